import { v7 as uuid } from "uuid";
import type { OwnTerm, SavedProposition } from "./events";
import { byId, endKey, type Known } from "./propositions";
import type { End, PropositionInput } from "./schema";
import { findTerm, foldName } from "./term-names";
import { VOCABULARY } from "./vocabulary";

/** Terms and propositions a person may use: the settled ones (no owner) first, then those of extractors. */
export interface Book {
  terms: readonly (OwnTerm & { ownerId: string | null })[];
  propositions: readonly (SavedProposition & { ownerId: string | null })[];
}

interface Standing extends SavedProposition {
  settled: boolean;
}

/**
 * Finds each thing said its one place: a term is the shipped, settled or earlier one of the same name and kind, a
 * proposition the earlier one with the same subject, relation and object. Only what is nowhere yet is made.
 */
export class Placing {
  /** What has to be saved, in an order in which each proposition comes after those it speaks of. */
  readonly made: { terms: OwnTerm[]; propositions: SavedProposition[] } = { terms: [], propositions: [] };
  private readonly used = new Set<string>();
  private readonly terms: Map<string, Pick<OwnTerm, "id" | "label" | "type" | "categories">>;
  private readonly propositions: Map<string, PropositionInput & { id: string }>;
  private readonly standing = new Map<string, Standing[]>();
  private readonly aliases = new Map<string, string>();
  private readonly names = new Map<string, string>();

  constructor(
    private readonly book: Book,
    /** `own`: an extractor's. `settled`: everybody's, so each end of it must be everybody's too. */
    private readonly making: "own" | "settled" = "own",
  ) {
    this.terms = byId([...VOCABULARY, ...book.terms]);
    this.propositions = byId(book.propositions);
    for (const term of book.terms) this.nameTerm(term);
    for (const { ownerId, ...each } of book.propositions) {
      this.stand(this.keyOf(each), { ...each, settled: ownerId === null });
    }
  }

  /** Everything claims may speak of, new things of this entry included. */
  get known(): Known {
    return { terms: this.terms, propositions: this.propositions };
  }

  /** The one term a term stands for. */
  readonly fold = (termId: string): string => this.aliases.get(termId) ?? termId;

  /** Takes a new term in, unless there is one of that name and kind. */
  addTerm(term: OwnTerm): string {
    this.terms.set(term.id, term);
    this.nameTerm(term);
    if (this.fold(term.id) === term.id) this.made.terms.push(term);
    return this.fold(term.id);
  }

  /** Takes a new proposition in under the id its entry gave it. */
  addProposition({ id, ...proposition }: SavedProposition): string {
    const placed = this.place(proposition, id);
    if (placed !== id) this.propositions.set(id, { id, ...proposition });
    return placed;
  }

  /** The id under which a proposition is kept. Its ends must be known. */
  place(proposition: PropositionInput, id?: string): string {
    const key = this.keyOf(proposition);
    const there = this.standing.get(key) ?? [];
    const enough = there.find(({ settled }) => settled || this.making === "own");
    if (enough) return enough.id;
    const ends = { subject: this.placeEnd(proposition.subject), object: this.placeEnd(proposition.object) };
    const same = there.find(
      (each) => sameEnd(each.subject, ends.subject) && sameEnd(each.object, ends.object),
    );
    if (same) {
      same.settled = true;
      this.used.add(same.id);
      return same.id;
    }
    const made = { id: id ?? uuid(), relation: proposition.relation, ...ends };
    this.made.propositions.push(made);
    this.propositions.set(made.id, made);
    this.stand(key, { ...made, settled: this.making === "settled" });
    return made.id;
  }

  /** Extractors' terms and propositions that the placed ones use. */
  get shared(): { termIds: string[]; propositionIds: string[] } {
    const owned = (things: readonly { id: string; ownerId: string | null }[]) =>
      things.filter(({ id, ownerId }) => ownerId !== null && this.used.has(id)).map(({ id }) => id);
    return { termIds: owned(this.book.terms), propositionIds: owned(this.book.propositions) };
  }

  private stand(key: string, proposition: Standing): void {
    this.standing.set(key, [...(this.standing.get(key) ?? []), proposition]);
  }

  private placeEnd(end: End): End {
    if ("termId" in end) {
      const termId = this.fold(end.termId);
      this.used.add(termId);
      return { termId };
    }
    const inner = this.propositions.get(end.propositionId);
    return inner ? { propositionId: this.place(inner) } : end;
  }

  /** Equal for propositions that say the same of the same things. */
  keyOf({ subject, relation, object }: PropositionInput): string {
    const [left, right] = [subject, object].map((end) => endKey(end, this.propositions, this.fold));
    return `${left} ${relation} ${right}`;
  }

  private nameTerm({ id, label, type }: OwnTerm): void {
    const shipped = findTerm(
      label,
      VOCABULARY.filter((term) => term.type === type),
    );
    const name = `${type} ${foldName(label)}`;
    const first = shipped?.id ?? this.names.get(name) ?? id;
    this.names.set(name, first);
    if (first !== id) this.aliases.set(id, first);
  }
}

function sameEnd(a: End, b: End): boolean {
  if ("termId" in a) return "termId" in b && a.termId === b.termId;
  return "propositionId" in b && a.propositionId === b.propositionId;
}

/**
 * A book without what its owners keep for other reports: the settled part, and what these propositions are made of.
 * A comparison shows no more, for the other extractor may still be blind elsewhere.
 */
export function usedBy(book: Book, propositionIds: readonly string[]): Book {
  const all = byId(book.propositions);
  const used = new Set<string>();
  const use = (end: End): void => {
    const id = "termId" in end ? end.termId : end.propositionId;
    if (used.has(id)) return;
    used.add(id);
    const inner = "propositionId" in end ? all.get(id) : undefined;
    for (const each of inner ? [inner.subject, inner.object] : []) use(each);
  };
  for (const propositionId of propositionIds) use({ propositionId });
  const stays = ({ id, ownerId }: { id: string; ownerId: string | null }) => ownerId === null || used.has(id);
  return { terms: book.terms.filter(stays), propositions: book.propositions.filter(stays) };
}
