import { votes } from "@/lib/access/roles";
import type { Scope } from "@/lib/access/scope";
import { Prisma } from "@/lib/db/client";

/**
 * Whether what people decided about a record in another tool is withheld from a member: they vote in this review, or
 * hold a vote on it, and it, or the record that it repeats, is not decided. With it goes all that may carry it: the
 * original entry and its notes. States change when a batch closes, so this tells nothing of anybody's votes.
 */
export function priorsWithheld(
  { personId, roles }: Scope,
  reviewId: Prisma.Sql,
  recordId: Prisma.Sql,
): Prisma.Sql {
  const theirs = votes(roles)
    ? Prisma.empty
    : Prisma.sql`AND EXISTS (SELECT FROM slot t WHERE t.review_id = kept.review_id AND t.person_id = ${personId}::uuid
        AND (t.item_id = kept.record_id OR t.item_id IN (SELECT l.report_id FROM report_record l
          WHERE l.review_id = kept.review_id AND l.record_id = kept.record_id)))`;
  return Prisma.sql`(EXISTS (SELECT FROM prior_decision d WHERE d.review_id = ${reviewId} AND d.record_id = ${recordId})
    AND EXISTS (SELECT FROM record_state own
      JOIN record_state kept ON kept.review_id = own.review_id
        AND kept.record_id = coalesce(own.survivor_id, own.record_id)
      WHERE own.review_id = ${reviewId} AND own.record_id = ${recordId} AND ${UNDECIDED} ${theirs}))`;
}

/**
 * Titles and abstracts wait, or may wait again (what was removed is restored, what was undone is imported again), or a
 * report of it is not assessed for good.
 */
const UNDECIDED = Prisma.sql`(kept.status NOT IN ('excluded', 'included') OR kept.status = 'included' AND EXISTS (
  SELECT FROM report_record l JOIN report p ON p.review_id = l.review_id AND p.id = l.report_id
  WHERE l.review_id = kept.review_id AND l.record_id = kept.record_id
    AND p.status NOT IN ('included', 'excluded', 'withdrawn')))`;

/** The same for a whole file: one such record closes it. */
export function fileWithheld(scope: Scope, importId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM record w
    WHERE w.review_id = ${scope.reviewId}::uuid AND w.import_id = ${importId}
      AND ${priorsWithheld(scope, Prisma.sql`w.review_id`, Prisma.sql`w.id`)})`;
}
