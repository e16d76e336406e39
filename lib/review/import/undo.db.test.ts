import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { call } from "@/prisma/seed/client";
import { findSeedDuplicates, importCitations, risOfCitations } from "@/prisma/seed/duplicates";
import {
  importFile,
  makeSearch,
  risOf,
  runImport,
  seedRecords,
  standingsOf,
  startSeedImport,
} from "@/prisma/seed/import";
import { makeTeam, openBatch, vote } from "@/prisma/seed/screening";
import { makePerson, makeReview, tokenOf } from "@/prisma/seed/team";
import { importProjection } from "./projection";
import type { UndoPreview } from "./schema";

async function review() {
  const ada = await makePerson("Ada");
  const reviewId = await makeReview(ada);
  return { ada, reviewId, token: await tokenOf(ada) };
}

describe("undoing an import", () => {
  it("leaves everything as it was, duplicates of other imports included, and the file may come again", async () => {
    const { ada, reviewId, token } = await review();
    const paper = (title: string, doi: string) => ({ title, doi, year: 2020, authors: ["Liu, Rong"] });
    const [lamps, clocks, tides] = [
      paper("Lamps and the sleep of sailors at sea", "10.5555/lamps"),
      paper("Clocks that run backwards in old houses", "10.5555/clocks"),
      paper("Tides and the moods of lighthouse keepers", "10.5555/tides"),
    ];
    await importCitations(reviewId, ada, { name: "A site", source: "website" }, [lamps]);
    await importCitations(reviewId, ada, { name: "PubMed" }, [clocks]);
    await findSeedDuplicates(reviewId);
    const before = await standingsOf(reviewId);
    const searchId = await makeSearch(reviewId, ada, { name: "Embase" });
    const text = risOfCitations([lamps, clocks, tides]);
    const file = { name: "embase.ris", text, feeds: [{ part: "all" as const, searchId }] };
    const { importId } = await importFile(reviewId, ada, file);
    await findSeedDuplicates(reviewId);
    expect((await standingsOf(reviewId)).records.filter(({ status }) => status === "duplicate")).toHaveLength(
      2,
    );

    const path = `/reviews/${reviewId}/imports/${importId}/undo`;
    expect((await call(token, "GET", path)).body).toEqual({
      importId,
      records: 3,
      duplicatesReleased: 1,
      reports: 0,
      reportsAtWork: 0,
      inBatches: 0,
      decided: 0,
      obstacle: null,
    } satisfies UndoPreview);
    const undo = { operationId: uuid() };
    expect((await call(token, "PUT", path, undo)).body).toEqual({ records: 3 });
    expect((await call(token, "PUT", path, undo)).body).toEqual({ records: 3 });
    expect((await call(token, "PUT", path, { operationId: uuid() })).status).toBe(409);
    expect(await standingsOf(reviewId)).toEqual(before);
    expect(await db.duplicateCluster.count({ where: { reviewId } })).toBe(0);

    const again = await importFile(reviewId, ada, file);
    await findSeedDuplicates(reviewId);
    expect(again.recordIds).toHaveLength(3);
    expect((await standingsOf(reviewId)).records.filter(({ status }) => status === "duplicate")).toHaveLength(
      2,
    );
  });

  it("takes the reports of the other arm along", async () => {
    const { ada, reviewId, token } = await review();
    const before = await standingsOf(reviewId);
    const { importId } = await seedRecords(reviewId, ada, 3, {
      source: "citation_searching",
      name: "Citations",
    });
    const path = `/reviews/${reviewId}/imports/${importId}/undo`;
    expect((await call(token, "GET", path)).body).toMatchObject({ records: 3, reports: 3, obstacle: null });
    await call(token, "PUT", path, { operationId: uuid() });
    expect(await standingsOf(reviewId)).toEqual(before);
  });

  it("of one not read yet stops the reading", async () => {
    const { ada, reviewId, token } = await review();
    const searchId = await makeSearch(reviewId, ada);
    const file = { name: "a.ris", text: risOf(3), feeds: [{ part: "all" as const, searchId }] };
    const importId = await startSeedImport(reviewId, ada, file);
    await call(token, "PUT", `/reviews/${reviewId}/imports/${importId}/undo`, { operationId: uuid() });
    await runImport(reviewId, importId);
    expect(await db.recordState.count({ where: { reviewId } })).toBe(0);
  });

  it("says of records in a batch the same whether anybody voted or not", async () => {
    const { reviewId, lead, voters } = await makeTeam();
    const token = await tokenOf(lead);
    const { importId, recordIds } = await seedRecords(reviewId, lead, 3);
    await openBatch(reviewId, lead, "title_abstract", { size: 2 });
    const path = `/reviews/${reviewId}/imports/${importId}/undo`;
    const unvoted = await call(token, "GET", path);
    expect(unvoted.body).toMatchObject({ inBatches: 2, decided: 0, obstacle: null });
    await vote(reviewId, voters[0]!, { itemId: recordIds[0]!, verdict: "include" });
    expect((await call(token, "GET", path)).body).toEqual(unvoted.body);
    expect((await call(token, "PUT", path, { operationId: uuid() })).status).toBe(400);
  });

  it("while a batch opens: one of the two happens, never both", async () => {
    for (let round = 0; round < 6; round += 1) {
      const { reviewId, lead } = await makeTeam();
      const token = await tokenOf(lead);
      const { importId } = await seedRecords(reviewId, lead, 3);
      const path = `/reviews/${reviewId}/imports/${importId}/undo`;
      const [undone, opened] = await Promise.allSettled([
        call(token, "PUT", path, { operationId: uuid() }),
        openBatch(reviewId, lead),
      ]);
      const isUndone = undone.status === "fulfilled" && undone.value.status === 200;
      expect(isUndone).not.toBe(opened.status === "fulfilled");
    }
  });
});

