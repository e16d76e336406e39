import { z } from "zod";
import { RECORD_STATES, REPORT_STATES } from "../flow";

const count = z.int().min(0);

/** Where every record and report of the review is now, and what waits for whoever asks. */
export const Overview = z.object({
  records: z.record(z.enum(RECORD_STATES), count),
  reports: z.record(z.enum(REPORT_STATES), count),
  /** Of the records that go on to full text, those that other methods found: nobody screens them. */
  otherMethods: count,
  studies: count,
  propositions: count,
  hasProtocol: z.boolean(),
  /** Imports that are being read now. */
  importsRunning: count,
  /** What waits for this person, by step; steps in which nothing waits are 0. */
  waiting: z.object({
    duplicates: count,
    screening: count,
    /** Excluded records to be read again in a quality check. */
    check: count,
    conflicts: count,
    retrieval: count,
    assessment: count,
    extraction: count,
  }),
  /** Records and reports in no batch yet, for whoever may open one. */
  unassigned: z.object({ records: count, reports: count }),
});
export type Overview = z.infer<typeof Overview>;
