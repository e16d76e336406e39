import { z } from "zod";
import { onBatch } from "../schema";

/** How many votes of each batch were cast under an older version of the protocol than the one in force. */
export const OlderVersionVoteCounts = z.object({
  batches: z.array(z.object({ batchId: z.uuid(), votes: z.int() })),
});
export type OlderVersionVoteCounts = z.infer<typeof OlderVersionVoteCounts>;

export const OlderVersionVoteFilter = onBatch.extend({
  /** From the last page's `next`. */
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type OlderVersionVoteFilter = z.infer<typeof OlderVersionVoteFilter>;

/** An item with votes under an older version: whose and which, never what they said. */
export const OlderVersionVoteEntry = z.object({
  itemId: z.uuid(),
  kind: z.enum(["record", "report"]),
  title: z.string(),
  byline: z.string(),
  year: z.int().nullable(),
  votes: z.array(z.object({ personId: z.uuid(), name: z.string(), protocolNumber: z.int() })),
});
export type OlderVersionVoteEntry = z.infer<typeof OlderVersionVoteEntry>;

export const OlderVersionVotePage = z.object({
  items: z.array(OlderVersionVoteEntry),
  next: z.uuid().nullable(),
});
export type OlderVersionVotePage = z.infer<typeof OlderVersionVotePage>;