describe("the history", () => {
  it("replayed gives the same rows", async () => {
    const { ada, reviewId, token } = await review();
    const left = await seedRecords(reviewId, ada, 3);
    const gone = await seedRecords(reviewId, ada, 2, { source: "website", name: "A site" });
    await seedRecords(reviewId, ada, 2, { source: "organisation", name: "An institute" });
    const removal = {
      recordIds: left.recordIds.slice(0, 1),
      as: "removed_other",
      method: "a rule",
      decidedBy: "person",
    };
    await call(token, "POST", `/reviews/${reviewId}/records/removals`, { ...removal, operationId: uuid() });
    await call(token, "PUT", `/reviews/${reviewId}/imports/${gone.importId}/undo`, { operationId: uuid() });
    const before = await projected(reviewId);
    expect(before.states).toHaveLength(7);
    const events = await db.decisionEvent.findMany({
      where: { reviewId, kind: { in: Object.keys(importProjection.events) } },
      orderBy: [{ xid: "asc" }, { id: "asc" }],
    });
    await db.$transaction(async (tx) => {
      await tx.$executeRaw`SET CONSTRAINTS ALL DEFERRED`;
      for (const table of [
        tx.reportRecord,
        tx.report,
        tx.recordState,
        tx.importSearch,
        tx.importState,
        tx.search,
      ])
        await (table as typeof tx.search).deleteMany({ where: { reviewId } });
      for (const event of events) await importProjection.apply(tx, event);
    });
    expect(await projected(reviewId)).toEqual(before);
  });
});

async function projected(reviewId: string) {
  const where = { reviewId };
  return {
    searches: await db.search.findMany({ where, orderBy: { id: "asc" } }),
    imports: await db.importState.findMany({ where, orderBy: { importId: "asc" } }),
    feeds: await db.importSearch.findMany({ where, orderBy: { importId: "asc" } }),
    states: await db.recordState.findMany({ where, orderBy: { recordId: "asc" } }),
    reports: await db.report.findMany({ where, orderBy: { id: "asc" } }),
    links: await db.reportRecord.findMany({ where, orderBy: { reportId: "asc" } }),
  };
}
