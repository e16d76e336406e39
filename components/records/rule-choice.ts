import { RemovalRule } from "@/lib/review/import/removal/schema";

/** What people have chosen so far, of each kind of rule. */
export interface RuleChoice {
  by: RemovalRule["by"];
  types: string[];
  before: string;
  after: string;
  is: boolean;
  languages: string[];
}

export const NO_CHOICE: RuleChoice = {
  by: "publication_type",
  types: [],
  before: "",
  after: "",
  is: false,
  languages: [],
};

/** The rule of a choice; null while it is none yet. */
export function ruleOf({ by, types, before, after, is, languages }: RuleChoice): RemovalRule | null {
  const rule = {
    publication_type: { by, types },
    year: { by, before: yearOf(before), after: yearOf(after) },
    language: { by, is, languages },
  }[by];
  return RemovalRule.safeParse(rule).data ?? null;
}

/** NaN is no year and makes no rule. */
function yearOf(typed: string): number | null {
  const text = typed.trim();
  if (text === "") return null;
  return /^\d{4}$/.test(text) ? Number(text) : Number.NaN;
}

/** What is wrong with the years. */
export function yearProblem({ before, after }: RuleChoice): { before?: string; after?: string } {
  const rule = { by: "year", before: yearOf(before), after: yearOf(after) };
  if (rule.before === null && rule.after === null) return {};
  const issues = RemovalRule.safeParse(rule).error?.issues ?? [];
  return Object.fromEntries(
    issues.map(({ path, message, code }) => [path[0], code === "custom" ? message : ""]),
  );
}
