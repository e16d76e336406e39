import { votes } from "@/lib/access/roles";
import type { Scope } from "@/lib/access/scope";
import { db, Prisma } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { files } from "@/lib/files/files";
import type {
  PageFilter,
  PageTexts,
  ReportEntry,
  ReportFilter,
  ReportPage,
  StudyEntry,
  StudyFilter,
} from "./schema";

/**
 * Which reports `p` a member may see. A report comes into being when a batch of titles and abstracts is closed; while
 * one of its records is in an open batch (again), its existence and its files would tell a voter how the others voted.
 */
export function openTo(scope: Scope): Prisma.Sql {
  // Without the role, too, whoever is asked for a vote in that batch is a voter.
  const asked = Prisma.sql`AND EXISTS (SELECT 1 FROM slot WHERE slot.review_id = batch.review_id
    AND slot.batch_id = batch.id AND slot.person_id = ${scope.personId}::uuid)`;
  return Prisma.sql`NOT EXISTS (
    SELECT 1 FROM report_record link
    JOIN stage_item item ON item.review_id = link.review_id AND item.record_id = link.record_id
    JOIN batch ON batch.review_id = item.review_id AND batch.id = item.batch_id AND batch.status = 'open'
    WHERE link.review_id = p.review_id AND link.report_id = p.id ${votes(scope.roles) ? Prisma.empty : asked})`;
}

/** The reports sought so far, oldest first, with what is known about getting each. */
export async function listReports(scope: Scope, filter: ReportFilter): Promise<ReportPage> {
  const { status, arm, cursor, limit } = filter;
  const reports = await findReports(
    scope,
    Prisma.sql`p.status <> 'withdrawn'
      ${status ? Prisma.sql`AND p.status = ${status}::report_status` : Prisma.empty}
      ${arm ? Prisma.sql`AND p.arm = ${arm}::arm_of_diagram` : Prisma.empty}
      ${cursor ? Prisma.sql`AND p.id > ${cursor}::uuid` : Prisma.empty}`,
    limit + 1,
  );
  const page = reports.slice(0, limit);
  return { reports: page, next: reports.length > limit ? (page.at(-1)?.id ?? null) : null };
}

/** One report, withdrawn ones too. */
export async function reportView(scope: Scope, reportId: string): Promise<ReportEntry> {
  const [report] = await findReports(scope, Prisma.sql`p.id = ${reportId}::uuid`, 1);
  if (!report) throw notFound("report");
  return report;
}

async function findReports(scope: Scope, condition: Prisma.Sql, limit: number): Promise<ReportEntry[]> {
  const rows = await db.$queryRaw<(Omit<ReportEntry, "at"> & { at: Date })[]>`
    SELECT p.id, p.arm::text AS arm, p.origin::text AS origin, p.status::text AS status, p.at,
      CASE WHEN p.reason_id IS NOT NULL AND p.status = 'excluded' THEN jsonb_build_object('id', p.reason_id, 'label', (
        SELECT version.label FROM reason_version version
        WHERE version.review_id = p.review_id AND version.reason_id = p.reason_id ORDER BY version.id DESC LIMIT 1))
      END AS reason,
      (SELECT batch.id FROM stage_item item
       JOIN batch ON batch.review_id = item.review_id AND batch.id = item.batch_id AND batch.status = 'open'
       WHERE item.review_id = p.review_id AND item.report_id = p.id) AS "openBatchId",
      ${partsOf(
        Prisma.sql`jsonb_build_object('id', record.id, 'title', record.title, 'byline', record.byline,
          'year', record.year, 'journal', record.journal, 'doi', record.doi, 'pmid', record.pmid) ORDER BY record.id`,
        Prisma.sql`report_record part JOIN record_now record ON record.review_id = part.review_id AND record.id = part.record_id`,
      )}
        AS records,
      ${partsOf(
        Prisma.sql`jsonb_build_object('id', part.id, 'outcome', part.outcome, 'askedOf', part.asked_of,
          'day', part.day, 'note', part.note,
          'personId', part.person_id, 'personName', person.name, 'at', ${iso(Prisma.sql`part.at`)}) ORDER BY part.at, part.id`,
        Prisma.sql`retrieval part JOIN person ON person.id = part.person_id`,
      )} AS attempts,
      ${partsOf(
        Prisma.sql`jsonb_build_object('sha256', part.sha256, 'name', part.name, 'bytes', file.bytes,
          'at', ${iso(Prisma.sql`part.at`)}, 'pagesRead', (SELECT count(*) FROM document_page page
            WHERE page.review_id = part.review_id AND page.sha256 = part.sha256)) ORDER BY part.at, part.sha256`,
        Prisma.sql`document part JOIN stored_file file ON file.review_id = part.review_id
          AND file.sha256 = part.sha256 AND part.removed_at IS NULL`,
      )} AS documents,
      ${partsOf(
        Prisma.sql`jsonb_build_object('id', study.id, 'label', study.label) ORDER BY study.id`,
        Prisma.sql`study_report part JOIN study ON study.review_id = part.review_id AND study.id = part.study_id`,
      )}
        AS studies
    FROM report p
    WHERE p.review_id = ${scope.reviewId}::uuid AND ${condition} AND ${openTo(scope)}
    ORDER BY p.id LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

function partsOf(columns: Prisma.Sql, tables: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT coalesce(jsonb_agg(${columns}), '[]') FROM ${tables}
    WHERE part.review_id = p.review_id AND part.report_id = p.id)`;
}

