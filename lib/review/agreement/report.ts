import { manyRaterStatisticsOf } from "./many-raters";
import { categoriesUnder, countsAs } from "./maybe";
import { notesOnPool, notesOnStage, notesOnTable } from "./notes";
import type {
  AgreementInput,
  AgreementReport,
  Decision,
  ManyRaterTable,
  TwoRaterTable,
  VotedItem,
} from "./schema";
import { agreementInput, maybeRule } from "./schema";
import { crossTable } from "./table";
import { twoRaterStatisticsOf } from "./two-raters";

type Vote = VotedItem["votes"][number];
type Reading = { categories: Decision[]; valueOf: (vote: Vote) => Decision | null };

/**
 * Agreement of one stage or batch from first sealed votes; what is decided later in a conflict never enters, and each
 * vote is read by the maybe-rule its batch was opened under, whatever the protocol says now.
 */
export function agreementReportOf(input: AgreementInput): AgreementReport {
  const { offered, items } = agreementInput.parse(input);
  const independent = items.filter((item) => item.mode === "independent");
  const shared = independent.filter((item) => item.votes.length > 1);
  const raters = [...new Set(independent.flatMap((item) => item.votes.map((vote) => vote.person)))].sort();
  const asOffered: Reading = { categories: offered, valueOf: (vote) => vote.decision };
  const maybeRules = maybeRule.options.filter((rule) =>
    independent.some(({ votes }) => votes.some((vote) => vote.maybeRule === rule)),
  );
  const underRule: Reading = {
    categories: categoriesUnder(maybeRules, offered),
    valueOf: (vote) => countsAs(vote.maybeRule, vote.decision),
  };
  const inMode = (mode: VotedItem["mode"]) => items.filter((item) => item.mode === mode).length;
  return {
    offered,
    maybeRules,
    counts: {
      doublyScreened: shared.length,
      notYetDoublyScreened: independent.length - shared.length,
      single: inMode("single"),
      accelerated: inMode("accelerated"),
      imported: inMode("imported"),
    },
    pairs: pairsOf(raters).map((pair) => ({
      raters: pair,
      offered: pairTable(shared, pair, asOffered),
      underRule: pairTable(shared, pair, underRule),
    })),
    pooled:
      raters.length > 2
        ? { raters, offered: poolTable(shared, asOffered), underRule: poolTable(shared, underRule) }
        : null,
    notes: notesOnStage(shared.length),
  };
}

function pairsOf(raters: readonly string[]): [string, string][] {
  return raters.flatMap((first, i) => raters.slice(i + 1).map((second): [string, string] => [first, second]));
}

function pairTable(
  items: readonly VotedItem[],
  raters: readonly [string, string],
  reading: Reading,
): TwoRaterTable {
  const judged = items.flatMap((item) => {
    const [first, second] = raters.map((rater) => item.votes.find((vote) => vote.person === rater));
    return first && second ? [[reading.valueOf(first), reading.valueOf(second)] as const] : [];
  });
  const pairs = judged.flatMap(([first, second]) => (first && second ? [[first, second] as const] : []));
  const counts = crossTable(reading.categories, pairs);
  const leftOut = judged.length - pairs.length;
  const statistics = twoRaterStatisticsOf(counts, reading.categories.indexOf("include"));
  return {
    categories: reading.categories,
    counts,
    leftOut,
    statistics,
    notes: notesOnTable(counts, leftOut),
  };
}

function poolTable(items: readonly VotedItem[], reading: Reading): ManyRaterTable {
  const judged = items.map((item) => item.votes.map(reading.valueOf));
  const decided = judged.filter((values) => !values.includes(null));
  const leftOut = judged.length - decided.length;
  const rows = decided.map((values) =>
    reading.categories.map((category) => values.filter((value) => value === category).length),
  );
  const statistics = manyRaterStatisticsOf(rows, reading.categories.indexOf("include"));
  return { categories: reading.categories, leftOut, statistics, notes: notesOnPool(statistics, leftOut) };
}
