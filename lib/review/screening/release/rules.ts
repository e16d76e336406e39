import { notFound, Refusal } from "@/lib/errors";

/** An item of a batch as taking it out sees it: never whether anybody voted, which would tell of it. */
export interface StandingItem {
  itemId: string;
  /** It waits for its decision here: it has not left the stage since, and was not decided before the batch was reopened. */
  isUndecided: boolean;
}

/** Which items come out of a batch: those named, or all that it has yet to decide. */
export function releasedOf(
  status: "open" | "closed",
  items: readonly StandingItem[],
  named: readonly string[] | undefined,
): string[] {
  if (status !== "open") {
    throw new Refusal(
      "CONFLICT",
      "This batch is closed. What it left unfinished can go into another batch as it is; reopen the batch to take out what it has decided. Nothing was changed.",
    );
  }
  const known = new Set(items.map(({ itemId }) => itemId));
  if (named?.some((id) => !known.has(id))) throw notFound("item of this batch");
  const undecided = items.filter(
    ({ itemId, isUndecided }) => isUndecided && (named?.includes(itemId) ?? true),
  );
  if (undecided.length === 0) {
    throw new Refusal(
      "CONFLICT",
      "There is nothing in this batch that could be taken out. Nothing was changed.",
    );
  }
  return undecided.map(({ itemId }) => itemId);
}
