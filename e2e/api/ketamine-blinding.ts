import { get, type Person } from "./client";
import type { Walk } from "./ketamine-team";

const STAGES = ["title_abstract", "full_text"].flatMap((stage) =>
  ["", "/queue", "/conflicts", "/agreement"].map((end) => `/stages/${stage}${end}`),
);

/** What a reviewer can ask a review, whatever the step. */
const QUESTIONS = [
  ...["", "/members", "/overview", "/protocol", "/searches", "/imports", "/history?limit=200"],
  ...["/records?limit=200", "/duplicates/counts", "/duplicates/clusters", "/reports", "/studies"],
  ...["/prisma-flow", "/mechanisms/propositions", "/mechanisms/map", "/mechanisms/gap-map"],
  ...["/extraction/reports", "/extraction/book", "/extraction/agreement"],
  ...STAGES,
];

/** Everything the API answers a person: two of them can be compared. */
export async function allAnswers({ path }: Walk, who: Person): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {};
  for (const question of QUESTIONS) answers[question] = await get(who, `${path}${question}`);
  return answers;
}
