import { stringify } from "csv-stringify/sync";
import type { MemberEntry } from "./schema";

const COLUMNS = [
  "title",
  "authors",
  "year",
  "journal",
  "doi",
  "pmid",
  "source",
  "state",
  "reason",
  "event",
  "at",
  "by",
  "unit",
  "id",
  "of",
] as const;

/** The list behind a number as a file: what is cited, why it is where it is, and by which event. */
export function membersCsv(members: readonly MemberEntry[]): string {
  const rows = members.map(({ byline, sourceName, because, event, of, ...member }) => ({
    ...member,
    authors: byline,
    source: sourceName,
    reason: because,
    event: event?.kind,
    at: event?.at,
    by: event?.actorName,
    of: of.join(" "),
  }));
  // A cell that begins like a formula is one to a spreadsheet; `escape_formulas` writes an apostrophe before it.
  return stringify(rows, { header: true, columns: COLUMNS, bom: true, escape_formulas: true });
}
