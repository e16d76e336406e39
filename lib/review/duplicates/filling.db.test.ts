import pg from "pg";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { handlers } from "@/lib/jobs/handlers";
import { rebuildReview } from "@/lib/review/rebuild";
import type { WholeRecord } from "@/lib/review/record/contract";
import type { Queue } from "@/lib/review/screening/schema";
import { call } from "@/prisma/seed/client";
import { findSeedDuplicates } from "@/prisma/seed/duplicates";
import { importFile, makeSearch } from "@/prisma/seed/import";
import { makeProtocol, openBatch } from "@/prisma/seed/screening";
import { join, makePerson, makeReview, tokenOf } from "@/prisma/seed/team";

// The queue's own tables are closed to the product's role.
const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
beforeAll(() => owner.connect());
afterAll(() => owner.end());

const TITLE = "Antidepressant effects of ketamine beyond NMDA receptor antagonism";
const BARE = { DO: "10.5555/a" };
const FULL = {
  DO: "10.5555/a",
  AB: "Quiescence of the habenula was seen.",
  KW: "habenula",
  SP: "222",
  N1: "Included by Ada",
};

async function desk() {
  const ada = await makePerson("Ada");
  const reviewId = await makeReview(ada);
  const token = await tokenOf(ada);
  const get = async <T>(rest: string) => (await call(token, "GET", `/reviews/${reviewId}/${rest}`)).body as T;
  const post = (rest: string, body: object) =>
    call(token, "POST", `/reviews/${reviewId}/${rest}`, { operationId: uuid(), ...body });
  /** One record of a source, and the search for duplicates after it. */
  const bring = async (name: string, fields: Record<string, string>) => {
    const searchId = await makeSearch(reviewId, ada, { name });
    const lines = Object.entries({ TI: TITLE, AU: "Aleksandrova, LR", PY: "2017", ...fields });
    const text = ["TY  - JOUR", ...lines.map(([tag, value]) => `${tag}  - ${value}`), "ER  - ", ""].join(
      "\n",
    );
    const done = await importFile(reviewId, ada, {
      name: `${name}.ris`,
      text,
      feeds: [{ part: "all", searchId }],
    });
    await findSeedDuplicates(reviewId);
    return { importId: done.importId, id: done.recordIds[0]! };
  };
  const record = (id: string) => get<WholeRecord>(`records/${id}`);
  const abstractOf = async (id: string) => {
    const { draft, filling } = await record(id);
    return filling.abstract ?? draft.abstract ?? null;
  };
  const correct = async (id: string, changes: object) => {
    const basedOn = (await record(id)).correction?.id ?? null;
    const body = { operationId: uuid(), basedOn, changes };
    return call(token, "PUT", `/reviews/${reviewId}/records/${id}/correction`, body);
  };
  const found = async (query: string) =>
    (await get<{ records: { id: string }[] }>(`records?${query}`)).records.map(({ id }) => id);
  const cluster = async (query: string) =>
    (await get<{ clusters: { id: string }[] }>(`duplicates/clusters?${query}`)).clusters[0]!.id;
  /** Runs what waits of this review, as the worker would. */
  const index = async () => {
    const { rows: jobs } = await owner.query(
      `SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE t.identifier = 'index_records' AND payload->>'reviewId' = $1 ORDER BY j.id`,
      [reviewId],
    );
    for (const { payload } of jobs)
      await handlers.index_records?.(payload, { stopping: new AbortController().signal });
  };
  return { ada, reviewId, token, get, post, bring, record, abstractOf, correct, found, cluster, index };
}

async function rebuilt(reviewId: string) {
  return (await rebuildReview(reviewId)).filter(({ missing, extra }) => missing + extra > 0);
}

