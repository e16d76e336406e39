import type { Decision, MaybeRule } from "@/lib/review/agreement/schema";
import { counted, formatNumber } from "../ui/format";

/** What the agreement part says: cautions in words, never grades. */
export const words = {
  title: "Agreement",
  line: "From the first sealed votes of closed batches. What is changed or settled later never moves it.",
  none: "No agreement yet",
  noneLine: "It is computed when a batch with two or more votes on each is closed.",
  loadFailed: "Agreement could not be loaded",
  decisions: { include: "Include", maybe: "Maybe", exclude: "Exclude" } satisfies Record<Decision, string>,
  base: (n: number, batches: number) =>
    `${formatNumber(n)} doubly screened in ${counted(batches, "closed batch", "closed batches")}.`,
  leftOut: {
    notYetDoublyScreened: (n: number) => `${formatNumber(n)} not yet doubly screened`,
    single: (n: number) => `${formatNumber(n)} screened by one reviewer`,
    accelerated: (n: number) => `${formatNumber(n)} with a second look that was not blind`,
    imported: (n: number) => `${formatNumber(n)} decided before the import`,
  },
  notCounted: "Not part of any figure:",
  mismatches: (n: number) =>
    `${counted(n, "exclusion gives", "exclusions give")} different reasons; the decision agrees.`,
  pair: (first: string, second: string) => `${first} and ${second}`,
  pooled: "All reviewers together",
  views: { underRule: "Include or exclude", offered: "All decisions" },
  rule: {
    advance: "A maybe counts as include, as the protocol says.",
    discuss: "Votes with a maybe go to discussion and are left out, as the protocol says.",
    third_value: "A maybe is a value of its own, as the protocol says.",
  } satisfies Record<MaybeRule, string>,
  severalRules: "The protocol was amended between batches, and each batch is read by its own rule.",
  selection: "How it was decided",
  selectionLine:
    "For the methods section (PRISMA 2020 item 8). It follows closed batches and settled conflicts.",
  statistics: {
    n: "Doubly screened",
    percentAgreement: "Percent agreement",
    kappa: "Cohen's kappa",
    manyKappa: "Fleiss' kappa",
    pabak: "PABAK",
    ac1: "Gwet's AC1",
    positiveAgreement: "Agreement on include",
    prevalenceIndex: "Prevalence index",
    biasIndex: "Bias index",
  },
  explained: {
    percentAgreement: "Share on which both said the same",
    kappa: "Agreement beyond chance; low when nearly all are excluded, even where reviewers agree",
    pabak: "Kappa as it would be with even shares and no bias",
    ac1: "Agreement beyond chance that is steadier when one decision is rare",
    positiveAgreement: "Of what either would include, how much both would: what matters for missing nothing",
    prevalenceIndex: "How uneven include and exclude are: 0 is even",
    biasIndex: "How much more often one reviewer includes: 0 is no difference",
  },
  interval: (low: string, high: string) => `95 % CI ${low} to ${high}`,
  undefined: "undefined",
  statistic: "Statistic",
  value: "Value",
  tableOf: (first: string, second: string, view: string) => `${first} (rows) by ${second} (columns): ${view}`,
  total: "Total",
} as const;
