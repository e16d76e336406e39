import { Refusal } from "@/lib/errors";
import { languagesIn } from "../../record/languages";
import type { RemovalRule } from "./schema";

/** The rule in the words of the report: "Publication type: editorial, letter". */
export function methodOf(rule: RemovalRule): string {
  const words = inWords(rule);
  return words.length <= LONGEST_METHOD ? words : `${words.slice(0, LONGEST_METHOD - 1)}\u2026`;
}

const LONGEST_METHOD = 500;

function inWords(rule: RemovalRule): string {
  if (rule.by === "publication_type") return `Publication type: ${rule.types.join(", ")}`;
  if (rule.by === "language") {
    return rule.is
      ? `Language: ${rule.languages.join(", ")}`
      : `Language other than ${rule.languages.join(", ")}`;
  }
  const sides = [
    rule.before === null ? null : `before ${rule.before}`,
    rule.after === null ? null : `after ${rule.after}`,
  ];
  return `Published ${sides.filter(Boolean).join(" or ")}`;
}

/** Of the languages as sources print them, those that a rule takes out: all that is named there must be meant. */
export function languagesMeant(
  rule: Extract<RemovalRule, { by: "language" }>,
  printed: readonly string[],
): string[] {
  const named = new Set(rule.languages);
  return printed.filter((text) => {
    const languages = languagesIn(text);
    return languages.length > 0 && languages.every((language) => named.has(language) === rule.is);
  });
}

/** People remove what they have seen counted. */
export function refuseOtherCount(seen: number, now: number): void {
  if (seen === now) return;
  throw new Refusal(
    "CONFLICT",
    `The records changed meanwhile: the rule takes out ${now} now, not ${seen}. Nothing was changed; look at it again.`,
  );
}
