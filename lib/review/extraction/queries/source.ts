import type { Scope } from "@/lib/access/scope";
import { db, type Transaction } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { openTo } from "../../full-text/queries";
import type { ReportSource } from "../shapes";

/** More pages than this are read from the documents' own endpoint. */
const MOST_PAGES = 400;

type Texts = Omit<ReportSource, "reportId" | "status">;

/** The text of a report: titles and abstracts of its records, and the pages of its PDFs. */
export async function reportSource(scope: Scope<"extraction.view">, reportId: string): Promise<ReportSource> {
  const [report] = await db.$queryRaw<Pick<ReportSource, "status">[]>`
    SELECT p.status::text AS status FROM report p
    WHERE p.review_id = ${scope.reviewId}::uuid AND p.id = ${reportId}::uuid AND ${openTo(scope)}`;
  if (!report) throw notFound("report");
  return { reportId, ...report, ...(await readSource(db, scope.reviewId, reportId)) };
}

/** The same for a command that looks for quotes. */
export async function readSource(client: Transaction, reviewId: string, reportId: string): Promise<Texts> {
  const records = await client.$queryRaw<{ recordId: string; title: string; abstract: string | null }[]>`
    SELECT r.id AS "recordId", r.title, r.draft->>'abstract' AS abstract
    FROM report_record link JOIN record r ON r.review_id = link.review_id AND r.id = link.record_id
    WHERE link.review_id = ${reviewId}::uuid AND link.report_id = ${reportId}::uuid ORDER BY r.id`;
  const documents = await client.document.findMany({
    where: { reviewId, reportId, removedAt: null },
    select: { sha256: true, name: true },
    orderBy: [{ at: "asc" }, { sha256: "asc" }],
  });
  const pages = await client.documentPage.findMany({
    where: { reviewId, sha256: { in: documents.map(({ sha256 }) => sha256) } },
    select: { sha256: true, page: true, text: true },
    orderBy: [{ sha256: "asc" }, { page: "asc" }],
    take: MOST_PAGES + 1,
  });
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
