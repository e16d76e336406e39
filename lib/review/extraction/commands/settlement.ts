import type { Scope } from "@/lib/access/scope";
import { Prisma, type Transaction } from "@/lib/db/client";
import { type FieldProblem, Refusal } from "@/lib/errors";
import { command } from "../../history/command";
import { type PlacedClaim, placeEntry } from "../entry";
import type { AgreedClaim } from "../events";
import { Placing, usedBy } from "../placing";
import { extractionProjection } from "../projection";
import { readBook } from "../queries/book";
import { readClaims, type StoredClaim } from "../queries/claims";
import { readSource } from "../queries/source";
import { openComparison } from "../queries/visibility";
import { checkChosen, refuseNotIncluded, refuseProblems } from "../rules";
import type { EntryReply, ReopenSettlement, SettleClaims, SettledClaim } from "../shapes";
import { lockReport, refuseTaken } from "./lock";

/**
 * Settles a report's claims: agreed rows beside the extractors' own, which stay. The terms and propositions that the
 * agreed claims use are everybody's from now on, each once.
 */
export function settleClaims(scope: Scope<"extraction.settle">, input: SettleClaims): Promise<EntryReply> {
  return command(scope, "settle_claims", input, extractionProjection, async (tx) => {
    const { reportId } = input;
    const { a, b, status } = await lockSettling(tx, scope, reportId);
    refuseNotIncluded(status);
    if (a.settledAt) {
      throw new Refusal("CONFLICT", "This report is settled already. Reopen the settlement to change it.");
    }
    await refuseTaken(
      tx,
      scope.reviewId,
      [...input.claims, ...input.terms, ...input.propositions].map(({ id }) => id),
    );
    const originals = (await standingClaims(tx, scope, reportId, "extracted")).filter(
      ({ personId }) => personId === a.personId || personId === b.personId,
    );
    const sides = new Map(
      originals.map(({ id, personId }) => [id, personId === a.personId ? "a" : "b"] as const),
    );
    const studies = await studiesOf(tx, scope, reportId);
    refuseProblems([...checkChosen(input.claims, sides), ...foreignStudies(input.claims, studies)]);
    const book = await readBook(tx, scope.reviewId, [a.personId, b.personId]);
    const placing = new Placing(
      usedBy(
        book,
        originals.map(({ propositionId }) => propositionId),
      ),
      "settled",
    );
    const source = await readSource(tx, scope.reviewId, reportId);
    const { placed, reply } = placeEntry(
      input,
      placing,
      { source, reportState: status },
      (n) => `claims.${n}`,
    );
    const { shared, made } = placing;
    return {
      kind: "claims_settled",
      payload: {
        ...{ reportId, ...made, sharedTermIds: shared.termIds, sharedPropositionIds: shared.propositionIds },
        claims: placed.map((claim, index) => agreed(claim, input.claims[index], studies)),
      },
      reply,
      reportId,
    };
  });
}

/** Reopens a settlement: its agreed claims are removed and leave the map; what was agreed stays in the history. */
export function reopenSettlement(
  scope: Scope<"extraction.settle">,
  input: ReopenSettlement,
): Promise<Record<string, never>> {
  return command(scope, "reopen_settlement", input, extractionProjection, async (tx) => {
    const { reportId, note } = input;
    const { a } = await lockSettling(tx, scope, reportId);
    if (!a.settledAt) throw new Refusal("CONFLICT", "This report is not settled. Nothing was changed.");
    const claims = await standingClaims(tx, scope, reportId, "agreed");
    const claimIds = claims.map(({ id }) => id);
    return { kind: "settlement_reopened", payload: { reportId, claimIds, note }, reply: {}, reportId };
  });
}

/** One settling of a review at a time: each may make terms and propositions everybody's, and each of them once. */
async function lockSettling(tx: Transaction, scope: Scope, reportId: string) {
  await tx.$queryRaw`SELECT 1 FROM review WHERE id = ${scope.reviewId}::uuid FOR NO KEY UPDATE`;
  const { status } = await lockReport(tx, scope, reportId);
  return { status, ...(await openComparison(tx, scope, reportId)) };
}

function standingClaims(tx: Transaction, scope: Scope, reportId: string, kind: "extracted" | "agreed") {
  return readClaims(
    tx,
    scope.reviewId,
    Prisma.sql`c.report_id = ${reportId}::uuid AND c.kind = ${kind}::claim_kind AND c.removed_at IS NULL`,
  ) satisfies Promise<StoredClaim[]>;
}

async function studiesOf(tx: Transaction, { reviewId }: Scope, reportId: string): Promise<string[]> {
  const rows = await tx.studyReport.findMany({ where: { reviewId, reportId }, orderBy: { studyId: "asc" } });
  return rows.map(({ studyId }) => studyId);
}

function foreignStudies(claims: readonly SettledClaim[], studies: readonly string[]): FieldProblem[] {
  if (claims.length > 0 && studies.length === 0) {
    throw new Refusal(
      "CONFLICT",
      "This report is not linked to a study yet. Link it in the full-text step first.",
    );
  }
  return claims.flatMap(({ studyId }, index) =>
    studyId === undefined || studies.includes(studyId)
      ? []
      : [{ path: `claims.${index}.studyId`, message: "The report is not linked to this study." }],
  );
}

function agreed(
  { id, propositionId, quoteFound, body }: PlacedClaim,
  settled: SettledClaim | undefined,
  studies: readonly string[],
): AgreedClaim {
  const studyId = settled?.studyId ?? studies[0];
  if (!settled || !studyId) throw new Error("An agreed claim has no study.");
  const { chosenFrom, fromClaimIds } = settled;
  return { ...body, id, propositionId, quoteFound, studyId, chosenFrom, fromClaimIds };
}
