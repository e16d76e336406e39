import { v7 as uuid } from "uuid";
import { expect, it } from "vitest";
import { call } from "@/prisma/seed/client";
import { findSeedDuplicates, importCitations } from "@/prisma/seed/duplicates";
import { join, makePerson, makeReview, tokenOf } from "@/prisma/seed/team";
import { rebuildReview } from "../../rebuild";
import type { Audit, AuditList, Judgement } from "./schema";

const cited = Array.from({ length: 12 }, (_, i) => ({
  title: `Light on dock ${"abcdefghijkl"[i]} and the mood of its night crew`,
  doi: `10.1234/${i}`,
}));

async function merged() {
  const ada = await makePerson("Ada");
  const reviewId = await makeReview(ada);
  for (const name of ["A", "B"]) {
    const printed = cited.map((one) => ({ ...one, journal: `Journal ${name}` }));
    await importCitations(reviewId, ada, { name }, printed);
  }
  await findSeedDuplicates(reviewId);
  const token = await tokenOf(ada);
  const at = `/reviews/${reviewId}/duplicates/audits`;
  const draw = (body: object = {}) => call(token, "POST", at, { operationId: uuid(), ...body });
  const read = async (id: string) => (await call(token, "GET", `${at}/${id}`)).body as Audit;
  return { ada, reviewId, token, at, draw, read };
}

it("a sample of the software's merges is drawn, judged, and says which error to expect", async () => {
  const { reviewId, token, at, draw, read } = await merged();
  const drawn = await draw({ size: 10, seed: "a seed" });
  expect(drawn.status).toBe(200);
  const { auditId } = drawn.body as { auditId: string };
  const before = await read(auditId);
  expect(before).toMatchObject({ seed: "a seed", drawnOf: 12, error: { judged: 0, share: null, high: 1 } });
  expect(before.merges).toHaveLength(10);
  const again = (await draw({ size: 10, seed: "a seed" })).body as { auditId: string };
  expect((await read(again.auditId)).merges).toEqual(before.merges);

  const mark = (recordId: string | undefined, judgement: Judgement | null) =>
    call(token, "POST", `${at}/${auditId}/marks`, { operationId: uuid(), recordId, judgement });
  for (const [position, { recordId }] of before.merges.entries())
    await mark(recordId, position > 0 ? "right" : "wrong");
  expect((await read(auditId)).error).toMatchObject({ judged: 10, wrong: 1, share: 0.1 });
  await mark(before.merges[0]?.recordId, null);
  expect((await read(auditId)).error).toMatchObject({ judged: 9, wrong: 0, low: 0 });
  await mark(before.merges[1]?.recordId, "unsure");
  const after = await read(auditId);
  expect(after.error).toMatchObject({ judged: 8, wrong: 0, unsure: 1 });
  expect(after.error.highIfUnsureAreWrong).toBeGreaterThan(after.error.high);
  expect(after.merges.slice(0, 3)).toMatchObject([
    { judgement: null, by: null, at: null, mergedIn: { decidedBy: "software" } },
    { judgement: "unsure", by: "Ada", at: expect.any(String) },
    { judgement: "right", by: "Ada", title: expect.stringContaining("Light on dock") },
  ]);
  expect((await mark(uuid(), "right")).status).toBe(404);
  const { audits } = (await call(token, "GET", at)).body as AuditList;
  expect(audits.map(({ id }) => id)).toEqual([again.auditId, auditId]);
  expect(audits).toMatchObject([
    { size: 10, error: { judged: 0 } },
    { size: 10, drawnOf: 12, error: { judged: 8, unsure: 1 } },
  ]);
  expect((await rebuildReview(reviewId)).filter(({ missing, extra }) => missing + extra > 0)).toEqual([]);
});

it("is refused when nothing was merged, and to who may not decide", async () => {
  const ada = await makePerson("Ada");
  const reviewId = await makeReview(ada);
  const at = `/reviews/${reviewId}/duplicates/audits`;
  const draw = (token: string) => call(token, "POST", at, { operationId: uuid() });
  expect((await draw(await tokenOf(ada))).status).toBe(409);
  const cy = await makePerson("Cy");
  await join(reviewId, ada, cy, ["reviewer"]);
  expect((await draw(await tokenOf(cy))).status).toBe(403);
});

it("says which error the labelled records let expect", async () => {
  const { token, reviewId } = await merged();
  const { body } = await call(token, "GET", `/reviews/${reviewId}/duplicates/expectation`);
  expect(body).toMatchObject({
    levels: [
      { level: "ask", removed: 0, high: 0 },
      { level: "careful", wrong: 0, low: 0 },
      { level: "sure", wrong: 0, low: 0 },
    ],
  });
});
