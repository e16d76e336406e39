import { parse } from "csv-parse/sync";
import type { BoxCount, MemberEntry, MemberPage, PrismaCounts } from "@/lib/review/prisma-flow/schema";
import { call, get } from "./client";
import type { Walk } from "./ketamine-team";

interface Identity {
  id: string;
  sentence: string;
  holds: boolean;
}

export interface Flow {
  counts: PrismaCounts;
  identities: Identity[];
}

export function prismaFlow({ path, ada }: Walk): Promise<Flow> {
  return get(ada, `${path}/prisma-flow`);
}

/** The counts as plain numbers: a box is its number, a list of lines goes by its labels. */
export function numbersOf(value: unknown): unknown {
  if (Array.isArray(value)) return Object.fromEntries(value.map(({ label, n }) => [label, n]));
  if (isBox(value)) return value.n;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, numbersOf(each)]));
}

/** Every box of the diagram, and every line of one. */
export function boxesOf(value: unknown): BoxCount[] {
  if (isBox(value)) return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(boxesOf);
}

function isBox(value: unknown): value is BoxCount {
  return typeof value === "object" && value !== null && "n" in value && "members" in value;
}

/** The list behind a number, in pages of four. */
export async function membersOf({ path, ada }: Walk, { members: key }: BoxCount): Promise<MemberEntry[]> {
  const found: MemberEntry[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const query = new URLSearchParams({ ...key, limit: "4", ...(cursor ? { cursor } : {}) });
    const page: MemberPage = await get(ada, `${path}/prisma-flow/members?${query}`);
    found.push(...page.members);
    cursor = page.next;
  }
  return found;
}

/** Numbers whose list has another length than the number says. */
export async function wrongLists(walk: Walk, counts: PrismaCounts): Promise<string[]> {
  const wrong: string[] = [];
  for (const box of boxesOf(counts)) {
    const ids = new Set((await membersOf(walk, box)).map(({ id }) => id));
    if (ids.size !== box.n) wrong.push(`${box.sentence}: ${box.n}, but ${ids.size} are listed`);
  }
  return wrong;
}

/** The columns `data` and `n` of the file for the R package. */
export async function csvNumbers({ path, ada }: Walk): Promise<[string, string][]> {
  const { body } = await call<string>(ada.token, "GET", `${path}/prisma-flow/prisma.csv`);
  const rows: Record<string, string>[] = parse(body, { columns: true, bom: true });
  return rows.map((row) => [row.data ?? "", row.n ?? ""]);
}

/** Labels of `data` in the file's order, with a number for each that is not 0. */
export function csvOf(numbers: Record<string, string>): [string, string][] {
  return CSV_DATA.map((name) => [name, numbers[name] ?? "0"]);
}

const CSV_DATA = [
  ...["NA", "previous_studies", "previous_reports", "NA", "database_results", "database_specific_results"],
  ...["register_results", "register_specific_results", "NA", "website_results", "organisation_results"],
  ...["citations_results", "duplicates", "excluded_automatic", "excluded_other", "records_screened"],
  ...["records_excluded", "dbr_sought_reports", "dbr_notretrieved_reports", "other_sought_reports"],
  ...["other_notretrieved_reports", "dbr_assessed", "dbr_excluded", "other_assessed", "other_excluded"],
  ...["new_studies", "new_reports", "total_studies", "total_reports", "identification", "screening"],
  ...["included", "total_studies_ma", "total_reports_ma"],
];
