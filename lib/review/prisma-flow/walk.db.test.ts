import fc from "fast-check";
import { v7 as uuid } from "uuid";
import { expect, it } from "vitest";
import type { Permission } from "@/lib/access/roles";
import { db } from "@/lib/db/client";
import { Refusal } from "@/lib/errors";
import { mergeByHand, splitCluster } from "@/lib/review/duplicates/commands/decide";
import { undoClusterDecision } from "@/lib/review/duplicates/commands/undo";
import { REPORT_STATES, type ReportState } from "@/lib/review/flow";
import { setReportState } from "@/lib/review/full-text/commands/retrieval";
import { linkStudy, unlinkStudy } from "@/lib/review/full-text/commands/studies";
import { undoImport } from "@/lib/review/import/commands";
import { removeRecords, restoreRecords } from "@/lib/review/import/removal/commands";
import { rebuildReview } from "@/lib/review/rebuild";
import { stageOverview } from "@/lib/review/screening/queries";
import type { Verdict } from "@/lib/review/screening/schema";
import { resolve } from "@/prisma/seed/conflicts";
import { retrieve } from "@/prisma/seed/full-text";
import { seedRecords } from "@/prisma/seed/import";
import {
  close,
  makeTeam,
  openBatch,
  release,
  reopen,
  type ScreeningTeam,
  vote,
} from "@/prisma/seed/screening";
import { scopeOf } from "@/prisma/seed/team";
import { prismaFlow } from "./queries/flow";

type Step = (team: ScreeningTeam, pick: number) => Promise<unknown>;

const asLead = <P extends Permission>(team: ScreeningTeam, permission: P) =>
  scopeOf(team.lead.id, team.reviewId, permission);

const VERDICTS: readonly Verdict[] = ["include", "include", "exclude", "maybe"];
const of = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)];

