import { z } from "zod";
import { REPORT_STATES } from "../flow";
import { OperationId } from "../history/schema";
import { ChosenFrom, OwnTerm, SavedProposition } from "./events";
import { claimInputSchema, contextCardSchema, termSchema } from "./schema";

/** A report of a review, as paths name it. */
export const onReport = z.strictObject({ reviewId: z.uuid(), reportId: z.uuid() });
export const ActOnReport = onReport.extend({ operationId: OperationId });
export type ActOnReport = z.infer<typeof ActOnReport>;

/** Somebody's extraction of a report. */
export const ActOnExtraction = ActOnReport.extend({ personId: z.uuid() });
export type ActOnExtraction = z.infer<typeof ActOnExtraction>;

export const GiveUpExtraction = ActOnExtraction.extend({ note: z.string().trim().max(2000).default("") });
export type GiveUpExtraction = z.infer<typeof GiveUpExtraction>;

export const SaveCard = ActOnReport.extend({
  cardId: z.uuid(),
  label: z.string().trim().min(1, "Name the card.").max(120),
  content: contextCardSchema,
});
export type SaveCard = z.infer<typeof SaveCard>;

export const ActOnCard = ActOnReport.extend({ cardId: z.uuid() });
export type ActOnCard = z.infer<typeof ActOnCard>;

/** New terms and propositions of an entry, under ids made by the client; claims of the same entry may name them. */
const News = {
  terms: z.array(OwnTerm).max(50).default([]),
  propositions: z.array(SavedProposition).max(50).default([]),
};

/** A claim as its extractor sends it; only quote, subject, relation and object have no default. */
export const EnteredClaim = claimInputSchema.extend({
  id: z.uuid(),
  /** The card it follows; its `context` is sent all the same. */
  cardId: z.uuid().nullable().default(null),
});
export type EnteredClaim = z.infer<typeof EnteredClaim>;

/** Several claims at once: one quote may carry many, and one line of notation enters them all. */
export const EnterClaims = ActOnReport.extend({ claims: z.array(EnteredClaim).min(1).max(100), ...News });
export type EnterClaims = z.infer<typeof EnterClaims>;

export const ChangeClaim = ActOnReport.extend({
  claimId: z.uuid(),
  claim: claimInputSchema.extend({ cardId: z.uuid().nullable().default(null) }),
  ...News,
});
export type ChangeClaim = z.infer<typeof ChangeClaim>;

export const ActOnClaim = ActOnReport.extend({ claimId: z.uuid() });
export type ActOnClaim = z.infer<typeof ActOnClaim>;

/** An agreed claim as it is settled: whole, with where it was taken from. */
export const SettledClaim = claimInputSchema.extend({
  id: z.uuid(),
  chosenFrom: ChosenFrom,
  fromClaimIds: z.array(z.uuid()).max(2).default([]),
  /** The study it belongs to, where the report describes several. */
  studyId: z.uuid().optional(),
});
export type SettledClaim = z.infer<typeof SettledClaim>;

/** A report that makes no claim is settled with none, and stays included. */
export const SettleClaims = ActOnReport.extend({ claims: z.array(SettledClaim).max(1000), ...News });
export type SettleClaims = z.infer<typeof SettleClaims>;

export const ReopenSettlement = ActOnReport.extend({ note: z.string().trim().max(2000).default("") });
export type ReopenSettlement = z.infer<typeof ReopenSettlement>;

/** What became of an entry: where each claim's proposition is kept, whether its quote was found, what to look at again. */
export const EntryReply = z.object({
  claims: z.array(
    z.object({
      id: z.uuid(),
      propositionId: z.uuid(),
      quoteFound: z.boolean(),
      warnings: z.array(z.object({ rule: z.string(), field: z.string(), message: z.string() })),
    }),
  ),
  /** The term or proposition that a new one turned out to be; the same id where it is really new. */
  terms: z.array(z.object({ given: z.uuid(), id: z.string() })),
  propositions: z.array(z.object({ given: z.uuid(), id: z.uuid() })),
});
export type EntryReply = z.infer<typeof EntryReply>;

/** `given_up`: its claims stay and are compared no more; another may extract the report. */
export const State = z.enum(["not_started", "started", "submitted", "settled", "given_up"]);

export const Extractor = z.object({
  personId: z.uuid(),
  name: z.string(),
  state: State,
});

export const ReportFilter = z.strictObject({
  reviewId: z.uuid(),
  /** Where your own extraction stands. */
  mine: State.optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ReportFilter = z.infer<typeof ReportFilter>;

export const ReportToExtract = z.object({
  id: z.uuid(),
  title: z.string(),
  byline: z.string(),
  year: z.int().nullable(),
  mine: State,
  myClaims: z.int(),
  /** Its claims are agreed and stand on the map. */
  settled: z.boolean(),
  /** Who extracts it: you; the other too when both have submitted. Leads and adjudicators who do not extract see both at once. */
  extractors: z.array(Extractor),
});
export type ReportToExtract = z.infer<typeof ReportToExtract>;

export const ReportPage = z.object({ reports: z.array(ReportToExtract), next: z.uuid().nullable() });
export type ReportPage = z.infer<typeof ReportPage>;

/** The text a quote is taken from. Offsets of claims count in these very texts. */
export const ReportSource = z.object({
  reportId: z.uuid(),
  status: z.enum(REPORT_STATES),
  sections: z.array(
    z.object({ section: z.enum(["title", "abstract"]), recordId: z.uuid(), text: z.string() }),
  ),
  documents: z.array(z.object({ sha256: z.string(), name: z.string() })),
  pages: z.array(z.object({ sha256: z.string(), page: z.int(), text: z.string() })),
  /** True: the documents have more pages than are given here; read them with the documents' own endpoint. */
  pagesAreCapped: z.boolean(),
});
export type ReportSource = z.infer<typeof ReportSource>;

export const ClaimView = EnteredClaim.extend({
  propositionId: z.uuid(),
  /** What is said, in words. */
  statement: z.string(),
  quoteFound: z.boolean(),
  removedAt: z.iso.datetime().nullable(),
  /** Fields in which it departs from its card. */
  overridden: z.array(z.string()),
});
export type ClaimView = z.output<typeof ClaimView>;

export const OwnExtraction = z.object({
  reportId: z.uuid(),
  state: State,
  startedAt: z.iso.datetime().nullable(),
  submittedAt: z.iso.datetime().nullable(),
  cards: z.array(z.object({ id: z.uuid(), label: z.string(), content: contextCardSchema })),
  /** Removed ones too, so that a removal can be taken back. */
  claims: z.array(ClaimView),
});
export type OwnExtraction = z.output<typeof OwnExtraction>;

/** `shipped` with the product, `settled` in this review, or your `own`, which nobody else sees yet. */
const origin = z.enum(["shipped", "settled", "own"]);

export const TermView = termSchema.extend({ synonyms: z.array(z.string()), origin });
export type TermView = z.output<typeof TermView>;

export const PropositionView = SavedProposition.extend({
  statement: z.string(),
  origin: origin.exclude(["shipped"]),
});
export type PropositionView = z.output<typeof PropositionView>;

/** What a claim may speak of. */
export const BookView = z.object({ terms: z.array(TermView), propositions: z.array(PropositionView) });
export type BookView = z.output<typeof BookView>;
