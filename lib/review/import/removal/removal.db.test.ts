import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { rebuildReview } from "@/lib/review/rebuild";
import { call } from "@/prisma/seed/client";
import { importFile, makeSearch, seedRecords, standingsOf } from "@/prisma/seed/import";
import { makeTeam, openBatch } from "@/prisma/seed/screening";
import { makePerson, makeReview, tokenOf } from "@/prisma/seed/team";
import type { Removal, RuleCount } from "./schema";

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

describe("removing by a rule", () => {
  async function mixed() {
    const { ada, reviewId, token } = await review();
    const searchId = await makeSearch(reviewId, ada);
    const entry = (title: string, ...more: string[]) =>
      ["TY  - JOUR", `TI  - ${title}`, ...more, "ER  - ", ""].join("\n");
    const text = [
      entry("An editorial", "M3  - Editorial", "PY  - 2001", "LA  - eng"),
      entry("A letter", "M3  - letter", "PY  - 1980", "LA  - ger"),
      entry("Another letter", "M3  - LETTER", "PY  - 2020", "LA  - English; German"),
      entry("A trial", "M3  - Article", "PY  - 1999", "LA  - English"),
      entry("Says nothing"),
    ].join("\n");
    await importFile(reviewId, ada, { name: "mixed.ris", text, feeds: [{ part: "all", searchId }] });
    const base = `/reviews/${reviewId}/removals`;
    const count = async (rule: object) =>
      (await call(token, "POST", `${base}/count`, { rule })).body as RuleCount;
    const remove = (rule: object, records: number) =>
      call(token, "POST", base, { operationId: uuid(), rule, records });
    const standing = async () => (await call(token, "GET", base)).body as Removal[];
    return { ada, reviewId, token, base, count, remove, standing };
  }

  it("is counted first, is told in words, and is reversed as a whole", async () => {
    const { reviewId, token, base, count, remove, standing } = await mixed();
    const before = await standingsOf(reviewId);
    expect((await call(token, "GET", `${base}/facets`)).body).toMatchObject({
      records: 5,
      languages: [
        { value: "English", records: 3 },
        { value: "German", records: 2 },
      ],
      years: [1980, 1999, 2001, 2020].map((value) => ({ value, records: 1 })),
    });
    const rule = { by: "publication_type", types: ["Editorial", "Letter"] };
    const seen = await count(rule);
    expect(seen).toMatchObject({ records: 3, method: "Publication type: Editorial, Letter" });
    expect(seen.examples.map(({ title }) => title)).toEqual(["An editorial", "A letter", "Another letter"]);
    expect((await remove(rule, 2)).status).toBe(409);
    expect(await standingsOf(reviewId)).toEqual(before);
    expect((await remove(rule, 3)).body).toEqual({ records: 3 });
    const list = await call(token, "GET", `/reviews/${reviewId}/records?status=removed_other`);
    expect(list.body).toMatchObject({ total: 3 });
    const [removal] = await standing();
    expect(removal).toMatchObject({ method: seen.method, records: 3, by: "Ada", as: "removed_other" });
    expect((await rebuildReview(reviewId)).filter(({ missing, extra }) => missing + extra > 0)).toEqual([]);
    const reverse = () => call(token, "PUT", `${base}/${removal?.id}/reversal`, { operationId: uuid() });
    expect((await reverse()).body).toEqual({ records: 3 });
    expect(await standingsOf(reviewId)).toEqual(before);
    expect(await standing()).toEqual([]);
    expect((await reverse()).status).toBe(404);
  });

  it("goes by year and by language, and holds nothing against a record that it does not say", async () => {
    const { count } = await mixed();
    const titles = async (rule: object) => (await count(rule)).examples.map(({ title }) => title);
    expect(await count({ by: "year", before: 1999, after: null })).toMatchObject({ records: 1, silent: 1 });
    expect(await titles({ by: "year", before: 1999, after: 2001 })).toEqual(["A letter", "Another letter"]);
    expect(await titles({ by: "language", is: false, languages: ["English"] })).toEqual(["A letter"]);
    expect(await titles({ by: "language", is: true, languages: ["English"] })).toEqual([
      "An editorial",
      "A trial",
    ]);
  });

  it("passes over what is in a batch, and takes more than ten thousand at once", async () => {
    const { reviewId, lead } = await makeTeam();
    const token = await tokenOf(lead);
    await seedRecords(reviewId, lead, 10_500);
    await openBatch(reviewId, lead, "title_abstract", { size: 10 });
    const base = `/reviews/${reviewId}/removals`;
    const rule = { by: "year", before: 2200, after: null };
    expect((await call(token, "POST", `${base}/count`, { rule })).body).toMatchObject({ records: 10_490 });
    const done = await call(token, "POST", base, { operationId: uuid(), rule, records: 10_490 });
    expect(done.body).toEqual({ records: 10_490 });
    const [removal] = (await call(token, "GET", base)).body as Removal[];
    const back = await call(token, "PUT", `${base}/${removal?.id}/reversal`, { operationId: uuid() });
    expect(back.body).toEqual({ records: 10_490 });
    const list = await call(token, "GET", `/reviews/${reviewId}/records?status=awaiting_screening&limit=1`);
    expect(list.body).toMatchObject({ total: 10_000, totalIsCapped: true });
  }, 120_000);

  it("is for those who may remove, in their own review", async () => {
    const { reviewId, voters, lead } = await makeTeam();
    await seedRecords(reviewId, lead, 1);
    const rule = { by: "year", before: 2200, after: null };
    const base = `/reviews/${reviewId}/removals`;
    const remove = { operationId: uuid(), rule, records: 1 };
    expect((await call(await tokenOf(voters[0]!), "POST", base, remove)).status).toBe(403);
    const other = await review();
    expect((await call(other.token, "POST", base, remove)).status).toBe(404);
    expect((await call(other.token, "POST", `${base}/count`, { rule })).status).toBe(404);
  });
});
