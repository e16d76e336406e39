import type { Metadata } from "next";
import { enterPage } from "@/app/gate";
import { SourcesPage } from "@/components/sources/sources-page";
import { words } from "@/components/sources/words";
import { may } from "@/lib/access/roles";

export const metadata: Metadata = { title: words.title };

export default async function Page({ params }: { params: Promise<{ reviewId: string }> }) {
  const { reviewId } = await params;
  const { roles } = await enterPage(reviewId, "prisma_flow.view");
  return <SourcesPage reviewId={reviewId} mayRun={may(roles, "import.run")} />;
}
