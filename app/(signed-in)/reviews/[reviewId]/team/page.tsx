import type { Metadata } from "next";
import { enterPage } from "@/app/gate";
import { TeamPage } from "@/components/team/team-page";
import { words } from "@/components/team/words";
import { may } from "@/lib/access/roles";

export const metadata: Metadata = { title: words.title };

export default async function Page({ params }: { params: Promise<{ reviewId: string }> }) {
  const { reviewId } = await params;
  const { roles } = await enterPage(reviewId, "team.view");
  return <TeamPage reviewId={reviewId} mayManage={may(roles, "team.manage")} />;
}
