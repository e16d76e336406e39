import { z } from "zod";
import { claimInputSchema, contextCardSchema, propositionInputSchema, termSchema } from "./schema";

/** A term of the review's own; shipped terms are never saved. */
export const OwnTerm = termSchema.omit({ xrefs: true }).extend({ id: z.uuid() });
export type OwnTerm = z.infer<typeof OwnTerm>;

/** A proposition with its id; its ends are terms or propositions that exist. */
export const SavedProposition = propositionInputSchema.extend({ id: z.uuid() });
export type SavedProposition = z.infer<typeof SavedProposition>;

/** Everything of a claim but what it says is true: that is its proposition. */
export const ClaimBody = claimInputSchema.omit({ subject: true, relation: true, object: true });
export type ClaimBody = z.infer<typeof ClaimBody>;

/** An extractor's claim as it is saved. */
export const SavedClaim = ClaimBody.extend({
  id: z.uuid(),
  propositionId: z.uuid(),
  cardId: z.uuid().nullable(),
  quoteFound: z.boolean(),
});
export type SavedClaim = z.infer<typeof SavedClaim>;

/** From whom an agreed claim was taken. */
export const ChosenFrom = z.enum(["a", "b", "both", "neither"]);
export type ChosenFrom = z.infer<typeof ChosenFrom>;

/** A settled claim: a third row, beside the extractors' own. */
export const AgreedClaim = SavedClaim.omit({ cardId: true }).extend({
  studyId: z.uuid(),
  chosenFrom: ChosenFrom,
  fromClaimIds: z.array(z.uuid()),
});
export type AgreedClaim = z.infer<typeof AgreedClaim>;

const onReport = z.strictObject({ reportId: z.uuid() });
const onClaim = onReport.extend({ claimId: z.uuid() });
const withNew = onReport.extend({ terms: z.array(OwnTerm), propositions: z.array(SavedProposition) });

/** What the step's events say. The extractor is whoever acted. */
export const extractionEvents = {
  extraction_started: onReport.extend({
    personId: z.uuid(),
    /** Those who no longer extract in this review and had not submitted: given up with it. */
    inPlaceOf: z.array(z.uuid()).default([]),
  }),
  card_saved: onReport.extend({
    cardId: z.uuid(),
    label: z.string(),
    content: contextCardSchema,
    /** The claims that follow the card, with their context afterwards. */
    claims: z.array(z.strictObject({ id: z.uuid(), context: contextCardSchema })),
  }),
  card_removed: onReport.extend({ cardId: z.uuid() }),
  claims_entered: withNew.extend({ claims: z.array(SavedClaim) }),
  claim_changed: withNew.extend({ claim: SavedClaim }),
  claim_removed: onClaim,
  claim_restored: onClaim,
  extraction_submitted: onReport,
  extraction_reopened: onReport,
  extraction_given_up: onReport.extend({ personId: z.uuid(), note: z.string() }),
  extraction_taken_up: onReport.extend({ personId: z.uuid() }),
  claims_settled: withNew.extend({
    claims: z.array(AgreedClaim),
    /** Terms and propositions that were one extractor's and are everybody's from now on. */
    sharedTermIds: z.array(z.uuid()),
    sharedPropositionIds: z.array(z.uuid()),
  }),
  settlement_reopened: onReport.extend({ claimIds: z.array(z.uuid()), note: z.string() }),
};
