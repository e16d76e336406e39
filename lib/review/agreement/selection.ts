import { z } from "zod";
import type { StageKind } from "../protocol/schema";

const count = z.int().nonnegative();

/** How the items of a stage came to their decision; every decided item is counted once. */
export const selectionCounts = z.object({
  agreement: count,
  consensus: count,
  /** Decided alone by somebody who had not voted on it, a lead included. */
  adjudication: count,
  majority: count,
  /** Decided alone by a lead who had voted on it: no independent third view, so counted apart. */
  byVoter: count,
  reasonOrder: count,
  single: count,
});
export type SelectionCounts = z.infer<typeof selectionCounts>;

export const NONE_DECIDED: SelectionCounts = {
  agreement: 0,
  consensus: 0,
  adjudication: 0,
  majority: 0,
  byVoter: 0,
  reasonOrder: 0,
  single: 0,
};

const THINGS: Record<StageKind, { one: string; many: string; at: string }> = {
  title_abstract: { one: "record", many: "records", at: "on titles and abstracts" },
  full_text: { one: "report", many: "reports", at: "on the full text" },
};

/** The selection process in words, for the methods section (PRISMA 2020 item 8); empty before anything is decided. */
export function selectionSentence(stage: StageKind, counts: SelectionCounts): string {
  const { one, many, at } = THINGS[stage];
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  if (all === 0) return "";
  const ways = WAYS.flatMap(({ key, said }) => (counts[key] > 0 ? [`${printed(counts[key])} ${said}`] : []));
  const last = ways.pop() ?? "";
  const list = ways.length > 0 ? `${ways.join(", ")} and ${last}` : last;
  return `${printed(all)} ${all === 1 ? one : many} ${all === 1 ? "was" : "were"} decided ${at}: ${list}.`;
}

const WAYS: readonly { key: keyof SelectionCounts; said: string }[] = [
  { key: "agreement", said: "by agreement of reviewers who voted independently" },
  { key: "majority", said: "by the majority of three independent votes" },
  { key: "reasonOrder", said: "excluded by all, for the reason that comes first in the protocol" },
  { key: "consensus", said: "by consensus of the reviewers after they differed" },
  { key: "adjudication", said: "by a person who had not voted on it" },
  { key: "byVoter", said: "by a lead who had voted on it (decided by a voter)" },
  { key: "single", said: "by one reviewer alone" },
];

function printed(n: number): string {
  return n.toLocaleString("en");
}
