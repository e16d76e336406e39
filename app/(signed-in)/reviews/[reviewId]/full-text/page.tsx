import type { Metadata } from "next";
import { enterPage } from "@/app/gate";
import { FullTextPage } from "@/components/full-text/full-text-page";
import { rightsOf } from "@/components/full-text/rights";
import { words } from "@/components/full-text/words";

export const metadata: Metadata = { title: words.title };

export default async function Page({ params }: { params: Promise<{ reviewId: string }> }) {
  const { reviewId } = await params;
  const { roles } = await enterPage(reviewId, "full_text.view");
  return <FullTextPage reviewId={reviewId} rights={rightsOf(roles)} />;
}
