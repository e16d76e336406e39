import { renameSync, writeFileSync } from "node:fs";
import { sentSoFar } from "@/lib/db/statements";

/** The worker as the product runs it, which also tells a file its process and how many statements it has sent to the data. */
const file = process.env.WORKER_FILE;
if (file) setInterval(() => tell(file), 50).unref();

let told = -1;

/** Whole or not at all: whoever reads it never finds it half written. Nothing new is not told: it took a tenth of the worker. */
function tell(file: string): void {
  const { statements } = sentSoFar();
  if (statements === told) return;
  told = statements;
  writeFileSync(`${file}.next`, JSON.stringify({ pid: process.pid, statements }));
  renameSync(`${file}.next`, file);
}

await import("@/lib/jobs/worker");
