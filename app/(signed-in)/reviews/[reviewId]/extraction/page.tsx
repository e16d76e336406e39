import type { Metadata } from "next";
import { enterPage } from "@/app/gate";
import { ExtractionPage } from "@/components/extraction/extraction-page";
import { words } from "@/components/extraction/words";
import { may } from "@/lib/access/roles";

export const metadata: Metadata = { title: words.title };

export default async function Page({ params }: { params: Promise<{ reviewId: string }> }) {
  const { reviewId } = await params;
  const { personId, roles } = await enterPage(reviewId, "extraction.view");
  const mayExtract = may(roles, "extraction.extract");
  const mayHandOver = !mayExtract && may(roles, "extraction.give_up");
  return <ExtractionPage {...{ reviewId, personId, mayExtract, mayHandOver }} />;
}
