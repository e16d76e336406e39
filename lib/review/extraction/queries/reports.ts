import type { Scope } from "@/lib/access/scope";
import { db, Prisma } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { openTo } from "../../full-text/queries";
import { overriddenFields } from "../defaults";
import type { Book } from "../placing";
import { byId } from "../propositions";
import { stateOf } from "../rules";
import { contextCardSchema } from "../schema";
import type { ClaimView, OwnExtraction, ReportFilter, ReportPage, ReportToExtract } from "../shapes";
import { bookPart, type StoredBook, statementsOf, toBook } from "./book";
import { type ClaimRow, claimsPart, type StoredClaim, toClaim } from "./claims";
import { knownTo } from "./visibility";

/** The included reports, oldest first, with where one's own extraction of each stands. */
export async function reportsToExtract(
  scope: Scope<"extraction.view">,
  { mine, cursor, limit }: ReportFilter,
): Promise<ReportPage> {
  const { reviewId, personId } = scope;
  const rows = await db.$queryRaw<ReportToExtract[]>`
    SELECT p.id, first.title, first.byline, first.year, own.state AS mine,
      (SELECT count(*)::int FROM claim c WHERE c.review_id = p.review_id AND c.report_id = p.id
        AND c.kind = 'extracted' AND c.person_id = ${personId}::uuid AND c.removed_at IS NULL) AS "myClaims",
      EXISTS (SELECT 1 FROM extraction e WHERE e.review_id = p.review_id AND e.report_id = p.id
        AND e.settled_at IS NOT NULL) AS settled,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', e.person_id, 'name', person.name, 'state', ${STATE})
          ORDER BY e.started_at, e.person_id), '[]')
        FROM extraction e JOIN person ON person.id = e.person_id
        WHERE e.review_id = p.review_id AND e.report_id = p.id AND ${knownTo(scope)}) AS extractors
    FROM report p
    CROSS JOIN LATERAL (SELECT r.title, r.byline, r.year FROM report_record link
      JOIN record_now r ON r.review_id = link.review_id AND r.id = link.record_id
      WHERE link.review_id = p.review_id AND link.report_id = p.id ORDER BY r.id LIMIT 1) first
    CROSS JOIN LATERAL (SELECT coalesce((SELECT ${STATE} FROM extraction e WHERE e.review_id = p.review_id
      AND e.report_id = p.id AND e.person_id = ${personId}::uuid), 'not_started') AS state) own
    WHERE p.review_id = ${reviewId}::uuid AND p.status = 'included' AND ${openTo(scope)}
      ${mine ? Prisma.sql`AND own.state = ${mine}` : Prisma.empty}
      ${cursor ? Prisma.sql`AND p.id > ${cursor}::uuid` : Prisma.empty}
    ORDER BY p.id LIMIT ${limit + 1}`;
  const reports = rows.slice(0, limit);
  return { reports, next: rows.length > limit ? (reports.at(-1)?.id ?? null) : null };
}

const STATE = Prisma.sql`CASE WHEN e.given_up_at IS NOT NULL THEN 'given_up' WHEN e.settled_at IS NOT NULL THEN 'settled'
  WHEN e.submitted_at IS NOT NULL THEN 'submitted' ELSE 'started' END`;

/** One's own extraction of a report, whole. */
export async function ownExtraction(
  scope: Scope<"extraction.view">,
  reportId: string,
): Promise<OwnExtraction> {
  const { reviewId, personId } = scope;
  const mine = Prisma.sql`c.report_id = ${reportId}::uuid AND c.kind = 'extracted' AND c.person_id = ${personId}::uuid`;
  const [row] = await db.$queryRaw<Row[]>`
    SELECT e.started_at AS "startedAt", e.submitted_at AS "submittedAt", e.settled_at AS "settledAt",
      e.given_up_at AS "givenUpAt",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', card.id, 'label', card.label, 'content', card.content)
          ORDER BY card.id), '[]')
        FROM context_card card WHERE card.review_id = e.review_id AND card.report_id = e.report_id
        AND card.person_id = e.person_id) AS cards,
      ${claimsPart(reviewId, mine)} AS claims, ${bookPart(reviewId, Prisma.sql`= ${personId}::uuid`)} AS book
    FROM report p LEFT JOIN extraction e
      ON e.review_id = p.review_id AND e.report_id = p.id AND e.person_id = ${personId}::uuid
    WHERE p.review_id = ${reviewId}::uuid AND p.id = ${reportId}::uuid AND ${openTo(scope)}`;
  if (!row) throw notFound("report");
  const started = row.startedAt !== null;
  const cards = row.cards.map((card) => ({ ...card, content: contextCardSchema.parse(card.content) }));
  return {
    reportId,
    state: stateOf(started ? row : undefined),
    startedAt: row.startedAt?.toISOString() ?? null,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    cards,
    claims: started ? viewsOf(row.claims.map(toClaim), toBook(row.book, [personId]), cards) : [],
  };
}

interface Row {
  startedAt: Date | null;
  submittedAt: Date | null;
  settledAt: Date | null;
  givenUpAt: Date | null;
  cards: { id: string; label: string; content: unknown }[];
  claims: ClaimRow[];
  book: StoredBook;
}

function viewsOf(claims: readonly StoredClaim[], book: Book, cards: OwnExtraction["cards"]): ClaimView[] {
  const [propositions, statement, card] = [byId(book.propositions), statementsOf(book), byId(cards)];
  return claims.flatMap(({ id, propositionId, cardId, quoteFound, removedAt, body }) => {
    const proposition = propositions.get(propositionId);
    if (!proposition) return [];
    const { subject, relation, object } = proposition;
    const followed = cardId === null ? undefined : card.get(cardId);
    return [
      {
        ...{ id, propositionId, cardId, quoteFound, subject, relation, object, ...body },
        statement: statement(propositionId),
        removedAt: removedAt?.toISOString() ?? null,
        overridden: followed ? overriddenFields(followed.content, body) : [],
      },
    ];
  });
}
