import type { LineEnd, LineWorld } from "@/lib/review/extraction/one-line";
import type { End } from "@/lib/review/extraction/schema";
import type { PropositionView, TermView } from "@/lib/review/extraction/shapes";
import { findTerm, foldName, nearestTerms } from "@/lib/review/extraction/term-names";

/** A proposition with the short code by which a line names it. */
export interface CodedProposition {
  id: string;
  code: string;
  statement: string;
}

/** Everything a claim may speak of. */
export interface World extends LineWorld {
  terms: readonly TermView[];
  propositions: readonly CodedProposition[];
}

/** Codes follow the order in which propositions were first entered. */
export function worldOf(terms: readonly TermView[], propositions: readonly PropositionView[]): World {
  const inOrder = [...propositions].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    terms,
    propositions: inOrder.map(({ id, statement }, index) => ({ id, statement, code: `P${index + 1}` })),
  };
}

/** What a typed name stands for; null while nothing is typed. */
export function endOf(typed: string, world: World): LineEnd | null {
  const name = typed.trim();
  if (name === "") return null;
  const code = /^\[\s*(.*?)\s*\]$/.exec(name)?.[1];
  const proposition = world.propositions.find((each) => each.code.toLowerCase() === code?.toLowerCase());
  if (proposition) return { kind: "proposition", propositionId: proposition.id, label: proposition.code };
  const term = findTerm(name, world.terms);
  if (term) return { kind: "term", termId: term.id, label: term.label, type: term.type };
  return { kind: "new_term", label: name, nearest: nearestTerms(name, world.terms) };
}

/** A saved end as it is typed. */
export function typedEnd(end: End, world: World): string {
  if ("termId" in end) return world.terms.find(({ id }) => id === end.termId)?.label ?? "";
  const coded = world.propositions.find(({ id }) => id === end.propositionId);
  return coded ? `[${coded.code}]` : "";
}

/** An end in words: a proposition by what it says. */
export function wordsOfEnd(end: LineEnd, world: World): string {
  if (end.kind !== "proposition") return end.label;
  const coded = world.propositions.find(({ id }) => id === end.propositionId);
  return `[${coded?.statement ?? end.label}]`;
}

export interface Suggestion {
  value: string;
  label: string;
  note: string;
}

/** Names to choose from while typing: those that begin with it, then those that hold it. */
export function suggestionsFor(
  typed: string,
  world: World,
  kindOf: (term: TermView) => string,
): Suggestion[] {
  const wanted = typed.trim();
  const folded = foldName(wanted.replace(/^\[/, ""));
  if (wanted === "") return [];
  const terms = wanted.startsWith("[")
    ? []
    : world.terms.flatMap((term) => {
        const names = [term.label, ...term.synonyms].map(foldName);
        const rank = names.some((name) => name.startsWith(folded)) ? 0 : 1;
        return names.some((name) => name.includes(folded)) ? [{ term, rank }] : [];
      });
  const ranked = terms.sort((a, b) => a.rank - b.rank).slice(0, 7);
  const coded = world.propositions.filter(
    ({ code, statement }) =>
      folded === "" || code.toLowerCase().startsWith(folded) || foldName(statement).includes(folded),
  );
  return [
    ...ranked.map(({ term }) => ({ value: term.label, label: term.label, note: kindOf(term) })),
    ...coded.slice(0, 5).map(({ code, statement }) => ({ value: `[${code}]`, label: statement, note: code })),
  ];
}
