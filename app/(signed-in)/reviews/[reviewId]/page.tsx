import { enterPage } from "@/app/gate";
import { OverviewPage } from "@/components/overview/overview-page";
import { may } from "@/lib/access/roles";
import { reviewOf } from "@/lib/review/team/queries";

export default async function Page({ params }: { params: Promise<{ reviewId: string }> }) {
  const { reviewId } = await params;
  const scope = await enterPage(reviewId, "review.view");
  const { title } = await reviewOf(scope);
  const rights = {
    mayEditProtocol: may(scope.roles, "protocol.edit"),
    mayImport: may(scope.roles, "import.run"),
    mayOpenBatches: may(scope.roles, "screening.manage"),
  };
  return <OverviewPage reviewId={reviewId} title={title} rights={rights} />;
}
