import { z } from "zod";
import { StoppingStatement } from "../schema";

/** A look at whether enough is found, as it is kept. */
export const Look = z.object({
  number: z.int(),
  /** The last batch it looks at. */
  batchNumber: z.int(),
  statement: StoppingStatement,
  at: z.iso.datetime(),
});
export type Look = z.infer<typeof Look>;