describe("what the record that stays lacks", () => {
  it("is filled from its duplicates wherever it is read, and says from where", async () => {
    const at = await desk();
    const { id: stays } = await at.bring("PubMed", BARE);
    const { id: goes } = await at.bring("Embase", FULL);
    const whole = await at.record(stays);
    expect(whole.draft).toMatchObject({ doi: "10.5555/a", keywords: [] });
    expect(whole.draft.abstract).toBeUndefined();
    expect(whole.filling).toEqual({ abstract: FULL.AB, keywords: ["habenula"], pages: "222" });
    expect(whole.filled).toContainEqual({ field: "abstract", recordId: goes, searchName: "Embase" });
    expect(whole.correction).toBeNull();
    expect(await at.found("lacks=abstract&status=awaiting_screening")).toEqual([]);
    await at.index();
    expect(await at.found("text=quiescence&status=awaiting_screening")).toEqual([stays]);
    expect(await db.record.findFirst({ where: { id: stays } })).toMatchObject({ abstract: null });

    const file = await call(
      at.token,
      "GET",
      `/reviews/${at.reviewId}/records/file?format=ris&status=awaiting_screening`,
    );
    expect(String(file.body)).toContain(FULL.AB);
    expect(String(file.body)).toContain("Filled from its duplicate in Embase: abstract, keywords, pages");
    expect(String(file.body)).not.toContain(FULL.N1);
    expect(await rebuilt(at.reviewId)).toEqual([]);
  });

  it("makes words findable once, and writes them again only when they are others", async () => {
    const at = await desk();
    const { id } = await at.bring("PubMed", BARE);
    await at.bring("Embase", FULL);
    const written = async () => {
      await at.index();
      const { rows } = await owner.query("SELECT xmin::text AS by FROM record_search WHERE record_id = $1", [
        id,
      ]);
      return rows[0].by;
    };
    const first = await written();
    expect(await written()).toBe(first);
    expect((await at.correct(id, { abstract: "Put right." })).status).toBe(200);
    expect(await written()).not.toBe(first);
    expect(await at.found("text=right&status=awaiting_screening")).toEqual([id]);
  });

  it("is read by those who screen", async () => {
    const at = await desk();
    const [bea, cy] = [await makePerson("Bea"), await makePerson("Cy")];
    for (const person of [bea, cy]) await join(at.reviewId, at.ada, person, ["reviewer"]);
    await makeProtocol(at.reviewId, at.ada);
    const { id } = await at.bring("PubMed", BARE);
    const { id: goes } = await at.bring("Embase", FULL);
    await openBatch(at.reviewId, at.ada);
    const path = `/reviews/${at.reviewId}/stages/title_abstract/queue`;
    const { items } = (await call(await tokenOf(bea), "GET", path)).body as Queue;
    expect(items).toMatchObject([{ recordId: id, abstract: FULL.AB, keywords: ["habenula"] }]);
    expect(items[0]?.filled).toEqual([
      { field: "abstract", recordId: goes, searchName: "Embase" },
      { field: "keywords", recordId: goes, searchName: "Embase" },
      { field: "pages", recordId: goes, searchName: "Embase" },
    ]);
  });

  it("goes with a split, comes back when that is undone, and goes with an undone import", async () => {
    const at = await desk();
    const { id } = await at.bring("PubMed", BARE);
    const embase = await at.bring("Embase", FULL);
    const clusterId = await at.cluster("status=confirmed");
    await at.post(`duplicates/clusters/${clusterId}/split`, { from: "confirmed" });
    expect(await at.abstractOf(id)).toBeNull();
    await at.index();
    expect(await at.found("text=quiescence&status=awaiting_screening")).toEqual([embase.id]);
    await at.post(`duplicates/clusters/${clusterId}/undo`, { from: "split" });
    expect(await at.abstractOf(id)).toBe(FULL.AB);
    const path = `/reviews/${at.reviewId}/imports/${embase.importId}/undo`;
    expect((await call(at.token, "PUT", path, { operationId: uuid() })).body).toEqual({ records: 1 });
    expect(await at.abstractOf(id)).toBeNull();
    expect(await db.recordFilled.count({ where: { reviewId: at.reviewId } })).toBe(0);
    expect(await rebuilt(at.reviewId)).toEqual([]);
  });

  it("gives way to what people corrected, in the one record and in the other", async () => {
    const at = await desk();
    const { id: stays } = await at.bring("PubMed", BARE);
    const { id: goes } = await at.bring("Embase", FULL);
    expect((await at.correct(goes, { abstract: "Put right." })).status).toBe(200);
    expect(await at.abstractOf(stays)).toBe("Put right.");
    await at.index();
    expect(await at.found("text=quiescence")).toEqual([]);
    expect((await at.correct(stays, { abstract: "Its own." })).status).toBe(200);
    expect(await at.record(stays)).toMatchObject({
      draft: { abstract: "Its own." },
      filling: { pages: "222" },
    });
    expect((await at.record(stays)).filling.abstract).toBeUndefined();
    expect((await at.correct(stays, { doi: null })).status).toBe(200);
    expect((await at.record(stays)).filling.doi).toBeUndefined();
    expect(await rebuilt(at.reviewId)).toEqual([]);
  });

  it("comes from the duplicates of its duplicates too", async () => {
    const at = await desk();
    const { id: first } = await at.bring("PubMed", { TI: "Another title altogether" });
    const { id: second } = await at.bring("Embase", BARE);
    await at.bring("Scopus", FULL);
    expect(await at.abstractOf(second)).toBe(FULL.AB);
    await at.post("duplicates/merges", { recordIds: [first, second] });
    expect(await at.abstractOf(first)).toBe(FULL.AB);
    const clusterId = await at.cluster("status=confirmed&decidedBy=software");
    await at.post(`duplicates/clusters/${clusterId}/split`, { from: "confirmed" });
    expect(await at.abstractOf(first)).toBeNull();
    expect(await rebuilt(at.reviewId)).toEqual([]);
  });

  it("does not make records look alike to the search for duplicates", async () => {
    const at = await desk();
    const { id } = await at.bring("PubMed", BARE);
    await at.bring("Embase", FULL);
    const page = await at.get<{ clusters: { differences: { field: string; values: object[] }[] }[] }>(
      "duplicates/clusters?status=confirmed",
    );
    const pages = page.clusters[0]?.differences.find(({ field }) => field === "pages");
    expect(pages?.values).toContainEqual({ recordId: id, marked: null });
  });
});