/** Things that people do in a review; what is not possible at that moment is refused, and changes nothing. */
const STEPS: Record<string, Step> = {
  importDatabase: (team, pick) =>
    seedRecords(team.reviewId, team.lead, 1 + (pick % 3), { name: pick % 2 ? "PubMed" : "Embase" }),
  importWebsite: (team) => seedRecords(team.reviewId, team.lead, 2, { source: "website", name: "A website" }),
  undoImport: async (team, pick) => {
    const imports = await db.importState.findMany({
      where: { reviewId: team.reviewId, status: "published" },
    });
    const importId = of(imports, pick)?.importId;
    if (importId)
      await undoImport(await asLead(team, "import.run"), {
        operationId: uuid(),
        reviewId: team.reviewId,
        importId,
        reason: "The wrong file",
      });
  },
  removeRecord: async (team, pick) => {
    const states = await db.recordState.findMany({
      where: { reviewId: team.reviewId, status: "awaiting_screening" },
    });
    const id = of(states, pick)?.recordId;
    const as = pick % 2 ? ("removed_other" as const) : ("removed_automation" as const);
    const input = {
      operationId: uuid(),
      reviewId: team.reviewId,
      as,
      method: "rule",
      decidedBy: "software" as const,
    };
    if (id) await removeRecords(await asLead(team, "records.remove"), { ...input, recordIds: [id] });
  },
  restoreRecord: async (team, pick) => {
    const where = {
      reviewId: team.reviewId,
      status: { in: ["removed_other" as const, "removed_automation" as const] },
    };
    const id = of(await db.recordState.findMany({ where }), pick)?.recordId;
    if (id)
      await restoreRecords(await asLead(team, "records.remove"), {
        operationId: uuid(),
        reviewId: team.reviewId,
        recordIds: [id],
      });
  },
  screen: (team, pick) => runBatch(team, "title_abstract", pick),
  assess: (team, pick) => runBatch(team, "full_text", pick),
  screenPartly: (team, pick) => runBatch(team, "title_abstract", pick, 1),
  assessPartly: (team, pick) => runBatch(team, "full_text", pick, 1),
  release: async (team, pick) => {
    const { batchId } = await openBatch(team.reviewId, team.lead, pick % 2 ? "title_abstract" : "full_text");
    const items = await db.stageItem.findMany({ where: { reviewId: team.reviewId, batchId } });
    const one = of(items, pick)?.id;
    await release(team.reviewId, team.lead, batchId, pick % 3 && one ? [one] : undefined);
  },
  merge: async (team, pick) => {
    const where = { reviewId: team.reviewId, status: { in: ["included" as const, "excluded" as const] } };
    const states = await db.recordState.findMany({ where, orderBy: { recordId: "asc" } });
    const [one, two] = [of(states, pick), of(states, pick + 1)];
    const input = { operationId: uuid(), reviewId: team.reviewId };
    if (one && two && one !== two) {
      const recordIds = [one.recordId, two.recordId];
      await mergeByHand(await asLead(team, "duplicates.decide"), { ...input, recordIds });
    }
  },
  unmerge: async (team, pick) => {
    const where = { reviewId: team.reviewId, status: "confirmed" as const };
    const clusterId = of(await db.duplicateCluster.findMany({ where }), pick)?.id;
    const scope = await asLead(team, "duplicates.decide");
    const input = { operationId: uuid(), reviewId: team.reviewId, from: "confirmed" as const };
    if (!clusterId) return;
    if (pick % 2) await splitCluster(scope, { ...input, clusterId });
    else await undoClusterDecision(scope, { ...input, clusterId });
  },
  reopen: async (team, pick) => {
    const batches = await db.batch.findMany({ where: { reviewId: team.reviewId, status: "closed" } });
    const batchId = of(batches, pick)?.id;
    if (!batchId) return;
    await reopen(team.reviewId, team.lead, batchId);
    if (pick % 2) await close(team.reviewId, team.lead, batchId);
  },
  retrieve: async (team, pick) => {
    const reportId = of(await reportsIn(team), pick)?.id;
    const outcome = of(["retrieved", "retrieved", "not_retrieved", "waiting"] as const, pick);
    if (reportId) await retrieve(team.reviewId, team.lead, reportId, outcome);
  },
  setState: async (team, pick) => {
    const reportId = of(await reportsIn(team), pick)?.id;
    const status =
      of(["awaiting_classification", "ongoing", "awaiting_assessment"] as const, pick) ?? "ongoing";
    const input = { operationId: uuid(), reviewId: team.reviewId, status, note: "As it is" };
    if (reportId) await setReportState(await asLead(team, "screening.manage"), { ...input, reportId });
  },
  link: async (team, pick) => {
    const reportId = of(await reportsIn(team), pick)?.id;
    const studies = await db.study.findMany({ where: { reviewId: team.reviewId } });
    const known = pick % 3 ? of(studies, pick)?.id : undefined;
    const input = {
      operationId: uuid(),
      reviewId: team.reviewId,
      studyId: known ?? uuid(),
      label: "A study",
    };
    if (reportId) await linkStudy(await asLead(team, "full_text.link"), { ...input, reportId });
  },
  unlink: async (team, pick) => {
    const link = of(await db.studyReport.findMany({ where: { reviewId: team.reviewId } }), pick);
    if (link) await unlinkStudy(await asLead(team, "full_text.link"), { operationId: uuid(), ...link });
  },
};

function reportsIn(team: ScreeningTeam, states: readonly ReportState[] = REPORT_STATES) {
  const where = { reviewId: team.reviewId, status: { in: [...states] } };
  return db.report.findMany({ where, orderBy: { id: "asc" } });
}

async function runBatch(
  team: ScreeningTeam,
  stage: "title_abstract" | "full_text",
  pick: number,
  missing = 0,
): Promise<void> {
  const { batchId } = await openBatch(team.reviewId, team.lead, stage);
  const items = await db.stageItem.findMany({
    where: { reviewId: team.reviewId, batchId },
    orderBy: { id: "asc" },
  });
  for (const [n, { id: itemId }] of items.entries()) {
    for (const [m, voter] of team.voters.slice(n === 0 ? missing : 0).entries()) {
      const verdict = of(VERDICTS, pick * (n + 1) + (pick % 5 === 0 ? m : 0)) ?? "include";
      const reasonId =
        stage === "full_text" && verdict === "exclude" ? team.protocol.reasons[pick % 3]?.reasonId : null;
      const given = verdict === "maybe" && stage === "full_text" ? "include" : verdict;
      await vote(team.reviewId, voter, { itemId, verdict: given, stage, reasonId });
    }
  }
  await close(team.reviewId, team.lead, batchId);
}

