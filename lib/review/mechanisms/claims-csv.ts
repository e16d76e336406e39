import { stringify } from "csv-stringify/sync";
import { CLAIM_FIELDS } from "../extraction/claim-fields";
import { type Known, propositionLabel } from "../extraction/propositions";
import type { End } from "../extraction/schema";
import type { ClaimEntry } from "./shapes";

/** `claims.csv`: one row for each claim, nested fields flattened (`system.taxon` becomes `system_taxon`). */
export function claimsCsv(claims: readonly ClaimEntry[], known: Known): string {
  const rows = claims.map((claim) => rowOf(claim, known));
  // A cell that begins like a formula is one to a spreadsheet; `escape_formulas` writes an apostrophe before it.
  return stringify(rows, { header: true, columns: COLUMNS, bom: true, escape_formulas: true });
}

const SINGLE = [
  "id",
  "reportId",
  "reportTitle",
  "reportByline",
  "reportYear",
  "studyId",
  "studyLabel",
  "propositionId",
  "statement",
] as const;
const PLACE = [
  "quote",
  "section",
  "page",
  "charStart",
  "charEnd",
  "fileSha256",
  "quoteFound",
  "note",
] as const;

const flat = (path: string) => path.replace(/^context\./, "").replaceAll(".", "_");
const COLUMNS = [
  ...SINGLE,
  "subject",
  "relation",
  "object",
  ...CLAIM_FIELDS.map(({ path }) => flat(path)),
  ...PLACE,
  "settledAt",
];

function rowOf(claim: ClaimEntry, known: Known): Record<string, unknown> {
  const proposition = known.propositions.get(claim.propositionId);
  return {
    ...Object.fromEntries(
      [...SINGLE, ...PLACE, "settledAt" as const].map((name) => [name, textOf(claim[name])]),
    ),
    subject: proposition ? nameOf(proposition.subject, known) : "",
    relation: proposition?.relation,
    object: proposition ? nameOf(proposition.object, known) : "",
    ...Object.fromEntries(CLAIM_FIELDS.map(({ path }) => [flat(path), textOf(valueAt(claim, path))])),
  };
}

function nameOf(end: End, known: Known): string {
  if ("termId" in end) return known.terms.get(end.termId)?.label ?? end.termId;
  const inner = known.propositions.get(end.propositionId);
  return inner ? propositionLabel(inner, known) : end.propositionId;
}

/** What was entered, as it was entered; the fields' own `read` folds for comparison. */
function valueAt(claim: ClaimEntry, path: string): unknown {
  return path.split(".").reduce<unknown>((value, step) => {
    return typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined;
  }, claim);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  return Object.values(value)
    .filter((part) => part !== null)
    .join(" ");
}
