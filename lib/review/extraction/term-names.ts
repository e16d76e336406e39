import type { TermType } from "./lists";

/** A term as name matching needs it. */
export interface NamedTerm {
  id: string;
  label: string;
  type: TermType;
  synonyms?: readonly string[];
}

/** A term whose name is close to what was typed. */
export interface NearTerm {
  termId: string;
  label: string;
  /** 1 means the same letters, 0 none in common. */
  similarity: number;
}

const GREEK: Record<string, string> = { α: "alpha", β: "beta", γ: "gamma", δ: "delta", κ: "kappa", μ: "mu" };

/** A name without case, accents, punctuation and plural, so that "NMDA receptors" meets "NMDA receptor". */
export function foldName(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[αβγδκμ]/g, (letter) => GREEK[letter] ?? letter)
    .replace(/\p{M}/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => (word.length > 3 ? word.replace(/(?<!s)s$/, "") : word))
    .join("");
}

function namesOf(term: NamedTerm): string[] {
  return [term.label, ...(term.synonyms ?? [])];
}

/**
 * The term a name stands for. Letter case decides first, because MTOR is the gene and mTOR the pathway; among
 * terms that differ by case only, the one whose label it is goes before one that has it as a synonym.
 */
export function findTerm<T extends NamedTerm>(name: string, terms: readonly T[]): T | undefined {
  const typed = name.trim();
  const folded = foldName(typed);
  if (folded === "") return undefined;
  return (
    terms.find((term) => term.label === typed) ??
    terms.find((term) => namesOf(term).includes(typed)) ??
    terms.find((term) => foldName(term.label) === folded) ??
    terms.find((term) => namesOf(term).some((each) => foldName(each) === folded))
  );
}

function bigrams(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = text.slice(i, i + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/** Sørensen-Dice similarity of two folded names by letter pairs. */
function similarity(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length < 2 || b.length < 2) return 0;
  const pairs = bigrams(a);
  let shared = 0;
  for (const [pair, count] of bigrams(b)) shared += Math.min(count, pairs.get(pair) ?? 0);
  return (2 * shared) / (a.length + b.length - 2);
}

/** The vocabulary terms nearest to an unknown name, best first, so that a misspelling does not become a new term. */
export function nearestTerms(name: string, terms: readonly NamedTerm[], limit = 3): NearTerm[] {
  const folded = foldName(name);
  return terms
    .map((term) => ({
      termId: term.id,
      label: term.label,
      similarity: Math.max(...namesOf(term).map((each) => similarity(folded, foldName(each)))),
    }))
    .filter((near) => near.similarity >= 0.5)
    .sort((a, b) => b.similarity - a.similarity || a.label.localeCompare(b.label, "en"))
    .slice(0, limit);
}
