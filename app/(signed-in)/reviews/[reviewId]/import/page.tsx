import type { Metadata } from "next";
import { enterPage } from "@/app/gate";
import { ImportPage } from "@/components/import/import-page";
import { words } from "@/components/import/words";
import { may } from "@/lib/access/roles";

export const metadata: Metadata = { title: words.title };

export default async function Page({ params }: { params: Promise<{ reviewId: string }> }) {
  const { reviewId } = await params;
  const { roles } = await enterPage(reviewId, "import.view");
  return <ImportPage reviewId={reviewId} mayRun={may(roles, "import.run")} />;
}
