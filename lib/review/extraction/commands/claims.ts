import type { Scope } from "@/lib/access/scope";
import type { Transaction } from "@/lib/db/client";
import { notFound, Refusal } from "@/lib/errors";
import type { ReportState } from "../../flow";
import { command } from "../../history/command";
import { type Entry, type PlacedClaim, placeEntry } from "../entry";
import type { SavedClaim } from "../events";
import { Placing } from "../placing";
import { extractionProjection } from "../projection";
import { readBook } from "../queries/book";
import { readSource } from "../queries/source";
import { refuseNotIncluded } from "../rules";
import type { ActOnClaim, ChangeClaim, EnterClaims, EnteredClaim, EntryReply } from "../shapes";
import { lockOwn, refuseTaken } from "./lock";

/** Enters claims, all or none. New terms and propositions are their extractor's alone until the report is settled. */
export function enterClaims(scope: Scope<"extraction.extract">, input: EnterClaims): Promise<EntryReply> {
  return command(scope, "enter_claims", input, extractionProjection, async (tx) => {
    const { reportId } = input;
    const { status } = await lockOwn(tx, scope, reportId);
    refuseNotIncluded(status);
    const ids = [...input.claims, ...input.terms, ...input.propositions].map(({ id }) => id);
    await refuseTaken(tx, scope.reviewId, ids);
    const { claims, made, reply } = await place(tx, scope, reportId, status, input, (n) => `claims.${n}`);
    return { kind: "claims_entered", payload: { reportId, ...made, claims }, reply, reportId };
  });
}

/** Changes one of one's own claims. What it was stays in the history. */
export function changeClaim(scope: Scope<"extraction.extract">, input: ChangeClaim): Promise<EntryReply> {
  return command(scope, "change_claim", input, extractionProjection, async (tx) => {
    const { reportId, claimId, terms, propositions } = input;
    const { status } = await lockOwn(tx, scope, reportId);
    refuseNotIncluded(status);
    await ownClaim(tx, scope, input, false);
    const ids = [...terms, ...propositions].map(({ id }) => id);
    await refuseTaken(tx, scope.reviewId, ids);
    const entry = { terms, propositions, claims: [{ ...input.claim, id: claimId }] };
    const { claims, made, reply } = await place(tx, scope, reportId, status, entry, () => "claim");
    const [claim] = claims;
    if (!claim) throw new Error("The changed claim was not placed.");
    return { kind: "claim_changed", payload: { reportId, ...made, claim }, reply, reportId };
  });
}

/** Removes one of one's own claims; its row stays. */
export function removeClaim(
  scope: Scope<"extraction.extract">,
  input: ActOnClaim,
): Promise<Record<string, never>> {
  return command(scope, "remove_claim", input, extractionProjection, async (tx) => {
    const { reportId, claimId } = input;
    await lockOwn(tx, scope, reportId);
    await ownClaim(tx, scope, input, false);
    return { kind: "claim_removed", payload: { reportId, claimId }, reply: {}, reportId };
  });
}

/** Takes back the removal of a claim. */
export function restoreClaim(
  scope: Scope<"extraction.extract">,
  input: ActOnClaim,
): Promise<Record<string, never>> {
  return command(scope, "restore_claim", input, extractionProjection, async (tx) => {
    const { reportId, claimId } = input;
    const { status } = await lockOwn(tx, scope, reportId);
    refuseNotIncluded(status);
    await ownClaim(tx, scope, input, true);
    return { kind: "claim_restored", payload: { reportId, claimId }, reply: {}, reportId };
  });
}

async function ownClaim(
  tx: Transaction,
  { reviewId, personId }: Scope,
  { reportId, claimId: id }: Pick<ActOnClaim, "reportId" | "claimId">,
  removed: boolean,
): Promise<void> {
  const claim = await tx.claim.findFirst({ where: { reviewId, id, reportId, personId, kind: "extracted" } });
  if (!claim) throw notFound("claim");
  if ((claim.removedAt !== null) === removed) return;
  throw new Refusal(
    "CONFLICT",
    removed
      ? "This claim was not removed. Nothing was changed."
      : "This claim was removed. Take that back first.",
  );
}

async function place(
  tx: Transaction,
  { reviewId, personId }: Scope,
  reportId: string,
  reportState: ReportState,
  entry: Entry<EnteredClaim>,
  path: (index: number) => string,
) {
  await refuseForeignCards(tx, { reviewId, personId, reportId }, entry.claims);
  const placing = new Placing(await readBook(tx, reviewId, [personId]));
  const source = await readSource(tx, reviewId, reportId);
  const { placed, reply } = placeEntry(entry, placing, { source, reportState }, path);
  return {
    claims: placed.map((claim, index) => saved(claim, entry.claims[index])),
    made: placing.made,
    reply,
  };
}

function saved({ id, propositionId, quoteFound, body }: PlacedClaim, entered?: EnteredClaim): SavedClaim {
  return { ...body, id, propositionId, quoteFound, cardId: entered?.cardId ?? null };
}

async function refuseForeignCards(
  tx: Transaction,
  where: { reviewId: string; personId: string; reportId: string },
  claims: readonly EnteredClaim[],
): Promise<void> {
  const ids = [...new Set(claims.flatMap(({ cardId }) => cardId ?? []))];
  if (ids.length === 0) return;
  const there = await tx.contextCard.count({ where: { ...where, id: { in: ids } } });
  if (there !== ids.length) throw notFound("card");
}
