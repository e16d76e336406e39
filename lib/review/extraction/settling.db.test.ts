import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { countingStatements } from "@/lib/db/statements";
import { call } from "@/prisma/seed/client";
import {
  type ClaimByKey,
  type ExtractionTeam,
  extractAll,
  makeExtractionTeam,
  settleAll,
} from "@/prisma/seed/extraction";
import { scopeOf, tokenOf } from "@/prisma/seed/team";
import type { ReportComparison, ReviewAgreement } from "./comparison-shapes";
import { seedReview, twoExtractorsReview } from "./fixtures/seed";
import { extractionProjection } from "./projection";
import { reportComparison, reviewAgreement } from "./queries/comparison";
import { reportsToExtract } from "./queries/reports";

/** The one story of a review's extraction, told once: each part looks at it where it stands. */
describe("two extractors of five reports", () => {
  let team: ExtractionTeam;
  let claimByKey: ClaimByKey;
  let path: string;
  let lead: string;
  let before: ReviewAgreement;

  beforeAll(async () => {
    team = await makeExtractionTeam();
    const { reviewId, a, b, reportByKey } = team;
    path = `/reviews/${reviewId}`;
    lead = await tokenOf(team.lead);
    claimByKey = await extractAll(reviewId, a, "a", reportByKey);
    for (const [key, id] of await extractAll(reviewId, b, "b", reportByKey)) claimByKey.set(key, id);
    before = (await call(lead, "GET", `${path}/extraction/agreement`)).body as ReviewAgreement;
    await settleAll(reviewId, a, reportByKey, claimByKey);
  }, 60_000);

  const reportOf = (key: string) => team.reportByKey.get(key) as string;
  const compare = async (key: string) =>
    (await call(lead, "GET", `${path}/reports/${reportOf(key)}/comparison`)).body as ReportComparison;

  it("agree on 20 of 24 and 22: Dice .8696, Jaccard .7692", () => {
    expect(before).toMatchObject({ reports: 5, claimsA: 24, claimsB: 22 });
    expect(before.exact).toMatchObject({ matched: 20, onlyA: 4, onlyB: 2 });
    expect(before.exact.dice).toBeCloseTo(0.8696, 4);
    expect(before.exact.jaccard).toBeCloseTo(0.7692, 4);
    expect(before.fields.find(({ path: field }) => field === "epistemic")).toMatchObject({
      pairs: 20,
      equal: 18,
    });
  });

  it("keep that agreement when they settle", async () => {
    expect((await call(lead, "GET", `${path}/extraction/agreement`)).body).toEqual(before);
  });

  it("see a report's pairs, leftovers and differing fields side by side", async () => {
    const { split } = twoExtractorsReview();
    const compared = await compare("R01");
    const ofR01 = (names: string[]) =>
      names.filter((name) =>
        seedReview().claims.some(({ id, reportId }) => id === name && reportId === "R01"),
      );
    expect(compared.matched.map(({ a }) => a.id)).toEqual(
      ofR01(split.both).map((name) => claimByKey.get(`A-${name}`)),
    );
    expect(compared.onlyA.map(({ id }) => id)).toEqual(
      ofR01(split.onlyA).map((name) => claimByKey.get(`A-${name}`)),
    );
    expect(compared.onlyB.map(({ id }) => id)).toEqual(
      ofR01(split.onlyB).map((name) => claimByKey.get(`B-${name}`)),
    );
    const hedged = compared.matched.find(({ a }) => a.id === claimByKey.get("A-C20"));
    expect(hedged?.differs).toEqual([{ path: "epistemic", label: "Epistemic status" }]);
    expect(hedged?.a.statement).toBe("opioid system is permissive for (ketamine decreases depression)");
  });

  it("settle on exactly the 30 claims, every quote found, the originals kept", async () => {
    const { reviewId } = team;
    const rows = await db.claim.findMany({ where: { reviewId, kind: "agreed" }, include: { study: true } });
    expect(rows).toHaveLength(30);
    expect(rows.every(({ quoteFound, page }) => quoteFound && page === null)).toBe(true);
    for (const { id: name, reportId, quote, polarity, epistemic, charStart } of seedReview().claims) {
      const row = rows.find(({ id }) => id === claimByKey.get(name));
      expect(row).toMatchObject({ reportId: reportOf(reportId), quote, polarity, epistemic, charStart });
      expect(row?.study?.label).toBe(reportId);
    }
    expect(await db.claim.count({ where: { reviewId, kind: "extracted", removedAt: null } })).toBe(46);
    const byChoice = await db.claim.groupBy({
      by: ["chosenFrom"],
      where: { reviewId, kind: "agreed" },
      _count: true,
    });
    expect(Object.fromEntries(byChoice.map((each) => [each.chosenFrom, each._count]))).toEqual({
      both: 20,
      a: 4,
      b: 2,
      neither: 4,
    });
    expect((await compare("R22")).agreed).toEqual([]);
    expect((await compare("R01")).agreed).toHaveLength(24);
  });

  it("share 27 propositions, each once, and keep none of another's", async () => {
    const { reviewId } = team;
    const settled = await db.proposition.findMany({ where: { reviewId, ownerId: null } });
    expect(settled).toHaveLength(27);
    expect(settled.filter(({ objectPropositionId }) => objectPropositionId !== null)).toHaveLength(5);
    const ids = new Set(settled.map(({ id }) => id));
    for (const { subjectPropositionId, objectPropositionId } of settled)
      for (const end of [subjectPropositionId, objectPropositionId]) if (end) expect(ids.has(end)).toBe(true);
    const agreed = await db.claim.findMany({
      where: { reviewId, kind: "agreed" },
      select: { propositionId: true },
    });
    expect(new Set(agreed.map(({ propositionId }) => propositionId))).toEqual(ids);
  });

  it("read each page in at most six statements", async () => {
    const scope = await scopeOf(team.lead.id, team.reviewId, "extraction.view");
    const pages = [
      () => reportsToExtract(scope, { reviewId: team.reviewId, limit: 50 }),
      () => reportComparison(scope, reportOf("R01")),
      () => reviewAgreement(scope),
    ];
    for (const page of pages)
      expect((await countingStatements<unknown>(page)).statements).toBeLessThanOrEqual(6);
  });

  it("can reopen a settlement and settle again without a second proposition", async () => {
    const { reviewId, b, reportByKey } = team;
    const bea = await tokenOf(b);
    const operationId = crypto.randomUUID();
    const answer = await call(bea, "DELETE", `${path}/reports/${reportOf("R30")}/settlement`, {
      operationId,
    });
    expect(answer.status).toBe(200);
    const standing = { reviewId, kind: "agreed" as const, removedAt: null };
    expect(await db.claim.count({ where: standing })).toBe(28);
    expect(
      await db.extraction.count({ where: { reviewId, reportId: reportOf("R30"), settledAt: null } }),
    ).toBe(2);
    await expect(settleAll(reviewId, b, reportByKey, new Map(claimByKey))).rejects.toThrow(/settled already/);
    await settleAll(reviewId, b, reportByKey, claimByKey, ["R30"]);
    expect(await db.claim.count({ where: standing })).toBe(30);
    expect(await db.claim.count({ where: { ...standing, removedAt: { not: null } } })).toBe(2);
    expect(await db.proposition.count({ where: { reviewId, ownerId: null } })).toBe(27);
  });

  it("are rebuilt from their events without a difference", async () => {
    const { reviewId } = team;
    const saved = await state(reviewId);
    await db.claim.deleteMany({ where: { reviewId } });
    await db.contextCard.deleteMany({ where: { reviewId } });
    await db.extraction.deleteMany({ where: { reviewId } });
    await db.$executeRaw`DELETE FROM proposition WHERE review_id = ${reviewId}::uuid`;
    await db.term.deleteMany({ where: { reviewId } });
    const kinds = Object.keys(extractionProjection.events);
    const events = await db.decisionEvent.findMany({
      where: { reviewId, kind: { in: kinds } },
      orderBy: [{ at: "asc" }, { id: "asc" }],
    });
    await db.$transaction(
      async (tx) => {
        for (const event of events) await extractionProjection.apply(tx, event);
      },
      { timeout: 30_000 },
    );
    expect(saved.claims).toHaveLength(78);
    expect(await state(reviewId)).toEqual(saved);
  });

  async function state(reviewId: string) {
    const [where, orderBy] = [{ reviewId }, { id: "asc" as const }];
    return {
      claims: await db.claim.findMany({ where, orderBy }),
      cards: await db.contextCard.findMany({ where, orderBy }),
      propositions: await db.proposition.findMany({ where, orderBy }),
      terms: await db.term.findMany({ where, orderBy }),
      extractions: await db.extraction.findMany({
        where,
        orderBy: [{ reportId: "asc" }, { personId: "asc" }],
      }),
    };
  }
});
