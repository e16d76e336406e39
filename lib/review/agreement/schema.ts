import { z } from "zod";

/** What a reviewer may say of a record or report, in the order of rows and columns of an agreement table. */
export const DECISIONS = ["include", "maybe", "exclude"] as const;
export const decision = z.enum(DECISIONS);
export type Decision = z.infer<typeof decision>;

/** What a "maybe" means when two votes are compared; set in the protocol. */
export const maybeRule = z.enum(["advance", "discuss", "third_value"]);
export type MaybeRule = z.infer<typeof maybeRule>;

/** How an item was screened; only `independent` votes are evidence of agreement. */
export const screeningMode = z.enum(["independent", "single", "accelerated", "imported"]);
export type ScreeningMode = z.infer<typeof screeningMode>;

/** One record or report with each reviewer's first sealed vote. */
export const votedItem = z
  .object({
    id: z.string(),
    mode: screeningMode.default("independent"),
    /** `maybeRule`: what a maybe means, by the protocol version that the vote's batch was opened under. */
    votes: z.array(z.object({ person: z.string(), decision, maybeRule })),
  })
  .refine((item) => new Set(item.votes.map((vote) => vote.person)).size === item.votes.length, {
    message: "an item holds one first sealed vote per person",
  });
export type VotedItem = z.infer<typeof votedItem>;

/** What an agreement report is computed from: one stage, or one batch of it. */
export const agreementInput = z
  .object({
    /** The decisions reviewers were offered, whether used or not; they stay fixed for the whole stage. */
    offered: z.array(decision).min(2),
    items: z.array(votedItem),
  })
  .refine(
    ({ offered, items }) =>
      items.every((item) => item.votes.every((vote) => offered.includes(vote.decision))),
    { message: "a vote is one of the decisions offered" },
  );
export type AgreementInput = z.input<typeof agreementInput>;

const statistic = z.number().nullable();
const interval = z.object({ low: z.number(), high: z.number() }).nullable();

/** Agreement of two raters; null is a statistic the data do not define. */
export const twoRaterStatistics = z.object({
  n: z.number().int(),
  percentAgreement: statistic,
  kappa: statistic,
  kappaExpected: statistic,
  kappaSe: statistic,
  /** 95 %, clipped to -1..1. */
  kappaInterval: interval,
  /** Standard error if there were no agreement beyond chance, and kappa divided by it. */
  kappaSe0: statistic,
  kappaZ: statistic,
  pabak: statistic,
  ac1: statistic,
  ac1Expected: statistic,
  ac1Se: statistic,
  ac1Interval: interval,
  /** Agreement on "include", 2a / (2a + b + c). */
  positiveAgreement: statistic,
  /** For two categories only. */
  prevalenceIndex: statistic,
  biasIndex: statistic,
});
export type TwoRaterStatistics = z.infer<typeof twoRaterStatistics>;

/** Agreement of any number of raters, not all of whom rated every item. */
export const manyRaterStatistics = z.object({
  /** Items with at least one rating, and those with two or more. */
  rated: z.number().int(),
  n: z.number().int(),
  percentAgreement: statistic,
  kappa: statistic,
  kappaExpected: statistic,
  pabak: statistic,
  ac1: statistic,
  ac1Expected: statistic,
  positiveAgreement: statistic,
});
export type ManyRaterStatistics = z.infer<typeof manyRaterStatistics>;

/** A caution to be read with the numbers. */
export const agreementNote = z.object({
  code: z.enum([
    "no_doubly_screened_items",
    "kappa_undefined",
    "one_category_used",
    "no_disagreement",
    "small_sample",
    "maybe_left_out",
  ]),
  text: z.string(),
});
export type AgreementNote = z.infer<typeof agreementNote>;

/** A cross table (rows: first rater, columns: second) and what follows from it. */
export const twoRaterTable = z.object({
  categories: z.array(decision),
  counts: z.array(z.array(z.number().int())),
  /** Items both screened that the maybe-rule keeps out of this table. */
  leftOut: z.number().int(),
  statistics: twoRaterStatistics,
  notes: z.array(agreementNote),
});
export type TwoRaterTable = z.infer<typeof twoRaterTable>;

/** Pooled agreement of three or more reviewers in rotation. */
export const manyRaterTable = z.object({
  categories: z.array(decision),
  leftOut: z.number().int(),
  statistics: manyRaterStatistics,
  notes: z.array(agreementNote),
});
export type ManyRaterTable = z.infer<typeof manyRaterTable>;

/** Agreement of a stage: every pair of reviewers, and all together when there are more than two. */
export const agreementReport = z.object({
  offered: z.array(decision),
  /** The maybe-rules of the batches counted; several where the protocol was amended between batches. */
  maybeRules: z.array(maybeRule),
  counts: z.object({
    doublyScreened: z.number().int(),
    notYetDoublyScreened: z.number().int(),
    single: z.number().int(),
    accelerated: z.number().int(),
    imported: z.number().int(),
  }),
  pairs: z.array(
    z.object({ raters: z.tuple([z.string(), z.string()]), offered: twoRaterTable, underRule: twoRaterTable }),
  ),
  pooled: z
    .object({ raters: z.array(z.string()), offered: manyRaterTable, underRule: manyRaterTable })
    .nullable(),
  notes: z.array(agreementNote),
});
export type AgreementReport = z.infer<typeof agreementReport>;
