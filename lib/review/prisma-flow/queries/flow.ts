import type { Scope } from "@/lib/access/scope";
import { db, Prisma } from "@/lib/db/client";
import { countBoxes } from "../counts";
import { type CsvLayout, prisma2020Csv } from "../csv";
import { drawFlow } from "../drawing";
import { checkIdentities, type Identity } from "../identities";
import {
  type FlowCounts,
  flowCounts as flowCountsShape,
  type PrismaCounts,
  type Unscreened,
} from "../schema";
import { toSvg } from "../svg";
import { decider } from "./members";

/** Every number of the diagram, and every sum between them (PRISMA 2020 item 16a). */
export async function prismaFlow(scope: Scope): Promise<{ counts: PrismaCounts; identities: Identity[] }> {
  const counts = countBoxes(await flowCounts(scope));
  return { counts, identities: checkIdentities(counts) };
}

/** The diagram as an SVG file. */
export async function drawingFile(scope: Scope, unscreened: Unscreened): Promise<File> {
  const { counts } = await prismaFlow(scope);
  const review = await db.review.findUniqueOrThrow({ where: { id: scope.reviewId } });
  const svg = toSvg(drawFlow(counts, { reviewTitle: review.title, unscreened }));
  return new File([svg], "prisma-flow.svg", { type: "image/svg+xml" });
}

/** The numbers as the R package PRISMA2020 reads them. */
export async function csvFile(scope: Scope, layout: CsvLayout): Promise<File> {
  const { counts } = await prismaFlow(scope);
  return new File([prisma2020Csv(counts, layout)], `prisma-2020-${layout}.csv`, { type: "text/csv" });
}

/**
 * The whole review grouped, in one statement and so of one moment. It is read from the states of records and reports,
 * which move when a batch is closed and never by a vote: the numbers tell a voter nothing of an open batch.
 */
export async function flowCounts(scope: Scope): Promise<FlowCounts> {
  const id = scope.reviewId;
  const [row] = await db.$queryRaw<{ flow: unknown }[]>`
    WITH protocol AS (
      SELECT id FROM protocol_version WHERE review_id = ${id}::uuid ORDER BY number DESC LIMIT 1
    ), reason AS (
      SELECT DISTINCT ON (v.reason_id) v.reason_id AS id, v.label, p.position
      FROM reason_version v
      LEFT JOIN protocol_reason p ON p.review_id = v.review_id AND p.reason_version_id = v.id
        AND p.protocol_version_id = (SELECT id FROM protocol)
      WHERE v.review_id = ${id}::uuid
      ORDER BY v.reason_id, p.position IS NULL, v.id DESC
    ), standing AS (
      SELECT review_id, id, arm, status, CASE WHEN status = 'excluded' THEN reason_id END AS reason_id
      FROM report WHERE review_id = ${id}::uuid AND origin = 'new' AND status <> 'withdrawn'
    ), records AS (
      SELECT s.source, s.name AS "sourceName", rs.status AS state, ${decider} AS by, count(*)
      FROM record_state rs
      JOIN record r ON r.review_id = rs.review_id AND r.id = rs.record_id
      JOIN search s ON s.review_id = r.review_id AND s.id = r.search_id
      WHERE rs.review_id = ${id}::uuid AND rs.status <> 'withdrawn'
      GROUP BY 1, 2, 3, 4
    ), reports AS (
      SELECT p.arm, p.status AS state, p.reason_id AS "reasonId", reason.label AS "reasonLabel", count(*)
      FROM standing p LEFT JOIN reason ON reason.id = p.reason_id
      GROUP BY 1, 2, 3, 4
    ), searched AS (
      SELECT s.source, s.name AS "sourceName", min(s.at) AS at, min(s.id::text) AS id FROM search s
      WHERE s.review_id = ${id}::uuid AND (${stands})
      GROUP BY 1, 2
    ), led AS (
      SELECT p.arm, count(DISTINCT p.id) AS n FROM standing p
      JOIN report_record link ON link.review_id = p.review_id AND link.report_id = p.id
      JOIN record_state rs ON rs.review_id = link.review_id AND rs.record_id = link.record_id AND rs.status = 'included'
      GROUP BY 1
    ), linked AS (
      SELECT count(DISTINCT link.study_id) AS included, count(DISTINCT p.id) AS reports, count(*) AS pairs
      FROM standing p JOIN study_report link ON link.review_id = p.review_id AND link.report_id = p.id
      JOIN study s ON s.review_id = link.review_id AND s.id = link.study_id AND s.origin = 'new'
      WHERE p.status = 'included'
    )
    SELECT jsonb_build_object(
      'records', (SELECT coalesce(jsonb_agg(records ORDER BY source, "sourceName", state, by), '[]') FROM records),
      'reports', (SELECT coalesce(jsonb_agg(reports ORDER BY arm, state, "reasonId"), '[]') FROM reports),
      'reasonOrder', (SELECT coalesce(jsonb_agg(id ORDER BY position, id), '[]') FROM reason WHERE position IS NOT NULL),
      'searched', (SELECT coalesce(jsonb_agg(jsonb_build_object('source', source, 'sourceName', "sourceName")
        ORDER BY at, id), '[]') FROM searched),
      'distinctReportsOfIncludedRecords', jsonb_build_object(
        'databases', coalesce((SELECT n FROM led WHERE arm = 'databases'), 0),
        'other_methods', coalesce((SELECT n FROM led WHERE arm = 'other_methods'), 0)),
      'stoppingRule', (SELECT method FROM record_state
        WHERE review_id = ${id}::uuid AND status = 'unscreened_stopped' LIMIT 1),
      'studies', (SELECT to_jsonb(linked) FROM linked)) AS flow`;
  return flowCountsShape.parse(row?.flow);
}

/** A search counts as done, also with no hits, unless all that was imported for it was undone or could not be read. */
const stands = Prisma.sql`
  NOT EXISTS (SELECT 1 FROM import_search f WHERE f.review_id = s.review_id AND f.search_id = s.id)
  OR EXISTS (SELECT 1 FROM import_search f
    JOIN import_state st ON st.review_id = f.review_id AND st.import_id = f.import_id
    WHERE f.review_id = s.review_id AND f.search_id = s.id AND st.status NOT IN ('undone', 'failed'))`;
