import { z } from "zod";
import { DEFAULT_REASONS, DEFAULT_STAGE, DEFAULT_STOPPING } from "@/lib/review/protocol/rules";
import {
  CriterionInput,
  type Protocol,
  type PublishProtocol,
  ReasonInput,
  StageRules,
  StoppingRules,
} from "@/lib/review/protocol/schema";

const whole = (least: number, most: number) => {
  const said = `A whole number from ${least} to ${most}.`;
  return z.coerce.number({ error: said }).int(said).min(least, said).max(most, said);
};
const percent = z.coerce
  .number({ error: "From 0 to 100." })
  .min(0, "From 0 to 100.")
  .max(100, "From 0 to 100.");

const StoppingForm = StoppingRules.extend({
  target: whole(50, 100),
  confidence: whole(80, 99),
  samples: whole(1, 5),
  looks: whole(1, 1000),
  safe: z.strictObject({
    randomPercent: percent,
    timesRelevant: percent,
    screenedPercent: percent,
    irrelevantInRow: whole(1, 10_000),
  }),
});

/** A select gives text; the rule is a number. The rules of stopping are kept while `stops` is off, and not sent. */
const StageForm = StageRules.extend({
  votesPerItem: z.enum(["1", "2", "3"]),
  batchSize: z.coerce.number().int().min(1, "At least 1.").max(5000, "At most 5 000."),
  order: StageRules.shape.order.unwrap(),
  stops: z.boolean(),
  stopping: StoppingForm,
});

/** The protocol as its form holds it: words one per line, numbers as the controls give them. */
export const ProtocolForm = z.strictObject({
  question: z.string().trim().min(10, "State the review's question.").max(2000),
  criteria: z.array(CriterionInput).min(1, "Give at least one criterion.").max(60),
  reasons: z.array(ReasonInput).min(1, "Give at least one reason.").max(40),
  includeWords: z.string().max(5000),
  excludeWords: z.string().max(5000),
  titleAbstract: StageForm,
  fullText: StageForm,
  rationale: z.string().trim().max(2000),
});
export type ProtocolForm = z.output<typeof ProtocolForm>;
export type ProtocolFormInput = z.input<typeof ProtocolForm>;

/** What the form starts from: the version in force, or the defaults. */
export function formValues(protocol: Protocol | null): ProtocolFormInput {
  const settings = protocol?.settings;
  return {
    question: protocol?.question ?? "",
    criteria: protocol?.criteria.map(({ criterionId, kind, text }) => ({ criterionId, kind, text })) ?? [
      { kind: "include", text: "" },
    ],
    reasons: protocol?.reasons.map(({ reasonId, label, checkable }) => ({ reasonId, label, checkable })) ?? [
      ...DEFAULT_REASONS,
    ],
    includeWords: settings?.highlights.include.join("\n") ?? "",
    excludeWords: settings?.highlights.exclude.join("\n") ?? "",
    titleAbstract: stageValues(settings?.titleAbstract ?? DEFAULT_STAGE),
    fullText: stageValues(settings?.fullText ?? DEFAULT_STAGE),
    rationale: "",
  };
}

function stageValues(rules: StageRules): ProtocolFormInput["fullText"] {
  const { stopping } = rules;
  return {
    ...rules,
    votesPerItem: String(rules.votesPerItem) as "1" | "2" | "3",
    stops: stopping !== null,
    stopping: stopping ?? DEFAULT_STOPPING,
  };
}

/** What is sent. */
export function toPublish(
  values: ProtocolForm,
  ids: { reviewId: string; operationId: string; basedOn: string | null },
): PublishProtocol {
  const lines = (text: string) => [...new Set(text.split("\n").map((line) => line.trim()))].filter(Boolean);
  const stage = ({ stops, stopping, ...rules }: ProtocolForm["fullText"]): StageRules => ({
    ...rules,
    votesPerItem: Number(rules.votesPerItem) as StageRules["votesPerItem"],
    stopping: stops ? stopping : null,
  });
  return {
    ...ids,
    question: values.question,
    criteria: values.criteria,
    reasons: values.reasons,
    rationale: values.rationale,
    settings: {
      highlights: { include: lines(values.includeWords), exclude: lines(values.excludeWords) },
      titleAbstract: stage(values.titleAbstract),
      fullText: stage(values.fullText),
    },
  };
}
