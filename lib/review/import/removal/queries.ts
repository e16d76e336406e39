import type { Scope } from "@/lib/access/scope";
import { db, Prisma, type Transaction } from "@/lib/db/client";
import { languagesIn } from "../../record/languages";
import { languagesMeant, methodOf } from "./rules";
import type { Removal, RemovalFacets, RemovalRule, RuleCount } from "./schema";

type InReview = Pick<Scope, "reviewId">;

/** Whether a record `rs` is in an open batch, or decided or in conflict in a closed one. */
export const IN_BATCH = Prisma.sql`
  EXISTS (SELECT 1 FROM stage_item i JOIN batch b ON b.review_id = i.review_id AND b.id = i.batch_id
          WHERE i.review_id = rs.review_id AND i.record_id = rs.record_id
            AND (b.status = 'open' OR i.status <> 'open'))`;

/** Records that wait for screening and are in no batch. */
const waiting = (reviewId: string) => Prisma.sql`
  FROM record_state rs JOIN record_now r ON r.review_id = rs.review_id AND r.id = rs.record_id
  WHERE rs.review_id = ${reviewId}::uuid AND rs.status = 'awaiting_screening' AND NOT ${IN_BATCH}`;

const LANGUAGE = Prisma.sql`r.draft->>'language'`;
const TYPES = Prisma.sql`jsonb_array_elements_text(r.draft->'publicationTypes') AS t(type)`;

/** What the records that wait say of type, language and year. Types that differ in capitals alone are one. */
export async function removalFacets({ reviewId }: Scope): Promise<RemovalFacets> {
  const [types, printed, years, [all]] = await Promise.all([
    db.$queryRaw<RemovalFacets["publicationTypes"]>`
      SELECT min(t.type) AS value, count(DISTINCT rs.record_id)::int AS records
      FROM (SELECT rs.record_id, r.draft ${waiting(reviewId)} OFFSET 0) rs
      CROSS JOIN LATERAL jsonb_array_elements_text(rs.draft->'publicationTypes') AS t(type)
      GROUP BY lower(t.type) ORDER BY 2 DESC, 1 LIMIT 500`,
    db.$queryRaw<RemovalFacets["languages"]>`
      SELECT ${LANGUAGE} AS value, count(*)::int AS records ${waiting(reviewId)} AND ${LANGUAGE} IS NOT NULL GROUP BY 1`,
    db.$queryRaw<RemovalFacets["years"]>`
      SELECT r.year AS value, count(*)::int AS records ${waiting(reviewId)} AND r.year IS NOT NULL GROUP BY 1 ORDER BY 1`,
    db.$queryRaw<[{ records: number }]>`SELECT count(*)::int AS records ${waiting(reviewId)}`,
  ]);
  const languages = new Map<string, number>();
  for (const { value, records } of printed) {
    for (const name of languagesIn(value)) languages.set(name, (languages.get(name) ?? 0) + records);
  }
  return {
    records: all.records,
    publicationTypes: types,
    languages: [...languages]
      .map(([value, records]) => ({ value, records }))
      .toSorted((a, b) => b.records - a.records || a.value.localeCompare(b.value)),
    years,
  };
}

/** What a rule would take out now. */
export async function countByRule({ reviewId }: Scope, rule: RemovalRule): Promise<RuleCount> {
  const matching = await matchingRule({ reviewId }, rule);
  const [[counts], examples] = await Promise.all([
    db.$queryRaw<[Pick<RuleCount, "records" | "silent">]>`
      SELECT count(*) FILTER (WHERE ${matching})::int AS records, count(*) FILTER (WHERE ${SILENT[rule.by]})::int AS silent
      ${waiting(reviewId)}`,
    db.$queryRaw<RuleCount["examples"]>`
      SELECT r.id, r.title, r.byline, r.year ${waiting(reviewId)} AND ${matching} ORDER BY r.id LIMIT 5`,
  ]);
  return { ...counts, examples, method: methodOf(rule) };
}

/** The records that a rule takes out, for a command that holds the review. */
export async function recordsByRule(
  { reviewId }: InReview,
  rule: RemovalRule,
  tx: Transaction,
): Promise<string[]> {
  const matching = await matchingRule({ reviewId }, rule, tx);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT rs.record_id AS id ${waiting(reviewId)} AND ${matching} ORDER BY rs.record_id FOR UPDATE OF rs`;
  return rows.map(({ id }) => id);
}

/** What a record says nothing of is never held against it. */
const SILENT: Record<RemovalRule["by"], Prisma.Sql> = {
  publication_type: Prisma.sql`r.draft->'publicationTypes' = '[]'::jsonb`,
  year: Prisma.sql`r.year IS NULL`,
  language: Prisma.sql`${LANGUAGE} IS NULL`,
};

async function matchingRule(
  { reviewId }: InReview,
  rule: RemovalRule,
  tx: Transaction = db,
): Promise<Prisma.Sql> {
  if (rule.by === "year") {
    return Prisma.sql`coalesce(r.year < ${rule.before}::int OR r.year > ${rule.after}::int, false)`;
  }
  if (rule.by === "publication_type") {
    return Prisma.sql`EXISTS (SELECT FROM ${TYPES} WHERE lower(t.type) = ANY(ARRAY(
      SELECT lower(meant) FROM unnest(${rule.types}::text[]) AS meant)))`;
  }
  const printed = await tx.$queryRaw<{ language: string }[]>`
    SELECT DISTINCT ${LANGUAGE} AS language ${waiting(reviewId)} AND ${LANGUAGE} IS NOT NULL`;
  const meant = languagesMeant(
    rule,
    printed.map(({ language }) => language),
  );
  return Prisma.sql`coalesce(${LANGUAGE} = ANY(${meant}::text[]), false)`;
}

/** The acts of removing that still stand, newest first. */
export async function removals({ reviewId }: Scope): Promise<Removal[]> {
  const rows = await db.$queryRaw<(Omit<Removal, "at"> & { at: Date })[]>`
    SELECT e.id, e.at, n.name AS by, e.payload->>'method' AS method, e.payload->>'as' AS as, rs.records
    FROM (SELECT event_id, count(*)::int AS records FROM record_state
          WHERE review_id = ${reviewId}::uuid AND status IN ('removed_automation', 'removed_other')
          GROUP BY event_id) rs
    JOIN decision_event e ON e.review_id = ${reviewId}::uuid AND e.id = rs.event_id AND e.kind = 'records_removed'
    JOIN person n ON n.id = e.actor_id
    ORDER BY e.at DESC, e.id DESC LIMIT 200`;
  return rows.map(({ at, ...removal }) => ({ ...removal, at: at.toISOString() }));
}
