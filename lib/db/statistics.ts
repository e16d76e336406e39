import { db } from "./client";

const MANY = 1_000;

/** What a step of an import wrote, of which the function in the database knows the tables. */
type Written = "records" | "words" | "keys" | "duplicates";

/** Many new rows that the planner does not know of make it read all of them for each of them. */
export async function refreshStatistics(written: Written, newRows: number): Promise<void> {
  if (newRows >= MANY) await db.$executeRaw`SELECT refresh_statistics(${written})`;
}
