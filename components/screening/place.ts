import type { Card, Queue } from "@/lib/review/screening/schema";
import type { LastVote } from "./entry";

/** Where a reviewer is: at a card they went to, or at the first that they have not put off. */
export interface Place {
  itemId: string | null;
  /** Put off for now, the latest at the end. */
  skipped: readonly string[];
}

export const START: Place = { itemId: null, skipped: [] };

/** The card on the screen; `vote` is one's own when it is one of the last decisions. */
export function shownAt(queue: Queue, place: Place): { card: Card; vote: LastVote["vote"] | null } | null {
  const last = queue.last.find((one) => one.itemId === place.itemId);
  if (last) return { card: last, vote: last.vote };
  const chosen = queue.items.find((one) => one.itemId === place.itemId);
  const open = queue.items.find((one) => !place.skipped.includes(one.itemId));
  const card = chosen ?? open ?? queue.items[0];
  return card ? { card, vote: null } : null;
}

/** On to the next card: a card to come is put off, a past one leads back towards the work. */
export function forward(queue: Queue, place: Place): Place {
  const shown = shownAt(queue, place);
  if (!shown) return place;
  const past = queue.last.findIndex((one) => one.itemId === shown.card.itemId);
  if (past >= 0) return { ...place, itemId: queue.last[past - 1]?.itemId ?? null };
  const skipped = [...place.skipped.filter((id) => id !== shown.card.itemId), shown.card.itemId];
  const isRoundDone = queue.items.every((one) => skipped.includes(one.itemId));
  return { itemId: null, skipped: isRoundDone ? [] : skipped };
}

/** Back: first through what was put off, then through the last decisions. */
export function back(queue: Queue, place: Place): Place {
  const shown = shownAt(queue, place);
  const past = queue.last.findIndex((one) => one.itemId === shown?.card.itemId);
  if (past >= 0) return { ...place, itemId: queue.last[past + 1]?.itemId ?? place.itemId };
  const skipped = place.skipped.filter((id) => queue.items.some((one) => one.itemId === id));
  const latest = skipped.at(-1);
  if (latest) return { itemId: latest, skipped: skipped.slice(0, -1) };
  return { itemId: queue.last[0]?.itemId ?? place.itemId, skipped };
}
