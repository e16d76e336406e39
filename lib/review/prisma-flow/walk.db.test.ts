import fc from "fast-check";
import { v7 as uuid } from "uuid";
import { expect, it } from "vitest";
import type { Permission } from "@/lib/access/roles";
import { db } from "@/lib/db/client";
import { Refusal } from "@/lib/errors";
import { setReportState } from "@/lib/review/full-text/commands/retrieval";
import { linkStudy, unlinkStudy } from "@/lib/review/full-text/commands/studies";
import { undoImport } from "@/lib/review/import/commands";
import { removeRecords, restoreRecords } from "@/lib/review/import/removal/commands";
import { rebuildReview } from "@/lib/review/rebuild";
import type { Verdict } from "@/lib/review/screening/schema";
import { retrieve } from "@/prisma/seed/full-text";
import { seedRecords } from "@/prisma/seed/import";
import { close, makeTeam, openBatch, reopen, type ScreeningTeam, vote } from "@/prisma/seed/screening";
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

function reportsIn(team: ScreeningTeam) {
  return db.report.findMany({ where: { reviewId: team.reviewId }, orderBy: { id: "asc" } });
}

async function runBatch(
  team: ScreeningTeam,
  stage: "title_abstract" | "full_text",
  pick: number,
): Promise<void> {
  const { batchId } = await openBatch(team.reviewId, team.lead, stage);
  const items = await db.stageItem.findMany({
    where: { reviewId: team.reviewId, batchId },
    orderBy: { id: "asc" },
  });
  for (const [n, { id: itemId }] of items.entries()) {
    for (const [m, voter] of team.voters.entries()) {
      const verdict = of(VERDICTS, pick * (n + 1) + (pick % 5 === 0 ? m : 0)) ?? "include";
      const reasonId =
        stage === "full_text" && verdict === "exclude" ? team.protocol.reasons[pick % 3]?.reasonId : null;
      const given = verdict === "maybe" && stage === "full_text" ? "include" : verdict;
      await vote(team.reviewId, voter, { itemId, verdict: given, stage, reasonId });
    }
  }
  await close(team.reviewId, team.lead, batchId);
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
  ["importWebsite", 0],
  ["undoImport", 0],
  ["undoImport", 1],
  ["undoImport", 2],
];

it("wherever a review goes, every sum balances, and replaying it leads to the same place", {
  timeout: 240_000,
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
      expect((await rebuildReview(team.reviewId)).filter((one) => one.missing + one.extra > 0)).toEqual([]);
    }),
    { numRuns: 10, endOnFailure: true, examples: [[throughout]] },
  );
  expect([...done.keys()].toSorted()).toEqual(Object.keys(STEPS).toSorted());
});
