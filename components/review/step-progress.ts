import type { Step } from "@/lib/review/flow";
import type { Overview } from "@/lib/review/overview/schema";

/**
 * How far the steps are whose work can be counted, 0 to 1; those with nothing to do yet are left out. Counted from
 * states, which move when a batch closes: no vote moves these lines.
 */
export function progressByStep({
  records,
  reports,
}: Pick<Overview, "records" | "reports">): Partial<Record<Step, number>> {
  const { not_retrieved, excluded, included, awaiting_classification, ongoing } = reports;
  return {
    ...share("screening", records.excluded + records.included, records.awaiting_screening),
    ...share(
      "full_text",
      not_retrieved + excluded + included + awaiting_classification + ongoing,
      reports.sought + reports.awaiting_assessment,
    ),
  };
}

function share(step: Step, done: number, left: number): Partial<Record<Step, number>> {
  return done + left === 0 ? {} : { [step]: done / (done + left) };
}
