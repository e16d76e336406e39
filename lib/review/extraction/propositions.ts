import type { Category } from "./lists";
import { type EndType, relationRow } from "./relations";
import type { End, Proposition, PropositionInput, Term } from "./schema";

/** The terms and propositions of a review, by id. */
export interface Known {
  terms: ReadonlyMap<string, Pick<Term, "label" | "type" | "categories">>;
  propositions: ReadonlyMap<string, PropositionInput>;
}

/** Puts things with an id into a map. */
export function byId<T extends { id: string }>(things: readonly T[]): Map<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

/** First order links two terms; second order says something about another proposition. */
export function orderOf(proposition: PropositionInput): 1 | 2 {
  return relationRow(proposition.relation).order;
}

/** What stands at an end; undefined when nothing known has that id. */
export function endType(end: End, known: Known): EndType | undefined {
  if ("termId" in end) return known.terms.get(end.termId)?.type;
  return known.propositions.has(end.propositionId) ? "proposition" : undefined;
}

/** Writes an end so that equal ends read equal, whatever ids two people gave the same inner proposition. */
export function endKey(
  end: End,
  propositions: Known["propositions"],
  fold: (termId: string) => string = (termId) => termId,
): string {
  return writeEnd(end, propositions, fold, new Set());
}

function writeEnd(
  end: End,
  propositions: Known["propositions"],
  fold: (id: string) => string,
  seen: Set<string>,
): string {
  if ("termId" in end) return fold(end.termId);
  const inner = propositions.get(end.propositionId);
  if (!inner || seen.has(end.propositionId)) return `[${end.propositionId}]`;
  const deeper = new Set(seen).add(end.propositionId);
  const [subject, object] = [inner.subject, inner.object].map((each) =>
    writeEnd(each, propositions, fold, deeper),
  );
  return `[${subject} ${inner.relation} ${object}]`;
}

/** The key under which a proposition is kept once: subject, relation, object. */
export function propositionKey(proposition: PropositionInput, propositions: Known["propositions"]): string {
  const { subject, relation, object } = proposition;
  return `${endKey(subject, propositions)} ${relation} ${endKey(object, propositions)}`;
}

/** Whether saying this about a proposition would make it speak, at some depth, of itself. */
export function isCircular(proposition: PropositionInput, propositions: Known["propositions"]): boolean {
  const own = propositionKey(proposition, propositions);
  const reaches = (end: End, path: ReadonlySet<string>): boolean => {
    if ("termId" in end) return false;
    if (path.has(end.propositionId)) return true;
    const inner = propositions.get(end.propositionId);
    if (!inner) return false;
    if (propositionKey(inner, propositions) === own) return true;
    const deeper = new Set(path).add(end.propositionId);
    return reaches(inner.subject, deeper) || reaches(inner.object, deeper);
  };
  const { subject, object } = proposition;
  const sameEnds =
    "propositionId" in subject && "propositionId" in object && subject.propositionId === object.propositionId;
  return sameEnds || reaches(subject, new Set()) || reaches(object, new Set());
}

/** A proposition in words. */
export function propositionLabel(proposition: PropositionInput, known: Known): string {
  const name = (end: End): string => {
    if ("termId" in end) return known.terms.get(end.termId)?.label ?? end.termId;
    const inner = known.propositions.get(end.propositionId);
    return inner && !isCircular(inner, known.propositions)
      ? `(${propositionLabel(inner, known)})`
      : `[${end.propositionId}]`;
  };
  return `${name(proposition.subject)} ${relationRow(proposition.relation).label} ${name(proposition.object)}`;
}

/**
 * The mechanism categories of a proposition: those of its object term, or of its subject when it is second order. An
 * enantiomer or metabolite as subject counts in its own row too, since it is what the claim is about. What people set
 * on the proposition overrules all of it.
 */
export function categoriesOf(proposition: PropositionInput & Partial<Proposition>, known: Known): Category[] {
  if (proposition.categories) return proposition.categories;
  const { subject, object } = proposition;
  if (orderOf(proposition) === 2)
    return isCircular(proposition, known.propositions) ? [] : endCategories(subject, known);
  const own = endCategories(subject, known).filter((category) => category === "enantiomer");
  return [...new Set([...endCategories(object, known), ...own])];
}

function endCategories(end: End, known: Known): Category[] {
  if ("termId" in end) return known.terms.get(end.termId)?.categories ?? [];
  const inner = known.propositions.get(end.propositionId);
  return inner ? categoriesOf(inner, known) : [];
}
