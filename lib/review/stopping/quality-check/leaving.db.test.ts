import { v7 as uuid } from "uuid";
import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { mergeByHand } from "@/lib/review/duplicates/commands/decide";
import { undoClusterDecision } from "@/lib/review/duplicates/commands/undo";
import { undoImport } from "@/lib/review/import/commands";
import { scopeOf } from "@/prisma/seed/team";
import { checking, deskOf, itemOf, nowOf, pick, rebuilt } from "./check.fixture";

it("passes over duplicates that are found late, and has them again; a doubted one is settled first", async () => {
  const { first, second, third, saying, ada, checkId, ...stage } = await checking();
  const { reviewId, lead } = stage;
  await saying(first, "doubted");
  await saying(second, "upheld");
  const decide = await scopeOf(lead.id, reviewId, "duplicates.decide");
  const survivorId = stage.recordIds.find(stage.isRelevant) ?? "";
  const merge = (...recordIds: string[]) =>
    mergeByHand(decide, {
      ...{ operationId: uuid(), reviewId, survivorId },
      recordIds: [survivorId, ...recordIds],
    });
  await expect(merge(first)).rejects.toThrow(/in conflict. Settle the conflict first/);
  const { clusterId } = await merge(second, third);
  const listed = async () => (await deskOf(reviewId, ada, checkId)).records.map(({ itemId }) => itemId);
  expect((await listed()).slice(0, 3)).toEqual([first, second, stage.excluded[3]]);
  await expect(saying(third, "upheld")).rejects.toThrow(/not excluded any more/);
  await expect(saying(second, "doubted")).rejects.toThrow(/not excluded any more/);
  expect(await rebuilt(reviewId)).toEqual([]);
  await undoClusterDecision(decide, { operationId: uuid(), reviewId, clusterId, from: "confirmed" });
  expect((await listed()).slice(0, 3)).toEqual([first, second, third]);
  await saying(second, "doubted");
  expect(await itemOf(reviewId, second)).toMatchObject({ status: "conflict", decision: null });
  expect(await rebuilt(reviewId)).toEqual([]);
});

it("goes with its import, which nothing said in it keeps from being undone", async () => {
  const { first, second, saying, ada, checkId, ...stage } = await checking();
  const { reviewId, lead } = stage;
  await saying(first, "upheld");
  await saying(second, "doubted");
  const { importId } = await db.record.findFirstOrThrow({ where: { reviewId } });
  const scope = await scopeOf(lead.id, reviewId, "import.run");
  await undoImport(scope, { operationId: uuid(), reviewId, importId, reason: "The wrong file" });
  expect((await deskOf(reviewId, ada, checkId)).records.map(pick)).toEqual([
    ["upheld", "away"],
    ["doubted", "away"],
  ]);
  expect(await nowOf(stage)).toMatchObject({ check: { records: 2, read: 2, unsettled: 0 }, left: 0 });
  await saying(second, null);
  await expect(saying(first, "doubted")).rejects.toThrow(/not excluded any more/);
  expect(await rebuilt(reviewId)).toEqual([]);
});
