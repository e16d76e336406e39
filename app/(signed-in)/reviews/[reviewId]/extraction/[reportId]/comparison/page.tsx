import type { Metadata } from "next";
import { enterPage } from "@/app/gate";
import { ComparisonPage } from "@/components/extraction/comparison/comparison-page";
import { words } from "@/components/extraction/comparison/words";
import { may } from "@/lib/access/roles";

export const metadata: Metadata = { title: words.title };

interface Props {
  params: Promise<{ reviewId: string; reportId: string }>;
}

export default async function Page({ params }: Props) {
  const { reviewId, reportId } = await params;
  const { roles } = await enterPage(reviewId, "extraction.view");
  return (
    <ComparisonPage reviewId={reviewId} reportId={reportId} maySettle={may(roles, "extraction.settle")} />
  );
}
