import type { Scope } from "@/lib/access/scope";
import { db, type Transaction } from "@/lib/db/client";
import { OwnTerm, SavedProposition } from "../events";
import { type Book, Placing } from "../placing";
import { byId, propositionLabel } from "../propositions";
import type { PropositionView, TermView } from "../shapes";
import { VOCABULARY } from "../vocabulary";

/** The settled terms and propositions of a review, then those of the owners, in their order. */
export async function readBook(
  client: Transaction,
  reviewId: string,
  owners: readonly string[],
): Promise<Book> {
  const where = { reviewId, OR: [{ ownerId: null }, { ownerId: { in: [...owners] } }] };
  const place = (ownerId: string | null) => (ownerId === null ? -1 : owners.indexOf(ownerId));
  const terms = await client.term.findMany({ where, orderBy: { id: "asc" } });
  const propositions = await client.proposition.findMany({ where, orderBy: { id: "asc" } });
  return {
    terms: terms
      .map(({ ownerId, reviewId: _review, ...term }) => ({ ...OwnTerm.parse(term), ownerId }))
      .sort((a, b) => place(a.ownerId) - place(b.ownerId)),
    propositions: propositions
      .map((row) => ({ ...savedProposition(row), ownerId: row.ownerId }))
      .sort((a, b) => place(a.ownerId) - place(b.ownerId)),
  };
}

interface PropositionRow {
  id: string;
  subjectTerm: string | null;
  subjectPropositionId: string | null;
  relation: string;
  objectTerm: string | null;
  objectPropositionId: string | null;
}

function savedProposition(row: PropositionRow): SavedProposition {
  const { id, relation } = row;
  return SavedProposition.parse({
    id,
    subject: endOf(row.subjectTerm, row.subjectPropositionId),
    relation,
    object: endOf(row.objectTerm, row.objectPropositionId),
  });
}

function endOf(termId: string | null, propositionId: string | null) {
  return termId === null ? { propositionId } : { termId };
}

/** Words for the propositions of a book. */
export function statementsOf(book: Book): (propositionId: string) => string {
  const known = { terms: byId([...VOCABULARY, ...book.terms]), propositions: byId(book.propositions) };
  return (id) => {
    const proposition = known.propositions.get(id);
    return proposition ? propositionLabel(proposition, known) : "";
  };
}

/** What a member may choose from while typing. Another extractor's words are not among them. */
export async function terms(scope: Scope<"extraction.view">): Promise<TermView[]> {
  const book = await readBook(db, scope.reviewId, [scope.personId]);
  const { fold } = new Placing(book);
  const shipped = VOCABULARY.map(({ status: _status, foldsTo: _foldsTo, ...term }) => ({
    ...term,
    origin: "shipped" as const,
  }));
  const reviews = book.terms
    .filter(({ id }) => fold(id) === id)
    .map(({ ownerId, ...term }) => ({
      ...{ ...term, xrefs: [], synonyms: [] },
      origin: ownerId === null ? ("settled" as const) : ("own" as const),
    }));
  return [...shipped, ...reviews];
}

/** The propositions a member may speak about. One's own that was settled since shows once, as settled. */
export async function propositions(scope: Scope<"extraction.view">): Promise<PropositionView[]> {
  const book = await readBook(db, scope.reviewId, [scope.personId]);
  const [statement, placing, seen] = [statementsOf(book), new Placing(book), new Set<string>()];
  return book.propositions.flatMap(({ ownerId, ...proposition }) => {
    const key = placing.keyOf(proposition);
    if (seen.has(key)) return [];
    seen.add(key);
    const origin = ownerId === null ? ("settled" as const) : ("own" as const);
    return [{ ...proposition, statement: statement(proposition.id), origin }];
  });
}
