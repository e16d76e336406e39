import { closeDatabase, db } from "@/lib/db/client";
import { rebuildReview } from "./rebuild";

/** Rebuilds every review of this installation and says how many rows differ. Ends with 1 when any does. */
async function main(): Promise<void> {
  const reviews = await db.review.findMany({ select: { id: true, title: true }, orderBy: { id: "asc" } });
  let faults = 0;
  for (const { id, title } of reviews) {
    const differing = (await rebuildReview(id)).filter(({ missing, extra }) => missing + extra > 0);
    const rows = differing.reduce((sum, { missing, extra }) => sum + missing + extra, 0);
    faults += rows;
    console.log(`${id} ${title}: ${rows} rows differ`);
    for (const { table, missing, extra } of differing) {
      console.log(
        `  ${table}: ${missing} the events lead to and were not there, ${extra} were there and did not come back`,
      );
    }
  }
  console.log(`${reviews.length} reviews rebuilt, ${faults} rows differ.`);
  process.exitCode = faults > 0 ? 1 : 0;
}

await main().finally(closeDatabase);