/** Does all that waits, until nothing does: what no step can bring on any more stays pending, and is found. */
async function bringToAnEnd(team: ScreeningTeam): Promise<void> {
  for (const kind of ["title_abstract", "full_text"] as const) {
    for (const { id } of await reportsIn(team, ["sought", "not_retrieved"])) {
      await retrieve(team.reviewId, team.lead, id);
    }
    const batch = { reviewId: team.reviewId, status: "open" as const, stage: { kind } };
    for (const { id } of await db.batch.findMany({ where: batch })) await close(team.reviewId, team.lead, id);
    const conflicts = await db.stageItem.findMany({
      where: { reviewId: team.reviewId, status: "conflict", batch: { stage: { kind } } },
    });
    for (const { id: itemId } of conflicts) {
      await resolve(team.reviewId, team.adjudicator, { itemId, decision: "include", stage: kind });
    }
    const scope = await asLead(team, "screening.manage");
    while ((await stageOverview(scope, kind)).waiting > 0) await runBatch(team, kind, 4);
  }
}

/** Imports are undone one after another, whatever was done with their records. */
async function undoAll(team: ScreeningTeam): Promise<void> {
  const scope = await asLead(team, "import.run");
  const where = { reviewId: team.reviewId, status: "published" as const };
  for (const { reviewId, importId } of await db.importState.findMany({ where })) {
    await undoImport(scope, { operationId: uuid(), reviewId, importId, reason: "All of it" });
  }
}

const walks = fc.array(fc.tuple(fc.constantFrom(...Object.keys(STEPS)), fc.nat(1000)), {
  minLength: 8,
  maxLength: 16,
});

/** A walk on which every step is possible, so that none goes untried. */
const throughout: [string, number][] = [
  ["importDatabase", 1],
  ["removeRecord", 1],
  ["restoreRecord", 0],
  ["retrieve", 0],
  ["retrieve", 1],
  ["retrieve", 4],
  ["assess", 4],
  ["link", 0],
  ["unlink", 0],
  ["setState", 0],
  ["setState", 1],
  ["reopen", 1],
  ["merge", 0],
  ["unmerge", 1],
  ["importWebsite", 0],
  ["importDatabase", 2],
  ["screenPartly", 4],
  ["release", 1],
  ["importDatabase", 0],
  ["screen", 4],
  ["retrieve", 4],
  ["retrieve", 5],
  ["assessPartly", 4],
  ["undoImport", 0],
  ["undoImport", 1],
  ["undoImport", 2],
];

const differing = async ({ reviewId }: ScreeningTeam) =>
  (await rebuildReview(reviewId)).filter((one) => one.missing + one.extra > 0);

it("wherever a review goes, every sum balances, replaying it leads to the same place, and it can be brought to an end", {
  timeout: 480_000,
}, async () => {
  const done = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(walks, async (steps) => {
      const team = await makeTeam(["Ada", "Bea"]);
      const scope = await scopeOf(team.lead.id, team.reviewId, "screening.manage");
      await seedRecords(team.reviewId, team.lead, 3);
      for (const [name, pick] of [["screen", 4], ...steps] as [string, number][]) {
        try {
          await STEPS[name]?.(team, pick);
          done.set(name, (done.get(name) ?? 0) + 1);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
        const { identities } = await prismaFlow(scope);
        expect(identities.filter((one) => !one.holds)).toEqual([]);
      }
      expect(await differing(team)).toEqual([]);
      await bringToAnEnd(team);
      const { counts } = await prismaFlow(scope);
      expect([counts.pendingRecords, counts.pendingReports]).toEqual([0, 0]);
      await undoAll(team);
      const { counts: left, identities } = await prismaFlow(scope);
      expect([left.identified.total.n, left.databases.sought.n, left.included.studies.n]).toEqual([0, 0, 0]);
      expect(identities.filter((one) => !one.holds)).toEqual([]);
      expect(await differing(team)).toEqual([]);
    }),
    { numRuns: 10, endOnFailure: true, examples: [[throughout]] },
  );
  expect([...done.keys()].toSorted()).toEqual(Object.keys(STEPS).toSorted());
});
