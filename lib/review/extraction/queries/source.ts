import type { Scope } from "@/lib/access/scope";
import { db, Prisma, type Transaction } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { openTo } from "../../full-text/queries";
import type { ReportSource } from "../shapes";

/** More pages than this are read from the documents' own endpoint. */
const MOST_PAGES = 400;

type Texts = Omit<ReportSource, "reportId" | "status">;

/** The text of a report: titles and abstracts of its records, and the pages of its PDFs. */
export async function reportSource(scope: Scope<"extraction.view">, reportId: string): Promise<ReportSource> {
  const [report] = await db.$queryRaw<(Pick<ReportSource, "status"> & { texts: StoredTexts })[]>`
    SELECT p.status::text AS status, ${textsPart(scope.reviewId, reportId)} AS texts FROM report p
    WHERE p.review_id = ${scope.reviewId}::uuid AND p.id = ${reportId}::uuid AND ${openTo(scope)}`;
  if (!report) throw notFound("report");
  return { reportId, status: report.status, ...toTexts(report.texts) };
}

/** The same for a command that looks for quotes. */
export async function readSource(client: Transaction, reviewId: string, reportId: string): Promise<Texts> {
  const [row] = await client.$queryRaw<[{ texts: StoredTexts }]>`
    SELECT ${textsPart(reviewId, reportId)} AS texts`;
  return toTexts(row.texts);
}

interface StoredTexts extends Pick<Texts, "documents" | "pages"> {
  records: { recordId: string; title: string; abstract: string | null }[];
}

function textsPart(reviewId: string, reportId: string): Prisma.Sql {
  const here = Prisma.sql`review_id = ${reviewId}::uuid AND report_id = ${reportId}::uuid`;
  const documents = Prisma.sql`(SELECT sha256, name, at FROM document WHERE ${here} AND removed_at IS NULL)`;
  return Prisma.sql`jsonb_build_object(
    'records', (SELECT coalesce(jsonb_agg(jsonb_build_object('recordId', r.id, 'title', r.title,
        'abstract', r.draft->>'abstract') ORDER BY r.id), '[]')
      FROM (SELECT review_id, record_id FROM report_record WHERE ${here}) link
      JOIN record_now r ON r.review_id = link.review_id AND r.id = link.record_id),
    'documents', (SELECT coalesce(jsonb_agg(jsonb_build_object('sha256', d.sha256, 'name', d.name)
        ORDER BY d.at, d.sha256), '[]') FROM ${documents} d),
    'pages', (SELECT coalesce(jsonb_agg(to_jsonb(text_of) ORDER BY text_of.sha256, text_of.page), '[]')
      FROM (SELECT sha256, page, text FROM document_page
        WHERE review_id = ${reviewId}::uuid AND sha256 IN (SELECT d.sha256 FROM ${documents} d)
        ORDER BY sha256, page LIMIT ${MOST_PAGES + 1}) text_of))`;
}

function toTexts({ records, documents, pages }: StoredTexts): Texts {
  return {
    sections: records.flatMap(({ recordId, title, abstract }) => [
      { section: "title" as const, recordId, text: title },
      ...(abstract ? [{ section: "abstract" as const, recordId, text: abstract }] : []),
    ]),
    documents,
    pages: pages.slice(0, MOST_PAGES),
    pagesAreCapped: pages.length > MOST_PAGES,
  };
}
