import type { Metadata } from "next";
import { enterPage } from "@/app/gate";
import { HistoryPage } from "@/components/history/history-page";
import { words } from "@/components/history/words";
import { readsJudgements } from "@/lib/review/history/rules";

export const metadata: Metadata = { title: words.title };

export default async function Page({ params }: { params: Promise<{ reviewId: string }> }) {
  const { reviewId } = await params;
  const { roles } = await enterPage(reviewId, "history.view");
  return <HistoryPage reviewId={reviewId} isBlinded={!readsJudgements(roles)} />;
}
