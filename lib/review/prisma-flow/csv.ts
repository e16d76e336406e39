import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { CSV_HEADER, CSV_ROWS } from "./csv-template";
import type { BoxCount, NamedCount, PrismaCounts, ReportBoxes } from "./schema";
import { OFFICIAL } from "./wording";

/** Rows of the file: 34 for PRISMA2020 1.1.4 and later, 32 for 1.1.0 to 1.1.3. */
export type CsvLayout = "34" | "32";

/** The column whose text the package prints. */
const BOX_TEXT = CSV_HEADER.indexOf("boxtext");

/** How the package writes "this line is not drawn". */
const NOT_APPLICABLE = "NA";

/** The numbers as the R package PRISMA2020 and its web app read them. */
export function prisma2020Csv(counts: PrismaCounts, layout: CsvLayout): string {
  const cells = numberCells(counts);
  const template: string[][] = parse(CSV_ROWS);
  const other = otherSourcesRow(counts);
  const rows = template
    .slice(0, Number(layout))
    .map((row) => (other && row[0] === other.row ? row.with(BOX_TEXT, other.boxText) : row))
    .map((row) => [...row, cells[row[0] ?? ""] ?? "0"]);
  return stringify([[...CSV_HEADER], ...rows]);
}

/** Rows absent here are headings and the boxes of an update, which print 0. */
function numberCells(counts: PrismaCounts): Record<string, string> {
  const { identified, removed, screening, databases, included } = counts;
  return {
    database_results: orNotApplicable(identified.databases),
    database_specific_results: identified.databases
      ? list(identified.perDatabase, "Database")
      : NOT_APPLICABLE,
    register_results: orNotApplicable(identified.registers),
    register_specific_results: identified.registers
      ? list(identified.perRegister, "Register")
      : NOT_APPLICABLE,
    duplicates: plain(removed.duplicates),
    excluded_automatic: plain(removed.automation),
    excluded_other: plain(removed.other),
    records_screened: plain(screening.screened),
    records_excluded: plain(screening.excluded),
    dbr_sought_reports: plain(databases.sought),
    dbr_notretrieved_reports: plain(databases.notRetrieved),
    dbr_assessed: plain(databases.assessed),
    dbr_excluded: reasons(databases),
    ...otherMethodsCells(counts),
    new_studies: plain(included.studies),
    new_reports: plain(included.reports),
    total_studies_ma: NOT_APPLICABLE,
    total_reports_ma: NOT_APPLICABLE,
  };
}

function otherMethodsCells({ template, otherMethods }: PrismaCounts): Record<string, string> {
  // The package drops the arm when websites, organisations and citations are all NA, whatever the caller
  // asked for, so an arm that was not used keeps the template's zeros in the two rows that carry it.
  const unsearched = template === "databases_only" ? "0" : NOT_APPLICABLE;
  const { reports } = otherMethods;
  const other = otherSourcesRow({ otherMethods });
  return {
    website_results: otherMethods.websites ? plain(otherMethods.websites) : unsearched,
    organisation_results: orNotApplicable(otherMethods.organisations),
    citations_results: otherMethods.citationSearching ? plain(otherMethods.citationSearching) : unsearched,
    ...(other ? { [other.row]: String(other.n) } : {}),
    other_sought_reports: plain(reports.sought),
    other_notretrieved_reports: plain(reports.notRetrieved),
    other_assessed: plain(reports.assessed),
    other_excluded: reasons(reports),
  };
}

interface OtherSources {
  row: "website_results" | "organisation_results" | "citations_results";
  boxText: string;
  n: number;
}

/**
 * The package has no row for sources of another kind, and draws no right arm when the three it has are all NA. It
 * prints each row's own text, so they take a row that nobody needs, or are added to the last under both names.
 */
function otherSourcesRow({ otherMethods }: Pick<PrismaCounts, "otherMethods">): OtherSources | null {
  const { websites, organisations, citationSearching, other } = otherMethods;
  if (!other) return null;
  const boxText = OFFICIAL.otherSources;
  if (!citationSearching) return { row: "citations_results", boxText, n: other.n };
  if (!organisations) return { row: "organisation_results", boxText, n: other.n };
  if (!websites) return { row: "website_results", boxText, n: other.n };
  const both = `${OFFICIAL.citationSearching} and ${boxText.toLowerCase()}`;
  return { row: "citations_results", boxText: both, n: citationSearching.n + other.n };
}

function plain(count: BoxCount): string {
  return String(count.n);
}

function orNotApplicable(count: BoxCount | null): string {
  return count ? plain(count) : NOT_APPLICABLE;
}

function reasons(boxes: ReportBoxes): string {
  const open = [
    { ...boxes.awaitingClassification, label: OFFICIAL.awaitingClassification },
    { ...boxes.ongoing, label: OFFICIAL.ongoing },
  ].filter(({ n }) => n > 0);
  // An empty cell would be read as NA.
  return list([...boxes.excludedByReason, ...open], "Reason") || "0";
}

function list(counts: readonly NamedCount[], kind: string): string {
  return counts.map(({ label, n }) => `${safeLabel(label, kind)}, ${n}`).join("; ");
}

/**
 * A label the package reads back whole: it splits at commas and semicolons, takes a cell without letters
 * for a number, and puts the text between quotation marks of its own. A leading `=` would be a formula.
 */
function safeLabel(label: string, kind: string): string {
  const text = label
    .replace(/\s+/g, " ")
    .replace(/^[=+\-@\s]+/, "")
    .replace(/\s*,/g, " -")
    .replace(/\s*;/g, " /")
    .replace(/'/g, "\u2019")
    .replace(/"/g, "\u201d")
    .replace(/\\/g, "/")
    .trim();
  return /\p{L}/u.test(text) ? text : `${kind} ${text}`.trim();
}
