import type { Card, Queue } from "@/lib/review/screening/schema";
import type { Entry, LastVote } from "./entry";

const LAST = 5;

/** The queue as it will be when the waiting acts are saved: what the screen shows at once. */
export function applyAll(queue: Queue, entries: readonly Entry[]): Queue {
  return entries.filter((entry) => entry.refused === null).reduce(apply, queue);
}

/** What one act does to one's own queue: the same on the screen before it is saved, and to what was fetched after. */
export function apply(queue: Queue, entry: Entry): Queue {
  const { itemId } = entry.card;
  const before = queue.last.find((one) => one.itemId === itemId);
  const items = queue.items.filter((one) => one.itemId !== itemId);
  const last = queue.last.filter((one) => one.itemId !== itemId);
  if (entry.kind === "vote") {
    const voted = [votedCard(entry, before?.vote.sealed ?? false), ...last].slice(0, LAST);
    return counted({ ...queue, items, last: voted }, entry.card, before ? 0 : 1);
  }
  if (!before) return queue;
  return counted({ ...queue, items: inOrder([...items, entry.card]), last }, entry.card, -1);
}

/** What is on the screen stays there while the others come in another order. */
export function withFirst(queue: Queue, card: Card | undefined): Queue {
  if (!card || queue.last.some((one) => one.itemId === card.itemId)) return queue;
  return { ...queue, items: [card, ...queue.items.filter((one) => one.itemId !== card.itemId)] };
}

function votedCard(entry: Extract<Entry, { kind: "vote" }>, sealed: boolean): LastVote {
  const { verdict, reasonId, secondaryReasonIds, note } = entry.said;
  const vote = { verdict, reasonId, secondaryReasonIds, note, castAt: entry.pressedAt, sealed };
  return { ...entry.card, vote };
}

function counted(queue: Queue, card: Card, more: number): Queue {
  const move = <T extends { done: number; left: number }>(it: T): T => ({
    ...it,
    done: it.done + more,
    left: Math.max(0, it.left - more),
  });
  const batches = queue.batches.map((batch) => (batch.batchId === card.batchId ? move(batch) : batch));
  return { ...move(queue), batches };
}

function inOrder(cards: readonly Card[]): Card[] {
  return [...cards].sort(
    (one, other) => one.batchNumber - other.batchNumber || one.position - other.position,
  );
}
