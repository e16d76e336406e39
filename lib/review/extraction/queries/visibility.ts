import { extracts, type Role } from "@/lib/access/roles";
import type { Scope } from "@/lib/access/scope";
import { Prisma, type Transaction } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { openTo } from "../../full-text/queries";
import { bothSubmitted, comparisonClosed, EXTRACTORS, type StandingExtraction } from "../rules";

/** Leads and adjudicators oversee extraction: they compare and settle. */
function oversees(roles: readonly Role[]): boolean {
  return roles.some((role) => role === "owner" || role === "lead" || role === "adjudicator");
}

/**
 * Which extractions `e` a member may know of: their own; those of a report that both have submitted, as one of the two
 * or as overseer; and, for an overseer who extracts nothing, that one was started or submitted.
 */
export function knownTo(scope: Scope): Prisma.Sql {
  const { personId, roles } = scope;
  const mine = Prisma.sql`EXISTS (SELECT 1 FROM extraction own WHERE own.review_id = e.review_id
    AND own.report_id = e.report_id AND own.person_id = ${personId}::uuid AND own.given_up_at IS NULL)`;
  const outside = oversees(roles) && !extracts(roles) ? Prisma.sql`NOT ${mine}` : Prisma.sql`false`;
  const inside = oversees(roles) ? Prisma.sql`true` : mine;
  return Prisma.sql`(e.person_id = ${personId}::uuid OR (${inside} AND ${submittedByBoth}) OR ${outside})`;
}

const submittedByBoth = Prisma.sql`(SELECT count(*) FROM extraction both_of WHERE both_of.review_id = e.review_id
  AND both_of.report_id = e.report_id AND both_of.submitted_at IS NOT NULL AND both_of.given_up_at IS NULL)
  = ${EXTRACTORS}`;

/** Standing extractions `e` whose claims, the other's too, a member may read: the comparison is open to them. */
export function comparableFor(scope: Scope): Prisma.Sql {
  return Prisma.sql`(e.given_up_at IS NULL AND ${submittedByBoth} AND ${knownTo(scope)})`;
}

export interface Extractor extends StandingExtraction {
  name: string;
  startedAt: Date;
}

/** The standing extractors of a report that a member may see, the first to start first; no row: no such report. */
export function extractorsOf(scope: Scope, reportId: string): Prisma.Sql {
  return Prisma.sql`SELECT p.id AS "reportId", e.person_id AS "personId", person.name, e.started_at AS "startedAt",
      e.submitted_at AS "submittedAt", e.opened_at AS "openedAt", e.given_up_at AS "givenUpAt",
      e.settled_at AS "settledAt"
    FROM report p
    LEFT JOIN (extraction e JOIN person ON person.id = e.person_id)
      ON e.review_id = p.review_id AND e.report_id = p.id AND e.given_up_at IS NULL
    WHERE p.review_id = ${scope.reviewId}::uuid AND p.id = ${reportId}::uuid AND ${openTo(scope)}
    ORDER BY e.started_at, e.person_id`;
}

export type ExtractorRow = Partial<Extractor> & { reportId: string };

/** Both extractors of a report whose comparison is open to this member, the first to start as `a`. */
export async function openComparison(
  client: Transaction,
  scope: Scope,
  reportId: string,
): Promise<{ a: Extractor; b: Extractor }> {
  return bothOf(scope, await client.$queryRaw<ExtractorRow[]>(extractorsOf(scope, reportId)));
}

/** Refuses whoever may not compare yet, or ever. */
export function bothOf(scope: Scope, rows: readonly ExtractorRow[]): { a: Extractor; b: Extractor } {
  if (rows.length === 0) throw notFound("report");
  const [a, b] = rows.filter((row): row is Extractor & { reportId: string } => row.personId !== null);
  if (!a || !b || !bothSubmitted([a, b])) throw comparisonClosed();
  const isOne = [a, b].some(({ personId }) => personId === scope.personId);
  if (!isOne && !oversees(scope.roles)) throw comparisonClosed();
  return { a, b };
}
