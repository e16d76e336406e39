import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { db, type Transaction } from "@/lib/db/client";
import { countingStatements } from "@/lib/db/statements";
import type { NotedEvent, Projection } from "@/lib/review/history/projection";
import { call } from "@/prisma/seed/client";
import { findSeedDuplicates, importCitations } from "@/prisma/seed/duplicates";
import { importFile, makeSearch, risOf } from "@/prisma/seed/import";
import { makeProtocol, openBatch } from "@/prisma/seed/screening";
import { join, makePerson, makeReview, scopeOf, tokenOf } from "@/prisma/seed/team";
import { importProjection } from "../import/projection";
import { duplicatesProjection } from "./projection";
import { clusterPage } from "./queries";
import { ClusterFilter, type ClusterPage } from "./schema";

async function desk() {
  const ada = await makePerson("Ada");
  const reviewId = await makeReview(ada);
  return { ada, reviewId, token: await tokenOf(ada) };
}

const title = "Antidepressant effects of ketamine beyond NMDA receptor antagonism";

describe("what is under way", () => {
  it("a record in a batch is left to people, and is not pulled out of an open batch", async () => {
    const { ada, reviewId, token } = await desk();
    const [bea, cy] = [await makePerson("Bea"), await makePerson("Cy")];
    for (const person of [bea, cy]) await join(reviewId, ada, person, ["reviewer"]);
    await makeProtocol(reviewId, ada);
    const cited = { name: "Citations", source: "citation_searching" as const };
    const { recordIds: late } = await importCitations(reviewId, ada, { name: "A" }, [
      { title, doi: "10.1234/a" },
      { title: "Another review of ketamine", doi: "10.1234/b" },
    ]);
    await openBatch(reviewId, ada);
    await importCitations(reviewId, ada, cited, [{ title, doi: "10.1234/a", year: 2017 }]);
    await findSeedDuplicates(reviewId);
    const states = await db.recordState.findMany({ where: { reviewId, status: "duplicate" } });
    expect(states.map(({ survivorId }) => survivorId)).toEqual([late[0]]);

    const merge = (recordIds: string[]) =>
      call(token, "POST", `/reviews/${reviewId}/duplicates/merges`, { operationId: uuid(), recordIds });
    const refused = await merge(late);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ message: expect.stringContaining("Close that batch first") });
  });

  it("two records in one batch that are surely the same are proposed, not merged", async () => {
    const { ada, reviewId, token } = await desk();
    const [bea, cy] = [await makePerson("Bea"), await makePerson("Cy")];
    for (const person of [bea, cy]) await join(reviewId, ada, person, ["reviewer"]);
    await makeProtocol(reviewId, ada);
    await importCitations(reviewId, ada, { name: "A" }, [{ title, doi: "10.1234/a" }]);
    await importCitations(reviewId, ada, { name: "B" }, [{ title: `${title}.`, doi: "10.1234/a" }]);
    await openBatch(reviewId, ada);
    await findSeedDuplicates(reviewId);
    expect(await db.recordState.count({ where: { reviewId, status: "duplicate" } })).toBe(0);
    const page = (await call(token, "GET", `/reviews/${reviewId}/duplicates/clusters`)).body as ClusterPage;
    expect(page.clusters).toMatchObject([{ basis: "identifier_and_title", status: "proposed" }]);
    expect(page.clusters[0]?.records.map(({ batch }) => batch)).toEqual(["open", "open"]);
  });
});

