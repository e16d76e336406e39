import { v7 as uuid } from "uuid";
import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { rebuildReview } from "@/lib/review/rebuild";
import { call } from "@/prisma/seed/client";
import { findSeedDuplicates, importCitations } from "@/prisma/seed/duplicates";
import { join, makePerson, makeReview, tokenOf } from "@/prisma/seed/team";
import type { DuplicateCounts, SureLevel } from "../schema";
import type { LevelPreview, SureLevelNow } from "./schema";

const TITLES = ["the mood of its crew", "how the tide slept", "what gulls eat at night"];
/** Three reports with identifiers, and three that agree in everything but have none. */
const cited = TITLES.flatMap((title, at) => [
  { title: `Light on the dock and ${title}`, doi: `10.1234/${at}`, year: 2019, authors: ["Antos, Z."] },
  {
    ...{
      title: `Lamps in the harbour and ${title}`,
      year: 2020,
      authors: ["Berg, Y."],
      journal: "Dock Studies",
    },
    ...{ volume: String(10 + at), pages: `${100 + at}-${108 + at}` },
  },
]);

async function review() {
  const ada = await makePerson("Ada");
  const reviewId = await makeReview(ada);
  const token = await tokenOf(ada);
  const at = `/reviews/${reviewId}/duplicates`;
  const get = async <T>(path: string) => (await call(token, "GET", `${at}${path}`)).body as T;
  const post = (path: string, body: object) =>
    call(token, "POST", `${at}${path}`, { operationId: uuid(), ...body });
  const counts = () => get<DuplicateCounts>("/counts");
  const preview = (level: SureLevel) => get<LevelPreview>(`/sure-level/preview?level=${level}`);
  const set = async (level: SureLevel, more: object = {}) => {
    const { number } = await get<SureLevelNow>("/sure-level");
    return post("/sure-level", { level, basedOn: number, ...more });
  };
  const numbers = async (level: SureLevel) => {
    const { asked, merged } = await preview(level);
    return { toStanding: { asked, merged } };
  };
  const add = async (name: string) => {
    // A file of the same content is refused.
    await importCitations(reviewId, ada, { name }, [...cited, { title: uuid() }]);
    await findSeedDuplicates(reviewId);
  };
  return { ada, reviewId, token, get, post, counts, preview, set, numbers, add };
}

const differing = async (reviewId: string) =>
  (await rebuildReview(reviewId)).filter((one) => one.missing + one.extra > 0);

it("is sure until somebody sets it, and is used by the searches that come", async () => {
  const { reviewId, get, set, counts, add } = await review();
  expect(await get("/sure-level")).toEqual({ level: "sure", number: 0, versions: [] });
  await add("A");
  expect((await set("ask", { rationale: "We want to see each of them" })).body).toEqual({ number: 1 });
  await add("B");
  expect(await counts()).toMatchObject({ proposed: 6, duplicatesBySoftware: 0 });
  await set("careful");
  await add("C");
  const { duplicatesBySoftware: careful } = await counts();
  expect(careful).toBeGreaterThanOrEqual(3);
  expect(await get("/sure-level")).toMatchObject({
    level: "careful",
    number: 2,
    versions: [
      { number: 2, level: "careful" },
      { number: 1, level: "ask", rationale: "We want to see each of them", by: "Ada" },
    ],
  });
  const events = await db.decisionEvent.findMany({
    where: { reviewId, kind: "duplicates_found" },
    orderBy: { at: "asc" },
  });
  expect(events.map(({ payload }) => (payload as { level: string }).level)).toEqual(["ask", "careful"]);
  expect(await differing(reviewId)).toEqual([]);
});

