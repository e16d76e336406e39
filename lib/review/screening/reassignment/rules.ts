import { Refusal } from "@/lib/errors";
import { drawFrom, shuffled } from "../../draw";

/** A vote that somebody owes a batch, as seen by whoever may take it over. */
export interface OwedSlot {
  itemId: string;
  slot: number;
  position: number;
  /** The other is on this item already: nobody votes on an item twice. */
  isOnItem: boolean;
}

/** Votes go to somebody else who votes. Who hands them over may have left, be ill, or have too many. */
export function refuseReassignment(members: readonly string[], from: string, to: string): void {
  const message =
    from === to
      ? "Choose somebody else."
      : members.includes(to)
        ? null
        : "Choose a member who has the role of reviewer.";
  if (message === null) return;
  throw new Refusal("BAD_INPUT", "Hand the items to somebody else who votes.", [
    { path: "toPersonId", message },
  ]);
}

/** What goes over, at the end of the other's order and drawn anew, so that their own order tells nothing. */
export function movedOf(owed: readonly OwedSlot[], lastPosition: number, seed: string) {
  const mayGo = owed.filter((one) => !one.isOnItem);
  return shuffled(mayGo, drawFrom(seed)).map(({ itemId, slot, position }, at) => ({
    itemId,
    slot,
    position: lastPosition + at + 1,
    was: position,
  }));
}

/** How many went and how many stayed; a member who votes is not told: it would say how far another is. */
export function toldOf(
  isBlind: boolean,
  moved: number,
  left: number,
): { moved: number | null; left: number | null } {
  return isBlind ? { moved: null, left: null } : { moved, left };
}
