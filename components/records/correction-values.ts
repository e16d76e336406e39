import { z } from "zod";
import type { Changes } from "@/lib/review/record/correction/schema";
import { normaliseDoi, normalisePmcid, normalisePmid } from "@/lib/review/record/identifiers";
import type { Author, RecordDraft } from "@/lib/review/record/schema";
import { words } from "./words";

const say = words.correct;

/** Text fields of a citation that the dialog shows as they are. */
const TEXTS = [
  "title",
  "journal",
  "volume",
  "issue",
  "pages",
  "doi",
  "pmid",
  "pmcid",
  "abstract",
  "language",
  "url",
] as const;
/** Lists with one entry on each line. */
const LISTS = ["keywords", "publicationTypes"] as const;

const text = (most: number) => z.string().max(most);
const optional = (holds: (text: string) => boolean, message: string, most = 1_000) =>
  text(most).refine((typed) => typed.trim() === "" || holds(typed.trim()), message);

/** The dialog's fields as people type them. */
export const CorrectionForm = z.object({
  title: text(20_000),
  authors: text(500_000),
  year: optional((year) => /^\d{4}$/.test(year) && Number(year) >= 1400 && Number(year) <= 2200, say.badYear),
  journal: text(5_000),
  volume: text(500),
  issue: text(500),
  pages: text(500),
  doi: optional((doi) => normaliseDoi(doi) !== undefined, say.badDoi),
  pmid: optional((pmid) => normalisePmid(pmid) !== undefined, say.badPmid),
  pmcid: optional((pmcid) => normalisePmcid(pmcid) !== undefined, say.badPmcid),
  abstract: text(500_000),
  keywords: text(200_000),
  language: text(500),
  publicationTypes: text(20_000),
  url: optional((url) => /^https?:\/\/\S+$/i.test(url), say.badUrl, 5_000),
});
export type CorrectionValues = z.infer<typeof CorrectionForm>;
export type CorrectionField = keyof CorrectionValues;

/** What a citation says, as the dialog shows it. */
export function valuesOf(draft: RecordDraft): CorrectionValues {
  const texts = Object.fromEntries(TEXTS.map((field) => [field, draft[field] ?? ""]));
  const lists = Object.fromEntries(LISTS.map((field) => [field, draft[field].join("\n")]));
  const year = draft.year === undefined ? "" : String(draft.year);
  return { ...texts, ...lists, year, authors: draft.authors.map(authorText).join("\n") } as CorrectionValues;
}

/** What people changed, of the fields whose text is another one. An empty field takes the field away. */
export function changesOf(draft: RecordDraft, typed: CorrectionValues): Partial<Changes> {
  const before = valuesOf(draft);
  const changes: Record<string, unknown> = {};
  for (const field of Object.keys(before) as CorrectionField[]) {
    if (typed[field].trim() === before[field].trim()) continue;
    changes[field] = citedAs(field, typed[field].trim(), draft);
  }
  return changes as Partial<Changes>;
}

function citedAs(field: CorrectionField, typed: string, draft: RecordDraft): unknown {
  if (typed === "") return null;
  if (field === "year") return Number(typed);
  if (field === "authors") return authorsIn(typed, draft.authors);
  return field === "keywords" || field === "publicationTypes" ? linesOf(typed) : typed;
}

/** A line that reads as before stays the author it was: a group, a name that was never split. */
function authorsIn(typed: string, before: readonly Author[]): Author[] {
  const known = new Map(before.map((author) => [authorText(author), author]));
  return linesOf(typed).map((line) => known.get(line) ?? authorOf(line));
}

function authorOf(line: string): Author {
  const comma = line.indexOf(",");
  const [family, given] = [line.slice(0, comma).trim(), line.slice(comma + 1).trim()];
  if (comma < 0 || family === "") return { literal: line.replace(/^,\s*/, "") };
  return given === "" ? { family } : { family, given };
}

function authorText(author: Author): string {
  if ("literal" in author) return author.literal;
  return author.given === undefined ? author.family : `${author.family}, ${author.given}`;
}

function linesOf(typed: string): string[] {
  const lines = typed.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "" && line !== ",");
}

/** What brings a citation back to what another says, field by field. */
export function changesTo(wanted: RecordDraft, from: RecordDraft): Partial<Changes> {
  const fields = fieldsThatDiffer(wanted, from);
  return Object.fromEntries(fields.map((field) => [field, wanted[field] ?? null]));
}

export function fieldsThatDiffer(one: RecordDraft, other: RecordDraft): (keyof RecordDraft)[] {
  const fields = [...new Set([...Object.keys(one), ...Object.keys(other)])] as (keyof RecordDraft)[];
  return fields.filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]));
}

/** A field of a citation as one text. */
export function fieldText(draft: RecordDraft, field: keyof RecordDraft): string {
  const value = draft[field];
  if (field === "authors" || field === "editors") return draft[field].map(authorText).join("; ");
  if (field === "identifiers")
    return draft.identifiers.map(({ scheme, value: id }) => `${scheme} ${id}`).join("; ");
  return Array.isArray(value) ? value.join("; ") : String(value ?? "");
}
