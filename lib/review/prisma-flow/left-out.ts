import type { PrismaCounts } from "./schema";

/** What the diagram says and this file cannot: it has no row for it. */
export function leftOutOfCsv({
  otherMethods,
  removed,
  pendingRecords,
  pendingReports,
}: PrismaCounts): string[] {
  return [
    sentence(otherMethods.notSought.n, "records from other methods that never became a report"),
    sentence(
      removed.unscreenedStopped.n,
      "records counted as removed by automation because screening stopped",
    ),
    sentence(pendingRecords, "records still to screen"),
    sentence(pendingReports, "reports still to retrieve or assess"),
  ].filter((line) => line !== null);
}

function sentence(n: number, what: string): string | null {
  return n > 0 ? `${n} ${what}` : null;
}
