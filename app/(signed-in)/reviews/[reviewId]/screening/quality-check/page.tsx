import type { Metadata } from "next";
import { enterPage } from "@/app/gate";
import { QualityCheckPage } from "@/components/quality-check/quality-check-page";
import { words } from "@/components/quality-check/words";

export const metadata: Metadata = { title: words.title };

export default async function Page({ params }: { params: Promise<{ reviewId: string }> }) {
  const { reviewId } = await params;
  const { personId } = await enterPage(reviewId, "screening.view");
  return <QualityCheckPage reviewId={reviewId} personId={personId} />;
}
