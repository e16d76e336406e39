import { Prisma } from "@/lib/db/client";

/** Joins a check `k` to an item of this id as `i`, its batch `b` and its record's state `s`, where there are any. */
export const withItem = (id: Prisma.Sql) => Prisma.sql`
  LEFT JOIN stage_item i ON i.review_id = k.review_id AND i.stage_id = k.stage_id AND i.id = ${id}
  LEFT JOIN batch b ON b.review_id = i.review_id AND b.id = i.batch_id
  LEFT JOIN record_state s ON s.review_id = i.review_id AND s.record_id = i.id`;

/** Of such an item: excluded by a batch that is closed, and there. */
export const EXCLUDED = Prisma.sql`(i.decision = 'exclude' AND b.status = 'closed' AND s.status = 'excluded')`;

/**
 * What was read in these checks `k`, a letter each, in their order: i where the record is excluded now; r breaks a row,
 * as whatever is relevant, is not settled, or was passed over does.
 */
export function checkedLetters(which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT string_agg(CASE WHEN x.verdict IS NOT NULL AND i.decision = 'exclude' AND b.status = 'closed'
      THEN 'i' ELSE 'r' END, '' ORDER BY k.number, x.place)
    FROM quality_check k
    CROSS JOIN LATERAL (SELECT max(l.place) AS place FROM checked_exclusion l
      WHERE l.review_id = k.review_id AND l.check_id = k.id AND l.verdict IS NOT NULL) last
    JOIN checked_exclusion x ON x.review_id = k.review_id AND x.check_id = k.id AND x.place <= last.place
    ${withItem(Prisma.sql`x.record_id`)}
    WHERE ${which} AND (x.verdict IS NOT NULL OR ${EXCLUDED})`;
}
