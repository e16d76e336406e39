import type { Scope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import { searches } from "../../import/queries";
import { type Deduplication, PRISMA_S, prismaSText } from "../../import/search/prisma-s";
import { drawSources } from "./drawing";
import { prismaSCsv, sourcesCsv } from "./report";
import type { SearchReport, SourceStatistics, SourceYield } from "./schema";

/**
 * What each search brought, in one statement. It follows the states of records and reports, which move when a batch is
 * closed and never by a vote.
 */
export async function sourceStatistics({ reviewId }: Scope): Promise<SourceStatistics> {
  const [row] = await db.$queryRaw<[{ sources: SourceYield[]; citations: number; included: number }]>`
    WITH found AS (
      SELECT r.search_id, coalesce(rs.survivor_id, rs.record_id) AS citation, count(*)::int AS records
      FROM record_state rs JOIN record r ON r.review_id = rs.review_id AND r.id = rs.record_id
      WHERE rs.review_id = ${reviewId}::uuid AND rs.status <> 'withdrawn'
      GROUP BY 1, 2
    ), citation AS (
      SELECT f.citation, count(*) = 1 AS alone, EXISTS (
        SELECT 1 FROM report_record l JOIN report p ON p.review_id = l.review_id AND p.id = l.report_id
        WHERE l.review_id = ${reviewId}::uuid AND l.record_id = f.citation AND p.status = 'included') AS included
      FROM found f GROUP BY 1
    ), yield AS (
      SELECT s.id AS "searchId", s.source, s.name, s.at, coalesce(sum(f.records), 0)::int AS records,
        count(c.citation)::int AS citations, count(*) FILTER (WHERE c.alone)::int AS unique,
        count(*) FILTER (WHERE c.included)::int AS included,
        count(*) FILTER (WHERE c.included AND c.alone)::int AS "uniqueIncluded"
      FROM search s
      LEFT JOIN found f ON f.search_id = s.id
      LEFT JOIN citation c ON c.citation = f.citation
      WHERE s.review_id = ${reviewId}::uuid
      GROUP BY s.id, s.source, s.name, s.at
    )
    SELECT (SELECT coalesce(jsonb_agg(to_jsonb(yield) - 'at' ORDER BY at, "searchId"), '[]') FROM yield) AS sources,
      (SELECT count(*)::int FROM citation) AS citations,
      (SELECT count(*)::int FROM citation WHERE included) AS included`;
  const { sources, citations, included } = row;
  const records = sources.reduce((sum, one) => sum + one.records, 0);
  return { sources, all: { records, citations, included } };
}

/** Records that duplicates took out, by whom, over all searches (PRISMA-S item 16). */
async function deduplication({ reviewId }: Scope): Promise<Deduplication> {
  const [row] = await db.$queryRaw<[Deduplication]>`
    SELECT count(*) FILTER (WHERE decided_by = 'software')::int AS "bySoftware",
      count(*) FILTER (WHERE decided_by IS DISTINCT FROM 'software')::int AS "byHand"
    FROM record_state WHERE review_id = ${reviewId}::uuid AND status = 'duplicate'`;
  return row;
}

/** Every search by the items of PRISMA-S, with what is known without anybody writing it. */
export async function searchReport(scope: Scope): Promise<SearchReport> {
  const [all, duplicates] = await Promise.all([searches(scope), deduplication(scope)]);
  return {
    searches: all.map((search) => ({
      searchId: search.id,
      name: search.name,
      source: search.source,
      items: PRISMA_S.map(({ item, name }) => ({
        item,
        name,
        text: prismaSText(search, item, duplicates),
        written: Boolean(search.prismaS[item]),
      })),
    })),
  };
}

/** The same as a table with a column for each search. */
export async function searchReportFile(scope: Scope): Promise<File> {
  const [all, duplicates] = await Promise.all([searches(scope), deduplication(scope)]);
  return new File([prismaSCsv(all, duplicates)], "prisma-s.csv", { type: "text/csv" });
}

export async function sourcesFile(scope: Scope): Promise<File> {
  return new File([sourcesCsv(await sourceStatistics(scope))], "sources.csv", { type: "text/csv" });
}

export async function sourcesDrawing(scope: Scope): Promise<File> {
  return new File([drawSources(await sourceStatistics(scope))], "sources.svg", { type: "image/svg+xml" });
}