it("what stands stays when the level changes, unless asked for with the numbers that were shown", async () => {
  const { reviewId, set, counts, preview, numbers, add } = await review();
  await add("A");
  await add("B");
  const before = await counts();
  expect(before).toMatchObject({ proposed: 0, duplicatesBySoftware: 6 });
  expect(await preview("careful")).toEqual({ asked: 3, merged: 0, standing: 6, waiting: 0 });
  expect(await preview("ask")).toEqual({ asked: 6, merged: 0, standing: 6, waiting: 0 });
  expect(await preview("sure")).toEqual({ asked: 0, merged: 0, standing: 6, waiting: 0 });

  await set("careful");
  await findSeedDuplicates(reviewId);
  expect(await counts()).toEqual(before);
  expect((await set("careful", { toStanding: { asked: 2, merged: 0 } })).status).toBe(409);
  expect(await counts()).toEqual(before);

  expect((await set("careful", await numbers("careful"))).status).toBe(200);
  const parted = { proposed: 3, duplicatesBySoftware: 3, duplicatesByPerson: 0 };
  expect(await counts()).toMatchObject(parted);
  await findSeedDuplicates(reviewId);
  expect(await counts()).toMatchObject(parted);
  expect(await preview("sure")).toEqual({ asked: 0, merged: 3, standing: 3, waiting: 3 });
  expect(await differing(reviewId)).toEqual([]);

  await set("sure", await numbers("sure"));
  expect(await counts()).toEqual(before);
  await findSeedDuplicates(reviewId);
  expect(await counts()).toEqual(before);
  expect(await differing(reviewId)).toEqual([]);
});

it("leaves alone what people decided", async () => {
  const { reviewId, get, post, set, counts, numbers, add } = await review();
  await set("ask");
  await add("A");
  await add("B");
  const { clusters } = await get<{ clusters: { id: string }[] }>("/clusters?status=proposed");
  await post(`/clusters/${clusters[0]?.id}/confirmation`, {});
  await post(`/clusters/${clusters[1]?.id}/split`, { from: "proposed" });
  await findSeedDuplicates(reviewId);
  await set("sure", await numbers("sure"));
  const decided = { proposed: 0, duplicatesBySoftware: 4, duplicatesByPerson: 1, split: 1 };
  expect(await counts()).toMatchObject(decided);
  await set("ask", await numbers("ask"));
  expect(await counts()).toMatchObject({ ...decided, proposed: 4, duplicatesBySoftware: 0 });
  await findSeedDuplicates(reviewId);
  expect(await counts()).toMatchObject({ ...decided, proposed: 4, duplicatesBySoftware: 0 });
  expect(await differing(reviewId)).toEqual([]);
});

it("groups of more than two are parted as far as the level asks", async () => {
  const { reviewId, set, counts, numbers, preview, add } = await review();
  for (const name of ["A", "B", "C"]) await add(name);
  expect(await counts()).toMatchObject({ proposed: 0, duplicatesBySoftware: 12 });
  expect(await preview("careful")).toMatchObject({ asked: 6, merged: 0 });
  await set("careful", await numbers("careful"));
  expect(await counts()).toMatchObject({ proposed: 3, duplicatesBySoftware: 6 });
  await findSeedDuplicates(reviewId);
  expect(await counts()).toMatchObject({ proposed: 3, duplicatesBySoftware: 6 });
  await set("sure", await numbers("sure"));
  expect(await counts()).toMatchObject({ proposed: 0, duplicatesBySoftware: 12 });
  expect(await differing(reviewId)).toEqual([]);
});

it("is refused when somebody else set it meanwhile, when it is so already, and to who may not decide", async () => {
  const { ada, reviewId, set, post } = await review();
  await set("careful");
  expect((await post("/sure-level", { level: "ask", basedOn: 0 })).status).toBe(409);
  expect((await set("careful")).status).toBe(409);
  const cy = await makePerson("Cy");
  await join(reviewId, ada, cy, ["reviewer"]);
  const at = `/reviews/${reviewId}/duplicates/sure-level`;
  const body = { operationId: uuid(), level: "ask", basedOn: 1 };
  expect((await call(await tokenOf(cy), "POST", at, body)).status).toBe(403);
  expect((await call(await tokenOf(cy), "GET", at)).body).toMatchObject({ level: "careful", number: 1 });
});
