import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { call } from "@/prisma/seed/client";
import { seedRecords, standingsOf } from "@/prisma/seed/import";
import { makeTeam, openBatch } from "@/prisma/seed/screening";
import { makePerson, makeReview, tokenOf } from "@/prisma/seed/team";

async function review() {
  const ada = await makePerson("Ada");
  const reviewId = await makeReview(ada);
  return { ada, reviewId, token: await tokenOf(ada) };
}

describe("removing records before screening", () => {
  it("names the rule, is reversed by restoring, and moves reports of the other arm", async () => {
    const { ada, reviewId, token } = await review();
    const left = await seedRecords(reviewId, ada, 2);
    const right = await seedRecords(reviewId, ada, 1, { source: "website", name: "A site" });
    const before = await standingsOf(reviewId);
    const recordIds = [left.recordIds[0]!, right.recordIds[0]!];
    const removal = { recordIds, as: "removed_automation", method: "publication-type classifier" };
    const path = `/reviews/${reviewId}/records/removals`;
    const byHand = { ...removal, operationId: uuid(), decidedBy: "person" };
    expect((await call(token, "POST", path, byHand)).status).toBe(400);
    const done = await call(token, "POST", path, { ...removal, operationId: uuid(), decidedBy: "software" });
    expect(done.body).toEqual({ records: 2 });
    const one = await call(token, "GET", `/reviews/${reviewId}/records/${recordIds[0]}`);
    expect(one.body).toMatchObject({
      status: "removed_automation",
      method: removal.method,
      decidedBy: "software",
    });
    expect((await standingsOf(reviewId)).reports).toEqual([]);
    const restore = { operationId: uuid(), recordIds };
    await call(token, "POST", `/reviews/${reviewId}/records/restorations`, restore);
    expect(await standingsOf(reviewId)).toEqual(before);
    const twice = await call(token, "POST", `/reviews/${reviewId}/records/restorations`, {
      operationId: uuid(),
      recordIds,
    });
    expect(twice.status).toBe(409);
  });

  it("is refused in a batch, for another review's records and for reviewers", async () => {
    const { reviewId, lead, voters } = await makeTeam();
    const [token, other] = [await tokenOf(lead), await review()];
    const { recordIds } = await seedRecords(reviewId, lead, 2);
    await openBatch(reviewId, lead, "title_abstract", { size: 1 });
    const remove = (ids: string[], who = token, where = reviewId) =>
      call(who, "POST", `/reviews/${where}/records/removals`, {
        operationId: uuid(),
        recordIds: ids,
        as: "removed_other",
        method: "retraction notice",
        decidedBy: "person",
      });
    expect((await remove(recordIds)).status).toBe(409);
    expect((await remove(recordIds, other.token, other.reviewId)).status).toBe(404);
    expect((await remove(recordIds.slice(1), await tokenOf(voters[0]!))).status).toBe(403);
    expect((await remove(recordIds.slice(1))).status).toBe(200);
  });
});
