import type { Metadata } from "next";
import { enterPage } from "@/app/gate";
import { ConflictsPage } from "@/components/conflicts/conflicts-page";
import { words } from "@/components/conflicts/words";

export const metadata: Metadata = { title: words.title };

export default async function Page({ params }: { params: Promise<{ reviewId: string }> }) {
  const { reviewId } = await params;
  const { personId, roles } = await enterPage(reviewId, "conflicts.view");
  return <ConflictsPage reviewId={reviewId} personId={personId} roles={roles} />;
}
