import { z } from "zod";
import { onBatch } from "../schema";

/** How many votes of each batch were cast under an older version of the protocol than the one in force. */
export const EarlierVoteCounts = z.object({
  batches: z.array(z.object({ batchId: z.uuid(), votes: z.int() })),
});
export type EarlierVoteCounts = z.infer<typeof EarlierVoteCounts>;

export const EarlierVoteFilter = onBatch.extend({
  /** From the last page's `next`. */
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type EarlierVoteFilter = z.infer<typeof EarlierVoteFilter>;

/** An item with votes under an older version: whose and which, never what they said. */
export const EarlierVoteEntry = z.object({
  itemId: z.uuid(),
  kind: z.enum(["record", "report"]),
  title: z.string(),
  byline: z.string(),
  year: z.int().nullable(),
  votes: z.array(z.object({ personId: z.uuid(), name: z.string(), protocolNumber: z.int() })),
});
export type EarlierVoteEntry = z.infer<typeof EarlierVoteEntry>;

export const EarlierVotePage = z.object({ items: z.array(EarlierVoteEntry), next: z.uuid().nullable() });
export type EarlierVotePage = z.infer<typeof EarlierVotePage>;
