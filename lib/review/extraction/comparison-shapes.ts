import { z } from "zod";
import { ChosenFrom, OwnTerm, SavedProposition } from "./events";
import { claimInputSchema } from "./schema";

const field = z.object({ path: z.string(), label: z.string() });

/** How far two open lists agree; kappa is undefined, for nobody can count the claims that neither entered. */
export const ListAgreement = z.object({
  matched: z.int(),
  onlyA: z.int(),
  onlyB: z.int(),
  /** 2a/(2a+b+c), positive specific agreement. */
  dice: z.number().nullable(),
  /** a/(a+b+c) */
  jaccard: z.number().nullable(),
});

const FieldAgreement = field.extend({ pairs: z.int(), equal: z.int(), entered: z.int() });

const agreement = {
  exact: ListAgreement,
  /** On subject, object and sign, with terms counted as their coarser ones. */
  folded: ListAgreement,
  fields: z.array(FieldAgreement),
};

export const ComparedClaim = claimInputSchema.extend({
  id: z.uuid(),
  propositionId: z.uuid(),
  statement: z.string(),
  quoteFound: z.boolean(),
});
export type ComparedClaim = z.output<typeof ComparedClaim>;

const Side = z.object({ personId: z.uuid(), name: z.string(), submittedAt: z.iso.datetime() });

/** Two extractions of one report side by side. `a` is whoever started first. */
export const ReportComparison = z.object({
  reportId: z.uuid(),
  a: Side,
  b: Side,
  matched: z.array(z.object({ a: ComparedClaim, b: ComparedClaim, differs: z.array(field) })),
  onlyA: z.array(ComparedClaim),
  onlyB: z.array(ComparedClaim),
  ...agreement,
  settledAt: z.iso.datetime().nullable(),
  agreed: z.array(
    ComparedClaim.extend({
      studyId: z.uuid().nullable(),
      settledBy: z.uuid(),
      chosenFrom: ChosenFrom,
      fromClaimIds: z.array(z.uuid()),
    }),
  ),
  /** The terms and propositions of the review that these claims may name. */
  terms: z.array(OwnTerm),
  propositions: z.array(SavedProposition),
  studies: z.array(z.object({ id: z.uuid(), label: z.string() })),
});
export type ReportComparison = z.output<typeof ReportComparison>;

/** Agreement over all reports that both extractors have submitted; settling never moves it. */
export const ReviewAgreement = z.object({
  reports: z.int(),
  claimsA: z.int(),
  claimsB: z.int(),
  ...agreement,
});
export type ReviewAgreement = z.output<typeof ReviewAgreement>;
