import type { Metadata } from "next";
import { enterPage } from "@/app/gate";
import { MechanismsPage } from "@/components/mechanisms/mechanisms-page";
import { words } from "@/components/mechanisms/words";
import { may } from "@/lib/access/roles";

export const metadata: Metadata = { title: words.title };

export default async function Page({ params }: { params: Promise<{ reviewId: string }> }) {
  const { reviewId } = await params;
  const { roles } = await enterPage(reviewId, "mechanisms.view");
  return <MechanismsPage reviewId={reviewId} mayExtract={may(roles, "extraction.view")} />;
}
