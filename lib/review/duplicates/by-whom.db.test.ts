import { v7 as uuid } from "uuid";
import { expect, it } from "vitest";
import { prismaFlow } from "@/lib/review/prisma-flow/queries/flow";
import { rebuildReview } from "@/lib/review/rebuild";
import { call } from "@/prisma/seed/client";
import { findSeedDuplicates, importCitations } from "@/prisma/seed/duplicates";
import { join, makePerson, makeReview, scopeOf, tokenOf } from "@/prisma/seed/team";
import type { Audit } from "./audit/schema";
import type { ClusterPage } from "./schema";
import type { LevelPreview } from "./sure-level/schema";

const cited = ["the tide", "the crew", "the gulls"].map((what, at) => ({
  title: `Light on the dock at night and ${what}`,
  doi: `10.1234/${at}`,
}));

/** Three reports in three databases: six records that the software takes out. */
async function review() {
  const ada = await makePerson("Ada");
  const reviewId = await makeReview(ada);
  for (const name of ["A", "B", "C"]) {
    const printed = cited.map((one) => ({ ...one, journal: `Journal ${name}` }));
    await importCitations(reviewId, ada, { name }, printed);
  }
  await findSeedDuplicates(reviewId);
  const token = await tokenOf(ada);
  const at = `/reviews/${reviewId}/duplicates`;
  const get = async <T>(path: string) => (await call(token, "GET", `${at}${path}`)).body as T;
  const post = async (path: string, body: object = {}) => {
    const answer = await call(token, "POST", `${at}${path}`, { operationId: uuid(), ...body });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body as Record<string, string>;
  };
  const draw = async () => get<Audit>(`/audits/${(await post("/audits")).auditId}`);
  /** Removed as duplicates, as the diagram says: by software, by people; and whether all of it balances. */
  const removed = async () => {
    const { counts, identities } = await prismaFlow(await scopeOf(ada.id, reviewId, "prisma_flow.view"));
    expect(identities.filter((one) => !one.holds)).toEqual([]);
    const { duplicates, duplicatesBySoftware: software, duplicatesByPerson: person } = counts.removed;
    expect(duplicates.n).toBe(software.n + person.n);
    expect(await get("/counts")).toMatchObject({
      duplicatesBySoftware: software.n,
      duplicatesByPerson: person.n,
    });
    return [software.n, person.n];
  };
  const differs = async () => (await rebuildReview(reviewId)).filter((one) => one.missing + one.extra > 0);
  return { ada, reviewId, at, get, post, draw, removed, differs };
}

it("a merge of the software that a person finds right stays one of the software", async () => {
  const { post, draw, removed } = await review();
  expect(await removed()).toEqual([6, 0]);
  const { id, merges } = await draw();
  for (const { recordId } of merges) await post(`/audits/${id}/marks`, { recordId, judgement: "right" });
  expect(await removed()).toEqual([6, 0]);
});

it("a wrong one is taken out and counts again, its fellows stay; undone, it is the software's again", async () => {
  const { reviewId, post, draw, get, removed, differs } = await review();
  const { id, merges } = await draw();
  const [wrong] = merges;
  const { recordId = "" } = wrong ?? {};
  const clusterId = wrong?.mergedIn?.clusterId ?? "";
  await post(`/audits/${id}/marks`, { recordId, judgement: "wrong" });
  expect(await removed()).toEqual([6, 0]);
  const out = await post(`/clusters/${clusterId}/taken-out`, { recordId });
  expect(out).toEqual({ clusterId, from: "confirmed" });
  expect(await removed()).toEqual([5, 0]);
  await findSeedDuplicates(reviewId);
  expect(await removed()).toEqual([5, 0]);
  expect(await get("/counts")).toMatchObject({ proposed: 0, split: 1, confirmedBySoftware: 3 });
  expect((await get<Audit>(`/audits/${id}`)).merges[0]).toMatchObject({ judgement: "wrong", mergedIn: null });
  expect(await differs()).toEqual([]);

  await post(`/clusters/${clusterId}/undo`, { from: out.from });
  expect(await removed()).toEqual([6, 0]);
  expect(await get("/counts")).toMatchObject({ proposed: 0, split: 0, confirmedBySoftware: 3 });
  expect((await get<Audit>(`/audits/${id}`)).merges[0]?.mergedIn).toEqual({
    clusterId,
    decidedBy: "software",
  });
  expect(await differs()).toEqual([]);

  // Both merged records of one cluster, one after the other: the second leaves a pair, which is split.
  const two = merges.filter(({ mergedIn }) => mergedIn?.clusterId === clusterId);
  for (const one of two) await post(`/clusters/${clusterId}/taken-out`, { recordId: one.recordId });
  expect(await removed()).toEqual([4, 0]);
  await findSeedDuplicates(reviewId);
  expect((await removed())[0]).toBeLessThanOrEqual(5);
  expect(await differs()).toEqual([]);
});

it("merged again by hand it is a person's, and another level leaves it theirs", async () => {
  const { reviewId, post, get, draw, removed, differs } = await review();
  const { merges } = await draw();
  const { recordId = "", survivorId = "", mergedIn } = merges[0] ?? {};
  await post(`/clusters/${mergedIn?.clusterId}/taken-out`, { recordId });
  await post("/merges", { recordIds: [survivorId, recordId] });
  expect(await removed()).toEqual([5, 1]);
  await findSeedDuplicates(reviewId);
  expect(await removed()).toEqual([5, 1]);

  for (const [level, basedOn, expected] of [
    ["ask", 0, [0, 1]],
    ["sure", 1, [5, 1]],
  ] as const) {
    const { asked, merged } = await get<LevelPreview>(`/sure-level/preview?level=${level}`);
    await post("/sure-level", { level, basedOn, toStanding: { asked, merged } });
    expect(await removed()).toEqual(expected);
    await findSeedDuplicates(reviewId);
    expect(await removed()).toEqual(expected);
    expect(await differs()).toEqual([]);
  }
});

it("what waits is a person's once they confirm it, whatever the level", async () => {
  const { post, get, removed, differs } = await review();
  const { asked, merged } = await get<LevelPreview>("/sure-level/preview?level=ask");
  await post("/sure-level", { level: "ask", basedOn: 0, toStanding: { asked, merged } });
  expect(await removed()).toEqual([0, 0]);
  const { clusters } = await get<ClusterPage>("/clusters?status=proposed");
  expect(clusters).toHaveLength(3);
  for (const { id } of clusters) await post(`/clusters/${id}/confirmation`);
  expect(await removed()).toEqual([0, 6]);
  expect(await differs()).toEqual([]);
});

it("only a merged record is taken out, by who may decide, and once", async () => {
  const { ada, reviewId, at, draw, post } = await review();
  const { recordId = "", survivorId = "", mergedIn } = (await draw()).merges[0] ?? {};
  const path = `${at}/clusters/${mergedIn?.clusterId}/taken-out`;
  const token = await tokenOf(ada);
  const out = (id: string, who = token) => call(who, "POST", path, { operationId: uuid(), recordId: id });
  expect((await out(survivorId)).status).toBe(409);
  const cy = await makePerson("Cy");
  await join(reviewId, ada, cy, ["reviewer"]);
  expect((await out(recordId, await tokenOf(cy))).status).toBe(403);
  await post(`/clusters/${mergedIn?.clusterId}/taken-out`, { recordId });
  expect((await out(recordId)).status).toBe(409);
});
