import { db } from "@/lib/db/client";
import type { StageOrder } from "@/lib/review/screening/order/schema";
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

/** Opens the next batch: of what the worker has ranked by all that is settled, or a random one. */
export async function openNext(stage: Screened, size: number, order: "random" | "ranked"): Promise<Batch> {
  if (order === "ranked")
    await until(
      () => get<StageOrder>(stage.lead, `${stageOf(stage)}/order`),
      ({ isCatchingUp }) => !isCatchingUp,
    );
  const opened: OpenedBatch = await write(stage.lead, "POST", `${stageOf(stage)}/batches`, { size, order });
  const items = await db.stageItem.findMany({ where: { reviewId: stage.reviewId, batchId: opened.batchId } });
  return { ...opened, itemIds: items.map(({ id }) => id) };
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
