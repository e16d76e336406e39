import type { Metadata } from "next";
import { enterPage } from "@/app/gate";
import { ProtocolPage } from "@/components/protocol/protocol-page";
import { words } from "@/components/protocol/words";
import { may } from "@/lib/access/roles";

export const metadata: Metadata = { title: words.title };

export default async function Page({ params }: { params: Promise<{ reviewId: string }> }) {
  const { reviewId } = await params;
  const { roles } = await enterPage(reviewId, "protocol.view");
  return <ProtocolPage reviewId={reviewId} mayEdit={may(roles, "protocol.edit")} />;
}
