import type { Metadata } from "next";
import { enterPage } from "@/app/gate";
import { PrismaFlowPage } from "@/components/prisma-flow/prisma-flow-page";
import { words } from "@/components/prisma-flow/words";
import { reviewOf } from "@/lib/review/team/queries";

export const metadata: Metadata = { title: words.title };

export default async function Page({ params }: { params: Promise<{ reviewId: string }> }) {
  const { reviewId } = await params;
  const { title } = await reviewOf(await enterPage(reviewId, "prisma_flow.view"));
  return <PrismaFlowPage reviewId={reviewId} reviewTitle={title} />;
}
