import { stringify } from "csv-stringify/sync";
import type { Audit } from "./schema";

/** What a file says of each of the two records. */
export interface CitedRecord {
  id: string;
  title: string;
  byline: string;
  year: number | null;
  journal: string | null;
  doi: string | null;
  pmid: string | null;
  /** What was searched. */
  source: string;
}

const CITED = ["id", "title", "authors", "year", "journal", "doi", "pmid", "source"] as const;
const COLUMNS = [
  "place",
  "judgement",
  "by",
  "at",
  "merged_now",
  ...CITED.map((one) => `merged_${one}`),
  ...CITED.map((one) => `stayed_${one}`),
];

/** A sample as a file: each merge with what was found, by whom and when, and both of its records. */
export function auditCsv({ merges }: Audit, cited: ReadonlyMap<string, CitedRecord>): string {
  const rows = merges.map(({ recordId, survivorId, judgement, by, at, mergedIn }, place) => ({
    ...{ place: place + 1, judgement: judgement ?? "", by, at },
    merged_now: mergedIn ? `by ${mergedIn.decidedBy}` : "no",
    ...citation("merged", cited.get(recordId)),
    ...citation("stayed", cited.get(survivorId)),
  }));
  // A cell that begins like a formula is one to a spreadsheet; `escape_formulas` writes an apostrophe before it.
  return stringify(rows, { header: true, columns: COLUMNS, bom: true, escape_formulas: true });
}

function citation(which: "merged" | "stayed", record: CitedRecord | undefined): Record<string, unknown> {
  const shown: Record<string, unknown> = { ...record, authors: record?.byline };
  return Object.fromEntries(CITED.map((one) => [`${which}_${one}`, shown[one]]));
}
