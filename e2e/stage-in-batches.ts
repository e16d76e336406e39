import { db } from "@/lib/db/client";
import { rankingOf } from "@/lib/review/ranking/rank";
import type { OpenedBatch, Verdict } from "@/lib/review/screening/schema";
import type { StoppingStatement } from "@/lib/review/stopping/schema";
import type { StoppingView } from "@/lib/review/stopping/view/schema";
import { resolve } from "@/prisma/seed/conflicts";
import type { SeedPerson } from "@/prisma/seed/team";
import { get, type Person, until, write } from "./api/client";

/** A stage that two people screen through the API, the one a batch behind the other. */
export interface Screened {
  reviewId: string;
  lead: Person;
  /** The second errs on every twentieth record, and is a batch behind. */
  voters: readonly [Person, Person];
  adjudicator: SeedPerson;
  protocolVersionId: string;
  records: readonly { id: string; title: string }[];
  isRelevant: (id: string) => boolean;
}

interface Batch extends OpenedBatch {
  itemIds: string[];
}

const stageOf = ({ reviewId }: Screened) => `/reviews/${reviewId}/stages/title_abstract`;

/** Ranks what is left from what is settled, and opens the next batch of it; or a random one. */
export async function openNext(stage: Screened, size: number, order: "random" | "ranked"): Promise<Batch> {
  if (order === "ranked") await rank(stage);
  const opened: OpenedBatch = await write(stage.lead, "POST", `${stageOf(stage)}/batches`, { size, order });
  const items = await db.stageItem.findMany({ where: { reviewId: stage.reviewId, batchId: opened.batchId } });
  return { ...opened, itemIds: items.map(({ id }) => id) };
}

async function rank({ reviewId, records }: Screened): Promise<void> {
  const settled = await db.stageItem.findMany({
    where: { reviewId, decision: { not: null } },
    select: { id: true, decision: true, stageId: true },
  });
  const stageId = settled[0]?.stageId;
  if (!stageId) return;
  const ranking = rankingOf(
    records.map(({ id, title }) => ({ id, title, abstract: null })),
    { seed: reviewId },
  );
  ranking.learn(new Map(settled.map(({ id, decision }) => [id, decision === "include"])));
  const made = {
    model: "two_views" as const,
    learned: settled.length,
    relevant: settled.filter(({ decision }) => decision === "include").length,
    isStarted: true,
    at: new Date(),
    itemIds: ranking.order(),
    weights: new Uint8Array(),
  };
  const key = { reviewId, stageId };
  await db.stageRanking.upsert({
    where: { reviewId_stageId: key },
    create: { ...key, ...made },
    update: made,
  });
}

/** One person votes on all of a batch, a few at a time. */
export async function voteOn(stage: Screened, batch: Batch, who: 0 | 1): Promise<void> {
  const waiting = [...batch.itemIds];
  const voter = stage.voters[who];
  const vote = async () => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const verdict = verdictOf(stage, id, who);
      const said = { verdict, protocolVersionId: stage.protocolVersionId };
      await write(voter, "PUT", `${stageOf(stage)}/items/${id}/vote`, said);
    }
  };
  await Promise.all([vote(), vote(), vote(), vote()]);
}

function errsOn({ records }: Screened, id: string): boolean {
  return records.findIndex((record) => record.id === id) % 20 === 7;
}

function verdictOf(stage: Screened, id: string, who: 0 | 1): Verdict {
  const isRight = who === 0 || !errsOn(stage, id);
  return stage.isRelevant(id) === isRight ? "include" : "exclude";
}

/** Closes a batch, has its conflicts settled as it is, and waits for the look that follows. */
export async function closeAndLook(stage: Screened, batch: Batch): Promise<StoppingStatement> {
  const { reviewId, lead, adjudicator } = stage;
  await write(lead, "PUT", `/reviews/${reviewId}/batches/${batch.batchId}/closing`);
  for (const itemId of batch.itemIds.filter((id) => errsOn(stage, id))) {
    const decision = stage.isRelevant(itemId) ? "include" : "exclude";
    await resolve(reviewId, adjudicator, { itemId, decision });
  }
  const view = await until(
    () => get<StoppingView>(lead, `${stageOf(stage)}/stopping`),
    ({ shown }) => shown?.looks[0]?.batchNumber === batch.number && shown.isPresent,
  );
  const statement = view.shown?.looks[0]?.statement;
  if (!statement) throw new Error("No look was taken.");
  return statement;
}
