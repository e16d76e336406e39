import type { Decision, MaybeRule } from "./schema";

/** The categories that are compared once the maybe-rules have been applied; one rule keeps maybe for all. */
export function categoriesUnder(rules: readonly MaybeRule[], offered: readonly Decision[]): Decision[] {
  return offered.filter((decision) => rules.includes("third_value") || decision !== "maybe");
}

/**
 * What a vote counts as under the maybe-rule. `advance`: a maybe is an include. `third_value`: it stands for
 * itself. `discuss`: it is no decision yet (null), and its item goes to discussion instead of into the table.
 */
export function countsAs(rule: MaybeRule, decision: Decision): Decision | null {
  if (decision !== "maybe" || rule === "third_value") return decision;
  return rule === "advance" ? "include" : null;
}
