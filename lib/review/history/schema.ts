import { z } from "zod";

/** Every write carries an id made when the key is pressed: a repeat gets the first answer and changes nothing. */
export const OperationId = z.uuid();

/** The record or report that a line is about, by its title. */
export const HistorySubject = z.object({
  kind: z.enum(["record", "report"]),
  id: z.uuid(),
  title: z.string(),
});
export type HistorySubject = z.infer<typeof HistorySubject>;

/** One line of a review's history as it is shown. */
export const HistoryEntry = z.object({
  id: z.uuid(),
  kind: z.string(),
  at: z.iso.datetime(),
  actorId: z.uuid(),
  actorName: z.string(),
  recordId: z.uuid().nullable(),
  reportId: z.uuid().nullable(),
  /** Null where a line is about many, or about neither a record nor a report. */
  subject: HistorySubject.nullable(),
  /** What the event says, as data; other people's blinded events are left out whole. */
  payload: z.record(z.string(), z.unknown()),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

export const HistoryFilter = z.strictObject({
  reviewId: z.uuid(),
  recordId: z.uuid().optional(),
  reportId: z.uuid().optional(),
  actorId: z.uuid().optional(),
  kind: z.string().max(60).optional(),
  /** From the last page's `next`. */
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type HistoryFilter = z.infer<typeof HistoryFilter>;
