import { renameSync, writeFileSync } from "node:fs";
import { sentSoFar } from "@/lib/db/statements";

/** The worker as the product runs it, which also tells a file how many statements it has sent to the data. */
const file = process.env.STATEMENTS_FILE;
if (file) setInterval(() => tell(file), 50).unref();

/** Whole or not at all: whoever reads it never finds it half written. */
function tell(file: string): void {
  writeFileSync(`${file}.next`, String(sentSoFar().statements));
  renameSync(`${file}.next`, file);
}

await import("@/lib/jobs/worker");
