import { db } from "@/lib/db/client";
import { resolve } from "@/prisma/seed/conflicts";
import { reportsOf, retrieve } from "@/prisma/seed/full-text";
import {
  close,
  makeProtocol,
  makeRecords,
  openBatch,
  type SeedVote,
  submit,
  vote,
} from "@/prisma/seed/screening";
import { join, makeReview, type SeedPerson } from "@/prisma/seed/team";
import { extractBlind, type Side } from "./blinding-extraction.fixture";
import type { StageKind } from "./protocol/schema";
import { assignSlots } from "./screening/assignment";

/** The same people in both worlds. A votes and leads: the voting role must win. */
export interface People {
  owner: SeedPerson;
  cleo: SeedPerson;
  a: SeedPerson;
  b: SeedPerson;
  c: SeedPerson;
  d: SeedPerson;
}

export interface World {
  reviewId: string;
  recordIds: string[];
  /** Reports that A and B extract, in the order of the records. */
  included: string[];
}

type Says = (at: number) => Pick<SeedVote, "verdict" | "note">;

const B_SAYS: Record<Side, Says> = {
  one: () => ({ verdict: "include" }),
  other: (at) => ({ verdict: at % 2 ? "exclude" : "maybe", note: `Doubtful ${at}` }),
};

/**
 * A review with a closed and an open batch in either stage, of pairs drawn from a fixed seed. Everybody has voted on
 * all of an open batch but A, who has voted on half; B, C and D have submitted. A and B extract reports of the closed
 * batch. Only what B says differs.
 */
export async function makeWorld(people: People, recordIds: string[], side: Side): Promise<World> {
  const { owner, cleo, a, b, c, d } = people;
  const reviewId = await makeReview(owner);
  await join(reviewId, owner, cleo, ["adjudicator"]);
  await join(reviewId, owner, a, ["reviewer", "lead", "extractor"]);
  await join(reviewId, owner, b, ["reviewer", "extractor"]);
  for (const person of [c, d]) await join(reviewId, owner, person, ["reviewer"]);
  await makeProtocol(reviewId, owner);
  const records = (await makeRecords(reviewId, owner, recordIds.length, recordIds)).map((one) => one.id);
  const all: Says = (at) => ({ verdict: at % 3 === 0 ? "exclude" : "include" });
  const closed = await openTwelve(reviewId, people, "first");
  await voteAll(reviewId, [a, c, d], records.slice(0, 12), "first", people, all);
  await voteAll(reviewId, [b], records.slice(0, 12), "first", people, () => ({ verdict: "include" }));
  await close(reviewId, owner, closed);
  const open = await openTwelve(reviewId, people, "second");
  const second = records.slice(12, 24);
  await voteAll(reviewId, [c, d], second, "second", people, all);
  await voteAll(reviewId, [a], second.slice(0, 6), "second", people, all);
  await voteAll(reviewId, [b], second, "second", people, B_SAYS[side]);
  for (const person of [b, c, d]) await submit(reviewId, person, open);
  await settleWhatIsSealed(reviewId, cleo, "title_abstract", second);
  const included = await assessFullTexts(reviewId, people, records.slice(0, 12), side);
  await extractBlind({ reviewId, a, b, lead: owner }, included, side);
  return { reviewId, recordIds, included };
}

/** Four reports are assessed and included; on four more the votes are cast and not to be known. */
async function assessFullTexts(
  reviewId: string,
  { owner, cleo, a, b, c, d }: People,
  recordIds: string[],
  side: Side,
): Promise<string[]> {
  const reportIds = (await reportsOf(reviewId, recordIds)).slice(0, 8);
  for (const reportId of reportIds) await retrieve(reviewId, owner, reportId);
  const closed = (await openBatch(reviewId, owner, "full_text", { seed: "third", size: 4 })).batchId;
  for (const person of [a, b, c, d]) await assess(reviewId, person, closed, () => ({ verdict: "include" }));
  await close(reviewId, owner, closed);
  const open = (await openBatch(reviewId, owner, "full_text", { seed: "fourth", size: 4 })).batchId;
  for (const person of [c, d]) await assess(reviewId, person, open, () => ({ verdict: "include" }));
  await assess(reviewId, a, open, (at) => (at === 0 ? { verdict: "include" } : null));
  const [reason] = await db.reason.findMany({ where: { reviewId }, orderBy: { id: "asc" } });
  const excludes = { verdict: "exclude" as const, reasonId: reason?.id ?? null, note: "Nobody's rats." };
  await assess(reviewId, b, open, () => (side === "one" ? { verdict: "include" } : excludes));
  for (const person of [b, c, d]) await submit(reviewId, person, open);
  await settleWhatIsSealed(reviewId, cleo, "full_text", reportIds.slice(4));
  const done = await db.report.findMany({ where: { reviewId, status: "included" } });
  return reportIds.filter((id) => done.some((report) => report.id === id));
}

type Assesses = (at: number) => Pick<SeedVote, "verdict" | "note" | "reasonId"> | null;

/** One's votes on the reports of a batch that are one's own, in the order of the reports. */
async function assess(reviewId: string, person: SeedPerson, batchId: string, says: Assesses): Promise<void> {
  const own = await db.slot.findMany({
    where: { reviewId, batchId, personId: person.id },
    orderBy: { itemId: "asc" },
  });
  for (const [at, { itemId }] of own.entries()) {
    const said = says(at);
    if (said) await vote(reviewId, person, { stage: "full_text", itemId, ...said });
  }
}

async function openTwelve(reviewId: string, { owner }: People, seed: string): Promise<string> {
  return (await openBatch(reviewId, owner, "title_abstract", { seed, size: 12 })).batchId;
}

async function voteAll(
  reviewId: string,
  voters: SeedPerson[],
  items: string[],
  seed: string,
  { a, b, c, d }: People,
  says: Says,
): Promise<void> {
  const all = await db.stageItem.findMany({ where: { reviewId, batch: { seed } }, orderBy: { id: "asc" } });
  const everybody = [a, b, c, d].map((person) => person.id);
  const slots = assignSlots(
    all.map((item) => item.id),
    everybody,
    2,
    seed,
  );
  for (const person of voters) {
    for (const [at, itemId] of items.entries()) {
      const isTheirs = slots.some((slot) => slot.itemId === itemId && slot.personId === person.id);
      if (isTheirs) await vote(reviewId, person, { itemId, ...says(at) });
    }
  }
}

/** The adjudicator settles whatever is open to her ahead of the closing: in one world another than in the other. */
async function settleWhatIsSealed(
  reviewId: string,
  cleo: SeedPerson,
  stage: StageKind,
  items: string[],
): Promise<void> {
  for (const itemId of items)
    await resolve(reviewId, cleo, { stage, itemId, decision: "exclude" }).catch(() => null);
}
