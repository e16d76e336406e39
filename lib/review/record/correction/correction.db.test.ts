import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { rebuildReview } from "@/lib/review/rebuild";
import { call } from "@/prisma/seed/client";
import { importFile, makeSearch, seedRecords } from "@/prisma/seed/import";
import { makePerson, makeReview, tokenOf } from "@/prisma/seed/team";
import type { WholeRecord } from "../contract";

async function review() {
  const ada = await makePerson("Ada");
  const reviewId = await makeReview(ada);
  const token = await tokenOf(ada);
  const { recordIds } = await seedRecords(reviewId, ada, 3);
  const path = `/reviews/${reviewId}/records/${recordIds[0]}`;
  const get = async () => (await call(token, "GET", path)).body as WholeRecord;
  const correct = (changes: object, basedOn: string | null = null) =>
    call(token, "PUT", `${path}/correction`, { operationId: uuid(), basedOn, changes });
  return { ada, reviewId, token, recordIds, get, correct };
}

describe("a corrected record", () => {
  it("reads as corrected everywhere, and keeps what its source said", async () => {
    const { reviewId, token, recordIds, get, correct } = await review();
    const before = await get();
    expect(before.correction).toBeNull();
    const changes = {
      title: "A lamp that was misspelt",
      abstract: null,
      doi: "https://doi.org/10.5555/LAMP",
    };
    expect((await correct(changes)).status).toBe(200);
    const after = await get();
    expect(after).toMatchObject({
      title: "A lamp that was misspelt",
      doi: "10.5555/lamp",
      original: before.original,
      correction: { by: "Ada", imported: before.draft },
    });
    expect(after.draft.abstract).toBeUndefined();
    expect(after.identifiers).toContainEqual({ scheme: "doi", value: "10.5555/lamp" });
    const found = async (query: string) =>
      (await call(token, "GET", `/reviews/${reviewId}/records?${query}`)).body as {
        records: { id: string }[];
      };
    expect((await found("text=misspelt")).records.map(({ id }) => id)).toEqual([recordIds[0]]);
    expect((await found(`text=${encodeURIComponent(`"${before.title}"`)}`)).records).toEqual([]);
    expect((await found("lacks=abstract")).records.map(({ id }) => id)).toEqual([recordIds[0]]);
    const history = await call(token, "GET", `/reviews/${reviewId}/history?recordId=${recordIds[0]}`);
    expect(history.body).toMatchObject({
      entries: [{ kind: "record_corrected", payload: { changes: { title: { from: before.title } } } }],
    });
  });

  it("is not written over by somebody who saw an older state, and can be given back", async () => {
    const { reviewId, get, correct } = await review();
    const before = await get();
    await correct({ title: "First" });
    const { correction } = await get();
    expect(await correct({ title: "Second" })).toMatchObject({
      status: 409,
      body: { message: expect.stringMatching(/meanwhile/) },
    });
    expect((await correct({ title: before.title }, correction?.id)).status).toBe(200);
    expect((await get()).correction).toBeNull();
    expect(await db.recordCorrection.count({ where: { reviewId } })).toBe(0);
    expect((await get()).draft).toEqual(before.draft);
  });

  it("comes back the same from the events alone", async () => {
    const { reviewId, get, correct } = await review();
    await correct({ title: "First", authors: [{ family: "Antos", given: "Z" }] });
    await correct({ year: 1999, title: null }, (await get()).correction?.id);
    expect((await rebuildReview(reviewId)).filter(({ missing, extra }) => missing + extra > 0)).toEqual([]);
  });

  it("is corrected by those who import, and by nobody else's review", async () => {
    const { correct, recordIds } = await review();
    const bea = await makePerson("Bea");
    const other = await makeReview(bea);
    const path = `/reviews/${other}/records/${recordIds[0]}/correction`;
    const input = { operationId: uuid(), basedOn: null, changes: { title: "x" } };
    expect((await call(await tokenOf(bea), "PUT", path, input)).status).toBe(404);
    expect((await correct({ doi: "not a doi" })).body).toMatchObject({
      data: { fields: [{ path: "changes.doi" }] },
    });
  });

  it("a source marks as retracted is found as such", async () => {
    const { ada, reviewId, token } = await review();
    const searchId = await makeSearch(reviewId, ada);
    const text = "TY  - JOUR\nTI  - RETRACTED: Lamps and sleep\nDO  - 10.5555/r\nER  - \n";
    await importFile(reviewId, ada, { name: "r.ris", text, feeds: [{ part: "all", searchId }] });
    const list = await call(token, "GET", `/reviews/${reviewId}/records?retracted=true`);
    expect(list.body).toMatchObject({
      total: 1,
      records: [{ retracted: true, retraction: { publicationTypes: expect.any(Array), hasNotice: false } }],
    });
    const noted =
      "TY  - JOUR\nTI  - Lamps by day\nN1  - Ada excluded it; RETRACTION IN : Sleep 2020\nER  - \n";
    await importFile(reviewId, ada, { name: "n.ris", text: noted, feeds: [{ part: "all", searchId }] });
    const both = await call(token, "GET", `/reviews/${reviewId}/records?retracted=true`);
    const listed = (both.body as { records: { id: string; title: string; retraction: unknown }[] }).records;
    const second = listed.find(({ title }) => title === "Lamps by day");
    expect(second?.retraction).toEqual({ publicationTypes: expect.any(Array), hasNotice: true });
    const whole = await call(token, "GET", `/reviews/${reviewId}/records/${second?.id}`);
    expect((whole.body as { retraction: unknown }).retraction).toEqual(second?.retraction);
  });
});
