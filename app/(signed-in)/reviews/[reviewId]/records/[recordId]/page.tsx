import type { Metadata } from "next";
import { enterPage } from "@/app/gate";
import { RecordPage } from "@/components/records/record-page";
import { words } from "@/components/records/words";
import { may } from "@/lib/access/roles";

export const metadata: Metadata = { title: words.one };

export default async function Page({ params }: { params: Promise<{ reviewId: string; recordId: string }> }) {
  const { reviewId, recordId } = await params;
  const { roles } = await enterPage(reviewId, "import.view");
  return <RecordPage reviewId={reviewId} recordId={recordId} mayCorrect={may(roles, "records.correct")} />;
}
