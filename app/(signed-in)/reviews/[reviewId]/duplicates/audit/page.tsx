import type { Metadata } from "next";
import { enterPage } from "@/app/gate";
import { AuditPage } from "@/components/duplicates/audit/audit-page";
import { words } from "@/components/duplicates/audit/words";
import { may } from "@/lib/access/roles";

export const metadata: Metadata = { title: words.title };

export default async function Page({ params }: { params: Promise<{ reviewId: string }> }) {
  const { reviewId } = await params;
  const { roles } = await enterPage(reviewId, "duplicates.view");
  return <AuditPage reviewId={reviewId} mayDecide={may(roles, "duplicates.decide")} />;
}
