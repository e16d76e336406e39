import type { Metadata } from "next";
import { enterPage } from "@/app/gate";
import { SureLevelPage } from "@/components/duplicates/sure-level/sure-level-page";
import { words } from "@/components/duplicates/sure-level/words";
import { may } from "@/lib/access/roles";

export const metadata: Metadata = { title: words.title };

export default async function Page({ params }: { params: Promise<{ reviewId: string }> }) {
  const { reviewId } = await params;
  const { roles } = await enterPage(reviewId, "duplicates.view");
  return <SureLevelPage reviewId={reviewId} mayDecide={may(roles, "duplicates.decide")} />;
}
