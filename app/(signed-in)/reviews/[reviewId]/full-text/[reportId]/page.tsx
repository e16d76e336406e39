import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { enterPage } from "@/app/gate";
import { ReportPage } from "@/components/full-text/report-page";
import { rightsOf } from "@/components/full-text/rights";
import { words } from "@/components/full-text/words";

export const metadata: Metadata = { title: words.report };

export default async function Page({ params }: { params: Promise<{ reviewId: string; reportId: string }> }) {
  const { reviewId, reportId } = await params;
  const { roles } = await enterPage(reviewId, "full_text.view");
  if (!z.uuid().safeParse(reportId).success) notFound();
  return <ReportPage reviewId={reviewId} reportId={reportId} rights={rightsOf(roles)} />;
}
