import type { Scope } from "@/lib/access/scope";
import { db, Prisma, type Transaction } from "@/lib/db/client";
import { OwnTerm, SavedProposition } from "../events";
import { type Book, Placing } from "../placing";
import { byId, propositionLabel } from "../propositions";
import type { BookView, PropositionView, TermView } from "../shapes";
import { VOCABULARY } from "../vocabulary";

/** The settled terms and propositions of a review, then those of the owners, in their order. */
export async function readBook(
  client: Transaction,
  reviewId: string,
  owners: readonly string[],
): Promise<Book> {
  const [row] = await client.$queryRaw<{ book: StoredBook }[]>`
    SELECT ${bookPart(reviewId, Prisma.sql`= ANY(${[...owners]}::uuid[])`)} AS book`;
  return toBook(row?.book ?? { terms: [], propositions: [] }, owners);
}

/** A book as a statement that reads more than a book carries it along. */
export interface StoredBook {
  terms: (OwnTerm & Owned)[];
  propositions: PropositionRow[];
}

interface Owned {
  ownerId: string | null;
}

interface PropositionRow extends Owned {
  id: string;
  subjectTerm: string | null;
  subjectPropositionId: string | null;
  relation: string;
  objectTerm: string | null;
  objectPropositionId: string | null;
}

/** A `StoredBook` in SQL; `owners` is what is asked of an owner's id. */
export function bookPart(reviewId: string, owners: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`jsonb_build_object(
    'terms', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'label', t.label, 'type', t.type,
        'level', t.level, 'curie', t.curie, 'categories', t.categories, 'ownerId', t.owner_id) ORDER BY t.id), '[]')
      FROM term t WHERE t.review_id = ${reviewId}::uuid AND (t.owner_id IS NULL OR t.owner_id ${owners})),
    'propositions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'subjectTerm', q.subject_term,
        'subjectPropositionId', q.subject_proposition_id, 'relation', q.relation, 'objectTerm', q.object_term,
        'objectPropositionId', q.object_proposition_id, 'ownerId', q.owner_id) ORDER BY q.id), '[]')
      FROM proposition q WHERE q.review_id = ${reviewId}::uuid AND (q.owner_id IS NULL OR q.owner_id ${owners})))`;
}

export function toBook({ terms, propositions }: StoredBook, owners: readonly string[]): Book {
  const place = ({ ownerId }: Owned) => (ownerId === null ? -1 : owners.indexOf(ownerId));
  return {
    terms: terms
      .map(({ ownerId, ...term }) => ({ ...OwnTerm.parse(term), ownerId }))
      .sort((a, b) => place(a) - place(b)),
    propositions: propositions
      .map((row) => ({ ...savedProposition(row), ownerId: row.ownerId }))
      .sort((a, b) => place(a) - place(b)),
  };
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

/** What a member may choose from while typing. Another extractor's words are not among it. */
export async function bookOf(scope: Scope<"extraction.view">): Promise<BookView> {
  const book = await readBook(db, scope.reviewId, [scope.personId]);
  return { terms: termsOf(book), propositions: propositionsOf(book) };
}

function termsOf(book: Book): TermView[] {
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

/** One's own that was settled since shows once, as settled. */
function propositionsOf(book: Book): PropositionView[] {
  const [statement, placing, seen] = [statementsOf(book), new Placing(book), new Set<string>()];
  return book.propositions.flatMap(({ ownerId, ...proposition }) => {
    const key = placing.keyOf(proposition);
    if (seen.has(key)) return [];
    seen.add(key);
    const origin = ownerId === null ? ("settled" as const) : ("own" as const);
    return [{ ...proposition, statement: statement(proposition.id), origin }];
  });
}
