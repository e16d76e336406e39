import type { Prisma, Transaction } from "@/lib/db/client";
import { projection } from "../history/projection";
import {
  type AgreedClaim,
  extractionEvents,
  type OwnTerm,
  type SavedClaim,
  type SavedProposition,
} from "./events";
import { EXTRACTORS } from "./rules";
import type { End } from "./schema";

/** Extractions, their cards and claims, and the agreed claims beside them. */
export const extractionProjection = projection(extractionEvents, {
  extraction_started: async (tx, { reviewId, payload: { reportId, personId, inPlaceOf }, at }) => {
    await tx.extraction.updateMany({
      where: { reviewId, reportId, personId: { in: inPlaceOf } },
      data: { givenUpAt: at },
    });
    await tx.extraction.create({ data: { reviewId, reportId, personId, startedAt: at } });
  },

  extraction_given_up: (tx, { reviewId, payload: { reportId, personId }, at }) =>
    tx.extraction.update({
      where: { reviewId_reportId_personId: { reviewId, reportId, personId } },
      data: { givenUpAt: at },
    }),

  extraction_taken_up: async (tx, { reviewId, payload: { reportId, personId }, at }) => {
    await tx.extraction.update({
      where: { reviewId_reportId_personId: { reviewId, reportId, personId } },
      data: { givenUpAt: null },
    });
    await openComparisonOf(tx, reviewId, reportId, at);
  },

  card_saved: async (tx, { reviewId, payload, actorId: personId }) => {
    const { cardId: id, reportId, label, content, claims } = payload;
    await tx.contextCard.upsert({
      where: { reviewId_id: { reviewId, id } },
      create: { reviewId, id, reportId, personId, label, content },
      update: { label, content },
    });
    await tx.$executeRaw`
      UPDATE claim SET design = change.context->>'design', source_role = change.context->>'sourceRole',
        details = jsonb_set(details, '{context}', change.context)
      FROM jsonb_to_recordset(${JSON.stringify(claims)}::jsonb) AS change (id uuid, context jsonb)
      WHERE claim.review_id = ${reviewId}::uuid AND claim.id = change.id`;
  },

  card_removed: async (tx, { reviewId, payload: { cardId } }) => {
    await tx.claim.updateMany({ where: { reviewId, cardId }, data: { cardId: null } });
    await tx.contextCard.delete({ where: { reviewId_id: { reviewId, id: cardId } } });
  },

  claims_entered: async (tx, { reviewId, payload, actorId: personId, at }) => {
    const { reportId, terms, propositions, claims } = payload;
    await saveNew(tx, reviewId, personId, terms, propositions);
    await tx.claim.createMany({
      data: claims.map((claim) => ({
        ...columnsOf(claim),
        ...{ reviewId, reportId, personId, at, kind: "extracted" as const },
      })),
    });
  },

  claim_changed: async (tx, { reviewId, payload, actorId: personId }) => {
    const { terms, propositions, claim } = payload;
    await saveNew(tx, reviewId, personId, terms, propositions);
    await tx.claim.update({ where: { reviewId_id: { reviewId, id: claim.id } }, data: columnsOf(claim) });
  },

  claim_removed: (tx, { reviewId, payload: { claimId: id }, at }) =>
    tx.claim.update({ where: { reviewId_id: { reviewId, id } }, data: { removedAt: at } }),

  claim_restored: (tx, { reviewId, payload: { claimId: id } }) =>
    tx.claim.update({ where: { reviewId_id: { reviewId, id } }, data: { removedAt: null } }),

  extraction_submitted: async (tx, { reviewId, payload: { reportId }, actorId: personId, at }) => {
    await tx.extraction.update({
      where: { reviewId_reportId_personId: { reviewId, reportId, personId } },
      data: { submittedAt: at },
    });
    await openComparisonOf(tx, reviewId, reportId, at);
  },

  extraction_reopened: (tx, { reviewId, payload: { reportId }, actorId: personId }) =>
    tx.extraction.update({
      where: { reviewId_reportId_personId: { reviewId, reportId, personId } },
      data: { submittedAt: null },
    }),

  claims_settled: async (tx, { reviewId, payload, actorId: personId, at }) => {
    const { reportId, terms, propositions, claims, sharedTermIds, sharedPropositionIds } = payload;
    const shared = { ownerId: null };
    await tx.term.updateMany({ where: { reviewId, id: { in: sharedTermIds } }, data: shared });
    await tx.proposition.updateMany({ where: { reviewId, id: { in: sharedPropositionIds } }, data: shared });
    await saveNew(tx, reviewId, null, terms, propositions);
    await tx.claim.createMany({
      data: claims.map((claim) => ({
        ...agreedColumnsOf(claim),
        ...{ reviewId, reportId, personId, at, kind: "agreed" as const },
      })),
    });
    await tx.extraction.updateMany({
      where: { reviewId, reportId, givenUpAt: null },
      data: { settledAt: at },
    });
  },

  settlement_reopened: async (tx, { reviewId, payload: { reportId, claimIds }, at }) => {
    await tx.claim.updateMany({ where: { reviewId, id: { in: claimIds } }, data: { removedAt: at } });
    await tx.extraction.updateMany({ where: { reviewId, reportId }, data: { settledAt: null } });
  },
});

/** When both who extract a report have submitted, each may read the other's claims: that is kept for good. */
async function openComparisonOf(
  tx: Transaction,
  reviewId: string,
  reportId: string,
  at: Date,
): Promise<void> {
  const both = { reviewId, reportId, givenUpAt: null, submittedAt: { not: null } };
  if ((await tx.extraction.count({ where: both })) < EXTRACTORS) return;
  await tx.extraction.updateMany({ where: { ...both, openedAt: null }, data: { openedAt: at } });
}

/** In the order given: a proposition may speak of one before it. */
async function saveNew(
  tx: Transaction,
  reviewId: string,
  ownerId: string | null,
  terms: readonly OwnTerm[],
  propositions: readonly SavedProposition[],
): Promise<void> {
  if (terms.length > 0) {
    await tx.term.createMany({ data: terms.map((term) => ({ reviewId, ownerId, ...term })) });
  }
  if (propositions.length > 0) {
    await tx.proposition.createMany({
      data: propositions.map(({ id, subject, relation, object }) => ({
        ...{ reviewId, id, ownerId, relation },
        ...{ subjectTerm: termOf(subject), subjectPropositionId: propositionOf(subject) },
        ...{ objectTerm: termOf(object), objectPropositionId: propositionOf(object) },
      })),
    });
  }
}

function termOf(end: End): string | null {
  return "termId" in end ? end.termId : null;
}

function propositionOf(end: End): string | null {
  return "propositionId" in end ? end.propositionId : null;
}

function columnsOf({ cardId, ...claim }: SavedClaim) {
  return { ...sharedColumnsOf(claim), cardId };
}

function agreedColumnsOf({ studyId, chosenFrom, fromClaimIds, ...claim }: AgreedClaim) {
  return { ...sharedColumnsOf(claim), studyId, chosenFrom, fromClaimIds };
}

function sharedColumnsOf(claim: Omit<SavedClaim, "cardId">) {
  const { id, propositionId, polarity, epistemic, quote, section, page, charStart, charEnd, ...rest } = claim;
  const { fileSha256, quoteFound, ...details } = rest;
  return {
    ...{ id, propositionId, polarity, epistemic, quote, section, page, charStart, charEnd, quoteFound },
    sha256: fileSha256,
    sourceRole: details.context.sourceRole,
    design: details.context.design,
    details: details as Prisma.InputJsonObject,
  };
}
