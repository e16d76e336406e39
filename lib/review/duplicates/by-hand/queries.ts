import type { Scope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import { comparedRecords } from "../queries";
import { mergeProblems, refuseForeign } from "../rules";
import { shownOf } from "../shown/queries";
import { type ShownRecord, sideBySide } from "../side-by-side";
import { standings } from "../standing/queries";
import { staysBecause, survivorAmong } from "../survivor";
import type { CompareByHand, ComparisonByHand } from "./schema";

/** Records that a person picked, as a cluster would show them, with what the merge would be refused for. */
export async function compareByHand(
  scope: Scope<"duplicates.view">,
  { recordIds, survivorId: wanted }: Pick<CompareByHand, "recordIds" | "survivorId">,
): Promise<ComparisonByHand> {
  const [standing, records, shown] = await Promise.all([
    standings(db, scope, recordIds),
    comparedRecords(scope, recordIds),
    shownRecords(scope, recordIds),
  ]);
  refuseForeign(recordIds, new Set(standing.map(({ recordId }) => recordId)));
  const survivorId = survivorAmong(standing, wanted);
  const compared = sideBySide(records, shown, survivorId);
  return {
    ...compared,
    staysBecause: wanted ? "chosen" : staysBecause(records),
    problems: mergeProblems(standing, survivorId),
  };
}

function shownRecords({ reviewId }: Scope, recordIds: readonly string[]): Promise<ShownRecord[]> {
  return db.$queryRaw`
    SELECT ${shownOf}
    FROM record_own r JOIN search s ON s.review_id = r.review_id AND s.id = r.search_id
    WHERE r.review_id = ${reviewId}::uuid AND r.id = ANY(${[...recordIds]}::uuid[])`;
}
