import type { ProtocolSettings, StageKind, StageRules } from "../protocol/schema";
import type { Outcome, Verdict } from "./schema";

/** What decides over the votes of an item: the stage's rules and the protocol's reasons in their order. */
export interface Deciding {
  stage: StageKind;
  votesPerItem: number;
  rules: Pick<StageRules, "maybeRule" | "threeVotes" | "reasonsByOrder">;
  reasons: readonly { reasonId: string; checkable: boolean }[];
}

interface Vote {
  verdict: Verdict;
  reasonId: string | null;
  /** Not one of the votes that were asked for: somebody who read an excluded record again doubts the exclusion. */
  isDoubt?: boolean;
}

/** The rules of a stage as a protocol version sets them. */
export function rulesOf(settings: ProtocolSettings, stage: StageKind): StageRules {
  return stage === "title_abstract" ? settings.titleAbstract : settings.fullText;
}

/** What a reviewer may say at a stage; after reading the full text a maybe is no answer any more. */
export function offeredAt(stage: StageKind): Verdict[] {
  return stage === "title_abstract" ? ["include", "maybe", "exclude"] : ["include", "exclude"];
}

/**
 * What the votes of an item come to (MECIR C39): agreed, a conflict, or unfinished while one is missing. A doubt decides
 * nothing and no majority outvotes it: it makes a conflict of what the votes alone would exclude.
 */
export function outcomeOf(votes: readonly Vote[], deciding: Deciding): Outcome {
  const cast = votes.filter(({ isDoubt }) => !isDoubt);
  const agreed = outcomeOfCast(cast, deciding);
  if (cast.length === votes.length || agreed.decision !== "exclude") return agreed;
  return outcome("conflict", { differs: "decision" });
}

/** A full text has one reason (PRISMA 2020 item 16b), so two exclusions for different reasons are a conflict too. */
function outcomeOfCast(votes: readonly Vote[], deciding: Deciding): Outcome {
  if (votes.length < deciding.votesPerItem) return outcome("unfinished");
  const winner = winnerOf(
    votes.map((vote) => valueUnder(deciding.rules.maybeRule, vote.verdict)),
    deciding,
  );
  if (!winner) return outcome("conflict", { differs: "decision" });
  const { decision, unanimous } = winner;
  const mode = votes.length === 1 ? "single" : unanimous ? "agreement" : "majority";
  if (decision === "include") return outcome("agreed", { decision, mode });
  return excluded(
    votes.filter((vote) => vote.verdict === "exclude"),
    mode,
    deciding,
  );
}

type Value = "include" | "exclude" | "maybe" | "undecided";

function valueUnder(rule: StageRules["maybeRule"], verdict: Verdict): Value {
  if (verdict !== "maybe") return verdict;
  if (rule === "advance") return "include";
  return rule === "third_value" ? "maybe" : "undecided";
}

function winnerOf(
  values: readonly Value[],
  { rules }: Deciding,
): { decision: "include" | "exclude"; unanimous: boolean } | null {
  if (values.includes("undecided")) return null;
  const needed = values.length === 3 && rules.threeVotes === "majority" ? 2 : values.length;
  for (const decision of ["include", "exclude"] as const) {
    const count = values.filter((value) => value === decision).length;
    if (count >= needed) return { decision, unanimous: count === values.length };
  }
  return null;
}

function excluded(
  votes: readonly Vote[],
  mode: "single" | "agreement" | "majority",
  deciding: Deciding,
): Outcome {
  const decision = "exclude";
  const given = [...new Set(votes.map((vote) => vote.reasonId))];
  if (given.length === 1) return outcome("agreed", { decision, reasonId: given[0] ?? null, mode });
  if (deciding.stage === "title_abstract") return outcome("agreed", { decision, mode });
  const shared = deciding.rules.threeVotes === "majority" ? reasonOfMost(votes) : null;
  if (shared) return outcome("agreed", { decision, reasonId: shared, mode: "majority" });
  const first = firstInOrder(given, deciding);
  if (first) return outcome("agreed", { decision, reasonId: first, mode: "reason_order" });
  return outcome("conflict", { differs: "reason" });
}

function reasonOfMost(votes: readonly Vote[]): string | null {
  return (
    votes.find(
      (vote) => vote.reasonId && votes.filter((other) => other.reasonId === vote.reasonId).length >= 2,
    )?.reasonId ?? null
  );
}

/** Facts anyone can check (retracted, language) are never settled by order: one of the two is simply wrong. */
function firstInOrder(given: readonly (string | null)[], { rules, reasons }: Deciding): string | null {
  if (!rules.reasonsByOrder) return null;
  const known = reasons.filter((reason) => given.includes(reason.reasonId));
  if (known.length !== given.length || known.some((reason) => reason.checkable)) return null;
  return known[0]?.reasonId ?? null;
}

function outcome(status: Outcome["status"], rest: Partial<Outcome> = {}): Outcome {
  return { status, decision: null, reasonId: null, mode: null, differs: null, ...rest };
}
