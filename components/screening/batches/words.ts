import type { ModelName, StageOrder } from "@/lib/review/screening/order/schema";
import type { BatchEntry, OpenBatch } from "@/lib/review/screening/schema";
import { counted, formatNumber } from "../../ui/format";

const MODELS: Record<ModelName, string> = {
  two_views: "the first model",
  bayes: "the second model (naive Bayes)",
};
const decisions = (n: number) => counted(n, "settled decision", "settled decisions");

/** What is said of the order of a stage and its batches. */
export const orderWords = {
  orders: {
    ranked: "The likeliest first",
    random: "Drawn by lot",
    import: "As imported",
  } satisfies Record<NonNullable<OpenBatch["order"]>, string>,
  asSaid: "As the protocol says",
  sample: "A sample of what is left: the ranking has no say in it.",
  other: "The protocol says otherwise; this batch alone is chosen so.",
  own: "Within it, each reviewer's own votes decide what comes next.",
  knows({ ranking, isCatchingUp }: StageOrder): string {
    const begun = ranking?.isStarted
      ? "The ranking begins with the key papers and the protocol's words."
      : "The ranking knows nothing yet: the batch would be drawn by lot.";
    const learned = ranking?.learned ? `The ranking has learned from ${decisions(ranking.learned)}.` : begun;
    return isCatchingUp ? `${learned} It is catching up with what was settled since.` : learned;
  },
  drawnInstead: "There was nothing to rank by yet, so it was drawn by lot.",
  chosen({ chosen, left, model }: Pick<BatchEntry, "chosen" | "left" | "model">): string | null {
    if (chosen === null) return null;
    const of = left === null ? "" : ` of ${formatNumber(left)} that waited`;
    if (chosen === "ranked") return `The likeliest${of}${model ? `, by ${MODELS[model]}` : ""}`;
    if (chosen === "import") return `The first${of}, as imported`;
    if (chosen === "elusion") return `Drawn by lot${of} unscreened, after stopping`;
    return `Drawn by lot${of}`;
  },
  stopped: (records: number) =>
    `Screening was stopped: ${counted(records, "record is", "records are")} left unscreened.`,
  toStopping: "Go to stopping",
  ranks: (model: ModelName) => `Ranked by ${MODELS[model]}.`,
  another: "Look with another model",
  back: "Go back to the first model",
  now: (model: ModelName) => `From now on ${MODELS[model]} ranks what is left.`,
  anotherHint: "For when finds run dry: another model may find what this one ranks low.",
} as const;
