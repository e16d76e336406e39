import type { Scope } from "@/lib/access/scope";
import { db, Prisma } from "@/lib/db/client";
import { type Comparison, compareClaims, type ExtractedClaim, foldBy } from "../comparison";
import type { ComparedClaim, ReportComparison, ReviewAgreement } from "../comparison-shapes";
import { type Book, Placing, usedBy } from "../placing";
import { byId } from "../propositions";
import type { End, PropositionInput } from "../schema";
import { VOCABULARY } from "../vocabulary";
import { bookPart, readBook, type StoredBook, statementsOf, toBook } from "./book";
import { type ClaimRow, claimsPart, readClaims, type StoredClaim, toClaim } from "./claims";
import { bothOf, comparableFor, type ExtractorRow, extractorsOf } from "./visibility";

const toCoarser = foldBy(VOCABULARY);

/** Two extractors' claims of a report side by side, with what was agreed. */
export async function reportComparison(
  scope: Scope<"extraction.view">,
  reportId: string,
): Promise<ReportComparison> {
  const { a, b, claims, book, studies } = await readComparison(scope, reportId);
  const ofSide = (personId: string) =>
    claims.filter((claim) => claim.chosenFrom === null && claim.personId === personId);
  const compared = compare(ofSide(a.personId), ofSide(b.personId), book);
  const views = byId(viewsOf(claims, book));
  const view = ({ id }: { id: string }) => views.get(id) as ComparedClaim;
  const side = ({ personId, name, submittedAt }: typeof a) => ({
    ...{ personId, name },
    submittedAt: (submittedAt as Date).toISOString(),
  });
  return {
    reportId,
    a: side(a),
    b: side(b),
    matched: compared.matched.map((pair) => ({ a: view(pair.a), b: view(pair.b), differs: pair.differs })),
    onlyA: compared.onlyA.map(view),
    onlyB: compared.onlyB.map(view),
    ...agreementOf(compared),
    settledAt: a.settledAt?.toISOString() ?? null,
    agreed: claims.flatMap(({ id, chosenFrom, fromClaimIds, studyId, personId }) =>
      chosenFrom ? [{ ...view({ id }), chosenFrom, fromClaimIds, studyId, settledBy: personId }] : [],
    ),
    terms: book.terms.map(({ ownerId: _owner, ...term }) => term),
    propositions: book.propositions.map(({ ownerId: _owner, ...proposition }) => proposition),
    studies,
  };
}

/** The first row carries what both share. */
interface Row extends ExtractorRow {
  claims: ClaimRow[];
  book: StoredBook;
  studies: { id: string; label: string }[];
}

/** All of a comparison in one statement; what it read is thrown away when the comparison is not open to this member. */
async function readComparison(scope: Scope<"extraction.view">, reportId: string) {
  const { reviewId } = scope;
  const sides = Prisma.sql`IN (SELECT side."personId" FROM side)`;
  // Claims of an extraction that was given up stay where they are: nothing here is compared with them.
  const compared = Prisma.sql`c.report_id = ${reportId}::uuid AND c.removed_at IS NULL
    AND (c.kind = 'agreed' OR c.person_id ${sides})`;
  const rows = await db.$queryRaw<Row[]>`
    WITH side AS (${extractorsOf(scope, reportId)})
    SELECT one.*, rest.*
    FROM (SELECT side.*, row_number() OVER (ORDER BY "startedAt", "personId") AS place FROM side) one
    LEFT JOIN (SELECT ${claimsPart(reviewId, compared)} AS claims, ${bookPart(reviewId, sides)} AS book,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('id', study.id, 'label', study.label) ORDER BY study.id), '[]')
          FROM study_report link JOIN study ON study.review_id = link.review_id AND study.id = link.study_id
          WHERE link.review_id = ${reviewId}::uuid AND link.report_id = ${reportId}::uuid) AS studies) rest
      ON one.place = 1
    ORDER BY one.place`;
  const { a, b } = bothOf(scope, rows);
  const [{ claims, book, studies }] = rows as [Row];
  const ids = claims.map(({ propositionId }) => propositionId);
  const used = usedBy(toBook(book, [a.personId, b.personId]), ids);
  return { a, b, claims: claims.map(toClaim), book: used, studies };
}

/** Agreement over every report whose comparison is open to this member. */
export async function reviewAgreement(scope: Scope<"extraction.view">): Promise<ReviewAgreement> {
  const pairs = await db.$queryRaw<{ reportId: string; people: string[] }[]>`
    SELECT e.report_id AS "reportId", array_agg(e.person_id ORDER BY e.started_at, e.person_id) AS people
    FROM extraction e
    WHERE e.review_id = ${scope.reviewId}::uuid AND ${comparableFor(scope)}
    GROUP BY e.report_id`;
  const sides = new Map(pairs.map(({ reportId, people }) => [reportId, people]));
  const claims = await readClaims(
    db,
    scope.reviewId,
    Prisma.sql`c.report_id = ANY(${[...sides.keys()]}::uuid[]) AND c.kind = 'extracted' AND c.removed_at IS NULL`,
  );
  const book = await readBook(db, scope.reviewId, [...new Set(pairs.flatMap(({ people }) => people))]);
  const ofSide = (side: 0 | 1) =>
    claims.filter(({ reportId, personId }: StoredClaim) => sides.get(reportId)?.[side] === personId);
  const [a, b] = [ofSide(0), ofSide(1)];
  return {
    reports: pairs.length,
    claimsA: a.length,
    claimsB: b.length,
    ...agreementOf(compare(a, b, book)),
  };
}

function agreementOf({ exact, folded, fields }: Comparison) {
  return { exact, folded, fields };
}

/** Two people's private terms of one name and kind count as one term. */
function compare(a: readonly StoredClaim[], b: readonly StoredClaim[], book: Book): Comparison {
  const { fold } = new Placing(book);
  const propositions = new Map(
    book.propositions.map(({ id, ...proposition }) => [id, inOneName(proposition, fold)]),
  );
  const entered = ({ id, reportId, propositionId, body }: StoredClaim): ExtractedClaim[] => {
    const proposition = propositions.get(propositionId);
    return proposition ? [{ id, reportId, claim: { ...body, ...proposition } }] : [];
  };
  return compareClaims(a.flatMap(entered), b.flatMap(entered), propositions, toCoarser);
}

function inOneName(
  { subject, relation, object }: PropositionInput,
  fold: (termId: string) => string,
): PropositionInput {
  const named = (end: End): End => ("termId" in end ? { termId: fold(end.termId) } : end);
  return { subject: named(subject), relation, object: named(object) };
}

function viewsOf(claims: readonly StoredClaim[], book: Book): ComparedClaim[] {
  const [propositions, statement] = [byId(book.propositions), statementsOf(book)];
  return claims.flatMap(({ id, propositionId, quoteFound, body }) => {
    const proposition = propositions.get(propositionId);
    if (!proposition) return [];
    const { subject, relation, object } = proposition;
    return [
      {
        ...body,
        id,
        propositionId,
        subject,
        relation,
        object,
        quoteFound,
        statement: statement(propositionId),
      },
    ];
  });
}
