import type { Metadata } from "next";
import { enterPage } from "@/app/gate";
import { ReportPage } from "@/components/extraction/report-page";
import { words } from "@/components/extraction/words";
import { may } from "@/lib/access/roles";

export const metadata: Metadata = { title: words.title };

interface Props {
  params: Promise<{ reviewId: string; reportId: string }>;
}

export default async function Page({ params }: Props) {
  const { reviewId, reportId } = await params;
  const { roles } = await enterPage(reviewId, "extraction.view");
  return <ReportPage reviewId={reviewId} reportId={reportId} mayExtract={may(roles, "extraction.extract")} />;
}
