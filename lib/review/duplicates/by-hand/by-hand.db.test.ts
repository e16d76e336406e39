import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { call } from "@/prisma/seed/client";
import { findSeedDuplicates, importCitations, type SeedCitation } from "@/prisma/seed/duplicates";
import { makeTeam, openBatch } from "@/prisma/seed/screening";
import { join, makePerson, makeReview, type SeedPerson, tokenOf } from "@/prisma/seed/team";
import type { PrismaCounts } from "../../prisma-flow/schema";
import { rebuildReview } from "../../rebuild";
import type { ClusterPage, DuplicateCounts } from "../schema";
import type { ComparisonByHand } from "./schema";

const BIOMARKERS: SeedCitation = {
  title: "Metabolomic biomarkers for ketamine",
  year: 2024,
  authors: ["Rao, A"],
};
const SAME: SeedCitation = {
  title: "Biomarkers of (S)-ketamine: a metabolomic study",
  year: 2024,
  authors: ["Rao, A"],
};
const OTHER: SeedCitation = { title: "Sleep after esketamine", year: 2021 };

let ada: SeedPerson;
let token: string;

beforeAll(async () => {
  ada = await makePerson("Ada");
  token = await tokenOf(ada);
});

const at = (reviewId: string, rest: string) => `/reviews/${reviewId}/duplicates/${rest}`;
const write = (reviewId: string, rest: string, body: object) =>
  call(token, "POST", at(reviewId, rest), { operationId: uuid(), ...body });
const compare = (reviewId: string, recordIds: readonly string[], survivorId?: string) => {
  const stays = survivorId ? `&survivorId=${survivorId}` : "";
  return call(token, "GET", at(reviewId, `comparison?recordIds=${recordIds.join(",")}${stays}`));
};

async function twoArms(): Promise<{ reviewId: string; cited: string; indexed: string; other: string }> {
  const reviewId = await makeReview(ada);
  const website = { name: "Reference lists", source: "citation_searching" } as const;
  const first = await importCitations(reviewId, ada, website, [BIOMARKERS]);
  const second = await importCitations(reviewId, ada, { name: "PubMed", source: "database" }, [SAME, OTHER]);
  const [indexed, other] = second.recordIds as [string, string];
  return { reviewId, cited: first.recordIds[0]!, indexed, other };
}

/** Everything a merge could move, without what names the event. */
async function everyState(reviewId: string) {
  const rows = await db.recordState.findMany({ where: { reviewId }, orderBy: { recordId: "asc" } });
  const reports = await db.report.findMany({ where: { reviewId }, orderBy: { id: "asc" } });
  return [rows.map(({ eventId: _eventId, ...row }) => row), reports.map(({ id, status }) => [id, status])];
}

