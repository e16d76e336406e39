import type { Metadata } from "next";
import { enterPage } from "@/app/gate";
import { RecordsPage } from "@/components/records/records-page";
import { words } from "@/components/records/words";
import { may } from "@/lib/access/roles";

export const metadata: Metadata = { title: words.title };

export default async function Page({ params }: { params: Promise<{ reviewId: string }> }) {
  const { reviewId } = await params;
  const { roles } = await enterPage(reviewId, "import.view");
  return (
    <RecordsPage
      reviewId={reviewId}
      mayRemove={may(roles, "records.remove")}
      mayMerge={may(roles, "duplicates.decide")}
    />
  );
}
