import { randomUUID } from "node:crypto";
import type { ReportEntry, ReportPage, RetrievalOutcome } from "@/lib/review/full-text/schema";
import { call, get, type Person, write } from "./client";
import type { Walk } from "./ketamine-team";

/** Every report by the name of its record. */
export async function reports({ path, ada, names }: Walk): Promise<Map<string, ReportEntry>> {
  const found = new Map<string, ReportEntry>();
  for (let next: string | null = ""; next !== null; ) {
    const cursor: string = next ? `&cursor=${next}` : "";
    const page: ReportPage = await get(ada, `${path}/reports?limit=4${cursor}`);
    for (const report of page.reports) found.set(names.get(report.records[0]?.id ?? "") ?? report.id, report);
    next = page.next;
  }
  return found;
}

/** The id of the report of a record. */
export async function reportId(walk: Walk, name: string): Promise<string> {
  const report = (await reports(walk)).get(name);
  if (!report) throw new Error(`There is no report of ${name}.`);
  return report.id;
}

/** Notes an attempt to get the report of each of these records. */
export async function retrieve(
  walk: Walk,
  who: Person,
  names: readonly string[],
  outcome: RetrievalOutcome,
): Promise<void> {
  const found = await reports(walk);
  for (const name of names) {
    const attempt = { retrievalId: randomUUID(), outcome, note: "Asked the library." };
    await write(who, "POST", `${walk.path}/reports/${found.get(name)?.id}/retrievals`, attempt);
  }
}

/** Attaches a file to a report: its bytes are the body. */
export async function attach(
  { path }: Walk,
  who: Person,
  report: string,
  bytes: Uint8Array,
  name?: string,
): Promise<{ sha256: string; bytes: number }> {
  const { body } = await call<{ sha256: string; bytes: number }>(
    who.token,
    "PUT",
    documentPath(path, report, name),
    bytes,
  );
  return body;
}

/** Where a PDF of a report goes. */
export function documentPath(path: string, report: string, name = "report.pdf"): string {
  const query = new URLSearchParams({ operationId: randomUUID(), name });
  return `${path}/reports/${report}/document?${query}`;
}