describe("a rebuild", () => {
  it("gives the same rows, after merges, splits, undoing and an undone import", async () => {
    const { ada, reviewId, token } = await desk();
    const at = `/reviews/${reviewId}`;
    const bring = async (name: string, doi: string | undefined, source?: "citation_searching") => {
      const done = await importCitations(reviewId, ada, { name, ...(source && { source }) }, [
        { title, ...(doi && { doi }), journal: name },
        { title: "Esketamine and the lateral habenula", doi: "10.1234/z", journal: name },
        { title: `Metabolites of ketamine: ${name}` },
      ]);
      await findSeedDuplicates(reviewId);
      return done;
    };
    const post = (rest: string, body: object) =>
      call(token, "POST", `${at}/duplicates/${rest}`, { operationId: uuid(), ...body });
    const first = async (query: string) =>
      ((await call(token, "GET", `${at}/duplicates/clusters?${query}`)).body as ClusterPage).clusters[0]!.id;
    await bring("Cited", "10.1234/a", "citation_searching");
    const { recordIds } = await bring("A", "10.1234/a");
    await bring("B", undefined);
    const gone = await bring("C", "10.1234/a");
    const confirmed = await first("status=proposed");
    await post(`clusters/${confirmed}/confirmation`, {});
    await post(`clusters/${confirmed}/undo`, { from: "confirmed" });
    await post(`clusters/${confirmed}/split`, { from: "proposed" });
    const software = await first("status=confirmed&decidedBy=software");
    await post(`clusters/${software}/split`, { from: "confirmed" });
    await post(`clusters/${software}/undo`, { from: "split" });
    const hand = await post("merges", { recordIds: [recordIds[1], recordIds[2]] });
    expect(hand.status).toBe(200);
    const undone = await call(token, "PUT", `${at}/imports/${gone.importId}/undo`, { operationId: uuid() });
    expect(undone.status).toBe(200);
    await findSeedDuplicates(reviewId);

    const before = await tables(db, reviewId);
    expect(before.duplicate_cluster?.length).toBeGreaterThan(2);
    expect(before.record_state).toHaveLength(12);
    const after = await db.$transaction(
      async (tx) => {
        await replay(tx, reviewId);
        return tables(tx, reviewId);
      },
      { timeout: 30_000 },
    );
    expect(after).toEqual(before);
  });
});

const TABLES = ["duplicate_cluster", "cluster_member", "record_state", "report", "report_record"] as const;

async function tables(tx: Transaction, reviewId: string): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const table of TABLES) {
    found[table] = await tx.$queryRawUnsafe(
      `SELECT to_jsonb(t) AS row FROM ${table} t WHERE review_id = $1::uuid ORDER BY 1`,
      reviewId,
    );
  }
  return found;
}

async function replay(tx: Transaction, reviewId: string): Promise<void> {
  await tx.$executeRaw`SET CONSTRAINTS ALL DEFERRED`;
  for (const table of [
    "duplicate_cluster",
    "record_state",
    "report",
    "import_search",
    "import_state",
    "search",
  ]) {
    await tx.$executeRawUnsafe(`DELETE FROM ${table} WHERE review_id = $1::uuid`, reviewId);
  }
  const events = await tx.decisionEvent.findMany({
    where: { reviewId },
    orderBy: [{ xid: "asc" }, { id: "asc" }],
  });
  const steps: Projection[] = [importProjection, duplicatesProjection];
  for (const event of events) {
    const step = steps.find((one) => event.kind in one.events);
    await step?.apply(tx, event as NotedEvent);
  }
}

describe("20 000 records", () => {
  it("are searched in a number of statements that does not grow with them", async () => {
    const small = await searched(20);
    const large = await searched(20_000);
    expect(large.duplicates).toBe(10_000);
    // Records are read in pages of 5 000: once for their keys, which are kept, and once to be compared.
    // After a thousand new keys, and after a thousand merges, the planner is told of them.
    expect(large.statements - small.statements).toBeLessThanOrEqual(18);
    const scope = await scopeOf(large.ada.id, large.reviewId, "duplicates.view");
    const filter = ClusterFilter.parse({ reviewId: large.reviewId, status: "confirmed", limit: 100 });
    const { result, statements } = await countingStatements(() => clusterPage(scope, filter));
    expect(result.clusters).toHaveLength(100);
    expect(statements).toBeLessThanOrEqual(4);
    const next = await clusterPage(scope, { ...filter, cursor: result.next! });
    expect(next.clusters[0]!.id > result.clusters.at(-1)!.id).toBe(true);
    console.info(
      `Looking for duplicates among 20 000 records, 10 000 of them: ${large.seconds.toFixed(1)} s`,
    );
  }, 240_000);
});

/** Half as many different citations, each from two databases. */
async function searched(count: number) {
  const { ada, reviewId } = await desk();
  for (const name of ["A", "B"]) {
    const searchId = await makeSearch(reviewId, ada, { name });
    const text = risOf(count / 2, "same").replaceAll("N1  - same", `N1  - ${name}`);
    await importFile(reviewId, ada, { name: `${name}.ris`, text, feeds: [{ part: "all", searchId }] });
  }
  const from = performance.now();
  const { statements } = await countingStatements(() => findSeedDuplicates(reviewId));
  const seconds = (performance.now() - from) / 1000;
  const duplicates = await db.recordState.count({ where: { reviewId, status: "duplicate" } });
  return { ada, reviewId, statements, seconds, duplicates };
}
