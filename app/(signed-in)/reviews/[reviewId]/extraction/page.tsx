import type { Metadata } from "next";
import { enterPage } from "@/app/gate";
import { ExtractionPage } from "@/components/extraction/extraction-page";
import { words } from "@/components/extraction/words";
import { may } from "@/lib/access/roles";

export const metadata: Metadata = { title: words.title };

export default async function Page({ params }: { params: Promise<{ reviewId: string }> }) {
  const { reviewId } = await params;
  const { roles } = await enterPage(reviewId, "extraction.view");
  return <ExtractionPage reviewId={reviewId} mayExtract={may(roles, "extraction.extract")} />;
}
