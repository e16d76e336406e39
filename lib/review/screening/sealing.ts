import type { Verdict } from "./schema";

/** A vote that its author leaves alone is sealed after a day; never because the partner voted. */
export const SEALED_AFTER_MS = 24 * 3600 * 1000;

interface Cast {
  castAt: Date;
  /** Set by submitting or closing the batch, or by a change made after a day. */
  sealedAt: Date | null;
}

/** Whether a vote counts as given: its author submitted the batch, the batch was closed, or a day has passed. */
export function isSealed(vote: Cast, now: Date): boolean {
  return vote.sealedAt !== null || now.getTime() - vote.castAt.getTime() >= SEALED_AFTER_MS;
}

interface Kept {
  verdict: Verdict | null;
  reasonId: string | null;
  sealedVerdict: Verdict | null;
  sealedReasonId: string | null;
}

/** The first sealed vote, from which agreement is computed; changes made after sealing do not touch it. */
export function firstSealed(vote: Kept): { verdict: Verdict | null; reasonId: string | null } {
  if (vote.sealedVerdict) return { verdict: vote.sealedVerdict, reasonId: vote.sealedReasonId };
  return { verdict: vote.verdict, reasonId: vote.reasonId };
}
