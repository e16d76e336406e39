import { db } from "./client";

const MANY = 1_000;

/** Many new rows that the planner does not know of make it read all of them for each of them. */
export async function refreshStatistics(newRows: number): Promise<void> {
  if (newRows >= MANY) await db.$executeRaw`SELECT refresh_statistics()`;
}