describe("records picked by hand", () => {
  it("stand side by side with which would stay, and why", async () => {
    const { reviewId, cited, indexed, other } = await twoArms();
    const arms = (await compare(reviewId, [cited, indexed])).body as ComparisonByHand;
    expect(arms).toMatchObject({ survivorId: indexed, staysBecause: "database_or_register", problems: [] });
    expect(arms.records.map(({ id, searchName }) => [id, searchName])).toEqual([
      [indexed, "PubMed"],
      [cited, "Reference lists"],
    ]);
    expect(arms.differences.find(({ field }) => field === "year")?.state).toBe("equal");
    const order = (await compare(reviewId, [other, indexed])).body as ComparisonByHand;
    expect(order).toMatchObject({ survivorId: indexed, staysBecause: "imported_first" });
    const chosen = (await compare(reviewId, [other, indexed], other)).body as ComparisonByHand;
    expect(chosen).toMatchObject({ survivorId: other, staysBecause: "chosen" });
    expect((await compare(reviewId, [cited, indexed], cited)).status).toBe(409);
    expect((await compare(reviewId, [cited, indexed], other)).status).toBe(400);
  });

  it("are records of this review, at least two and at most ten", async () => {
    const { reviewId, cited, indexed } = await twoArms();
    const elsewhere = await twoArms();
    for (const ids of [
      [cited],
      [cited, cited],
      [cited, elsewhere.cited],
      [cited, "x"],
      Array(11).fill(indexed),
    ]) {
      expect((await compare(reviewId, ids)).status).toBe(400);
      expect((await write(reviewId, "separations", { recordIds: ids })).status).toBe(400);
    }
  });

  it("count as merged by people, and undoing gives everything back", async () => {
    const { reviewId, other, indexed } = await twoArms();
    const before = await everyState(reviewId);
    const merged = await write(reviewId, "merges", { recordIds: [other, indexed] });
    expect(merged.status).toBe(200);
    const counts = (await call(token, "GET", at(reviewId, "counts"))).body as DuplicateCounts;
    expect(counts).toMatchObject({ duplicatesByPerson: 1, duplicatesBySoftware: 0 });
    const flow = (await call(token, "GET", `/reviews/${reviewId}/prisma-flow`)).body as {
      counts: PrismaCounts;
    };
    expect(flow.counts.removed).toMatchObject({
      duplicatesByPerson: { n: 1 },
      duplicatesBySoftware: { n: 0 },
    });
    const { clusterId } = merged.body as { clusterId: string };
    const undone = await write(reviewId, `clusters/${clusterId}/undo`, { from: "confirmed" });
    expect(undone.status).toBe(200);
    expect(await everyState(reviewId)).toEqual(before);
  });

  it("that would leave an open batch are refused in one sentence, before and at the merge", async () => {
    const { reviewId, lead } = await makeTeam();
    const leads = await tokenOf(lead);
    const { recordIds } = await importCitations(reviewId, lead, { name: "A" }, [BIOMARKERS, OTHER]);
    await openBatch(reviewId, lead);
    const before = await everyState(reviewId);
    const seen = await call(leads, "GET", at(reviewId, `comparison?recordIds=${recordIds}`));
    const { problems, survivorId } = seen.body as ComparisonByHand;
    expect(problems).toEqual([
      { recordId: recordIds[1], sentence: expect.stringMatching(/^The record that .* open batch .*\.$/) },
    ]);
    expect(survivorId).toBe(recordIds[0]);
    const refused = await call(leads, "POST", at(reviewId, "merges"), { operationId: uuid(), recordIds });
    expect(refused).toMatchObject({
      status: 409,
      body: { message: `${problems[0]?.sentence} Nothing was changed.` },
    });
    expect(await everyState(reviewId)).toEqual(before);
  });
});

describe("records kept apart by hand", () => {
  it("are not proposed, until the decision is taken back", async () => {
    const reviewId = await makeReview(ada);
    const same = {
      title: "Ketamine and the lateral habenula in depression: a systematic account",
      year: 2020,
    };
    const one = await importCitations(reviewId, ada, { name: "A" }, [same]);
    const two = await importCitations(reviewId, ada, { name: "B" }, [{ ...same, title: `${same.title}.` }]);
    const recordIds = [...one.recordIds, ...two.recordIds];
    const proposed = async () => {
      await findSeedDuplicates(reviewId);
      return ((await call(token, "GET", at(reviewId, "clusters"))).body as ClusterPage).clusters.length;
    };
    expect(await proposed()).toBe(1);
    const apart = await write(reviewId, "separations", { recordIds });
    expect(apart.status).toBe(200);
    expect(await proposed()).toBe(0);
    const { clusterId } = apart.body as { clusterId: string };
    expect((await write(reviewId, `clusters/${clusterId}/undo`, { from: "split" })).status).toBe(200);
    expect(await proposed()).toBe(1);
    const differences = await rebuildReview(reviewId);
    expect(differences.filter(({ missing, extra }) => missing > 0 || extra > 0)).toEqual([]);
  });

  it("are refused while they are merged", async () => {
    const { reviewId, cited, indexed } = await twoArms();
    await write(reviewId, "merges", { recordIds: [cited, indexed] });
    const refused = await write(reviewId, "separations", { recordIds: [cited, indexed] });
    expect(refused.status).toBe(409);
    expect((refused.body as { message: string }).message).toMatch(/merged with each other. Split them/);
  });

  it("are a decision of those who decide on duplicates", async () => {
    const { reviewId, cited, indexed } = await twoArms();
    const rex = await makePerson("Rex");
    await join(reviewId, ada, rex, ["reviewer"]);
    const path = at(reviewId, "separations");
    const answer = await call(await tokenOf(rex), "POST", path, {
      operationId: uuid(),
      recordIds: [cited, indexed],
    });
    expect(answer.status).toBe(403);
  });
});
