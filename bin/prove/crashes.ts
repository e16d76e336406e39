import { closeDatabase } from "@/lib/db/client";
import { crashImports, seesEarlyRecords } from "./import-crashes";
import { randomFrom } from "./random";
import { crashUploads } from "./upload-crashes";

/**
 * Kills the worker in the middle of imports and the web server in the middle of uploads, at points drawn from a seed.
 * Arguments: how many points, and the seed of an earlier run to repeat it.
 */
async function main([points = "50", seed = String(Date.now() % 2 ** 31)]: string[]): Promise<void> {
  console.log(`seed ${seed}: npm run prove -- crashes ${points} ${seed}`);
  const random = randomFrom(Number(seed));
  const tell = (line: string) => console.log(line);

  console.log("\nImports, with the worker killed:");
  if (!(await seesEarlyRecords(2_000)))
    throw new Error("Records shown early were not noticed: this proves nothing.");
  console.log("records that the database was made to show early were noticed");
  report(await crashImports({ points: Number(points), records: 6_100, random, tell }));

  console.log("\nUploads, with the web server killed:");
  report(await crashUploads({ points: Number(points), bytes: 60_000_000, random, tell }));
  console.log(
    "\nEvery import showed none or all of its records and has each once; every row has its whole file.",
  );
}

function report(counts: Map<string, number>): void {
  for (const [what, count] of counts) console.log(`${String(count).padStart(4)}  ${what}`);
}

await main(process.argv.slice(2)).finally(closeDatabase);
