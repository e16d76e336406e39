import { z } from "zod";
import { StoppingStatement } from "./schema";

/** What the events of stopping say. */
export const stoppingEvents = {
  stopping_looked: z.object({
    stageId: z.uuid(),
    number: z.int(),
    /** The last batch it looks at. */
    batchNumber: z.int(),
    statement: StoppingStatement,
  }),
  screening_stopped: z.object({
    stopId: z.uuid(),
    stageId: z.uuid(),
    /** The look that allowed it. */
    lookNumber: z.int(),
    /** The rule in words, as PRISMA prints it. */
    method: z.string(),
    recordIds: z.array(z.uuid()),
  }),
  screening_resumed: z.object({
    stopId: z.uuid(),
    stageId: z.uuid(),
    /** What that stop left unscreened and is there still. */
    recordIds: z.array(z.uuid()),
  }),
};