function iso(time: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`to_char(${time} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** The studies known so far, to link a report to. */
export async function listStudies(
  scope: Scope,
  { text, cursor, limit }: StudyFilter,
): Promise<{ studies: StudyEntry[]; next: string | null }> {
  const rows = await db.$queryRaw<StudyEntry[]>`
    SELECT s.id, s.label, s.origin::text AS origin, coalesce((
      SELECT jsonb_agg(p.id ORDER BY p.id) FROM study_report link
      JOIN report p ON p.review_id = link.review_id AND p.id = link.report_id
      WHERE link.review_id = s.review_id AND link.study_id = s.id AND ${openTo(scope)}), '[]') AS "reportIds"
    FROM study s
    WHERE s.review_id = ${scope.reviewId}::uuid AND strpos(lower(s.label), lower(${text})) > 0
      ${cursor ? Prisma.sql`AND s.id > ${cursor}::uuid` : Prisma.empty}
    ORDER BY s.id LIMIT ${limit + 1}`;
  const studies = rows.slice(0, limit);
  return { studies, next: rows.length > limit ? (studies.at(-1)?.id ?? null) : null };
}

interface OpenDocument {
  name: string;
  bytes: number;
}

/** A document that is attached to a report the reader may see; anything else is not there. */
async function openDocument(scope: Scope, sha256: string): Promise<OpenDocument> {
  const [row] = await db.$queryRaw<OpenDocument[]>`
    SELECT d.name, f.bytes::float8 AS bytes
    FROM document d
    JOIN stored_file f ON f.review_id = d.review_id AND f.sha256 = d.sha256
    JOIN report p ON p.review_id = d.review_id AND p.id = d.report_id
    WHERE d.review_id = ${scope.reviewId}::uuid AND d.sha256 = ${sha256} AND d.removed_at IS NULL
      AND ${openTo(scope)}
    ORDER BY d.at LIMIT 1`;
  if (!row) throw notFound("document");
  return row;
}

/** A document's name, size and bytes. */
export async function readDocument(
  scope: Scope,
  sha256: string,
): Promise<OpenDocument & { stream: () => AsyncIterable<Uint8Array> }> {
  const document = await openDocument(scope, sha256);
  if (!(await files().has(sha256))) throw notFound("document");
  return { ...document, stream: () => files().get(sha256) };
}

/** The text of a document's pages, for quotes. */
export async function pageTexts(scope: Scope, { sha256, from, limit }: PageFilter): Promise<PageTexts> {
  await openDocument(scope, sha256);
  const where = { reviewId: scope.reviewId, sha256 };
  const pagesRead = await db.documentPage.count({ where });
  const rows = await db.documentPage.findMany({
    where: { ...where, page: { gte: from } },
    orderBy: { page: "asc" },
    take: limit + 1,
  });
  const pages = rows.slice(0, limit).map(({ page, text }) => ({ page, text }));
  return { pages, pagesRead, next: rows[limit]?.page ?? null };
}
