import pg from "pg";
import { db } from "@/lib/db/client";
import type { Jobs } from "@/lib/db/queue";
import { rankPerson } from "@/lib/jobs/rank-person";
import { rankStage } from "@/lib/jobs/rank-stage";
import type { SeedPerson } from "@/prisma/seed/team";

const run = { stopping: new AbortController().signal };

/** As the worker does it, once it comes to it. */
export const rankNow = (reviewId: string, stage: Jobs["rank_stage"]["stage"] = "title_abstract") =>
  rankStage({ reviewId, stage }, run);
export const rankFor = (reviewId: string, person: SeedPerson) =>
  rankPerson({ reviewId, stage: "title_abstract", personId: person.id }, run);

const STAGE = "01900000-0000-7000-8000-000000000001";

/**
 * What ranking draws, it draws by the id of the stage. Here it is always the same one: what differs between two reviews
 * was made by somebody, and what is found in one is no matter of luck.
 */
export async function drawByOneStage(reviewId: string): Promise<void> {
  await db.stage.updateMany({ where: { reviewId, kind: "title_abstract" }, data: { id: STAGE } });
}

/** Takes the rankings that wait for the worker off its queue; its tables are closed to the product's own role. */
export async function queuedRankings(reviewId: string): Promise<string[]> {
  const queue = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await queue.connect();
  try {
    const { rows } = await queue.query<{ key: string }>(
      "DELETE FROM graphile_worker._private_jobs WHERE key LIKE $1 RETURNING key",
      [`rank_%:${reviewId}:%`],
    );
    return rows.map(({ key }) => key.replace(`:${reviewId}`, "")).sort();
  } finally {
    await queue.end();
  }
}

const ABOUT = ["ketamine and depression", "ketamine in suicidal patients", "rapid effect of ketamine"];
const OTHER = [
  "hip fracture surgery",
  "teaching of dentists",
  "asthma in children",
  "costs of nursing homes",
  "sleep of shift workers",
];

/** Made-up titles: every fourth is about ketamine. */
export function titlesFor(count: number): string[] {
  return Array.from({ length: count }, (_, at) =>
    isAbout(at) ? `${ABOUT[at % 3]}, part ${at % 7}` : `${OTHER[at % 5]}, report ${at % 9}`,
  );
}

export const isAbout = (at: number) => at % 4 === 0;
