import type { Metadata } from "next";
import { enterPage } from "@/app/gate";
import { ScreeningPage } from "@/components/screening/screening-page";
import { words } from "@/components/screening/words";
import { may } from "@/lib/access/roles";

export const metadata: Metadata = { title: words.titles.full_text };

export default async function Page({ params }: { params: Promise<{ reviewId: string }> }) {
  const { reviewId } = await params;
  const { personId, roles } = await enterPage(reviewId, "screening.view");
  return (
    <ScreeningPage
      reviewId={reviewId}
      stage="full_text"
      personId={personId}
      votes={may(roles, "screening.vote")}
      manages={may(roles, "screening.manage")}
    />
  );
}
