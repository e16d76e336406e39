import type { StageKind } from "@/lib/review/protocol/schema";
import type { Card, Queue, Verdict } from "@/lib/review/screening/schema";

/** What a reviewer says of a card. */
export interface Said {
  verdict: Verdict;
  reasonId: string | null;
  /** What else would exclude it; kept and never reported. */
  secondaryReasonIds: string[];
  note: string | null;
  protocolVersionId: string;
  /** When the card came on the screen. */
  shownAt: string;
  /** Looked at why it comes now, before saying anything. */
  whyShown?: boolean;
}

interface Kept {
  /** Made when the key was pressed; sent again unchanged, it is still one act. Sorts by the order of pressing. */
  operationId: string;
  /** The card as it was on the screen, so that what was said can be shown after a reload too. */
  card: Card;
  pressedAt: string;
  /** Sent at least once: the server may know it even if no answer came. */
  wasSent: boolean;
  /** Why the server said no; the entry then waits for its author, not for the network. */
  refused: string | null;
}

/** An act that is waiting to be saved. */
export type Entry = Kept & ({ kind: "vote"; said: Said } | { kind: "retract" });

export type LastVote = Queue["last"][number];

/** Whose acts, and where: the outbox of a person is never sent for another. */
export interface DeskPlace {
  personId: string;
  reviewId: string;
  stage: StageKind;
}
