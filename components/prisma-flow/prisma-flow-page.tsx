"use client";

import { useQuery } from "@tanstack/react-query";
import { Workflow } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useMemo, useState } from "react";
import { drawFlow } from "@/lib/review/prisma-flow/drawing";
import type { PrismaCounts, Unscreened } from "@/lib/review/prisma-flow/schema";
import { api, sentenceOf } from "../api/client";
import { stepHref } from "../review/places";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { LinkButton } from "../ui/link-button";
import { Page } from "../ui/page";
import { PageHeader } from "../ui/page-header";
import { Loading, Skeleton } from "../ui/skeleton";
import { Checks } from "./checks";
import { Diagram } from "./diagram";
import { Downloads } from "./downloads";
import { memberHref, memberKeyOf } from "./member-address";
import { MembersSheet } from "./members-sheet";
import { NumbersTable, numbersOf } from "./numbers-table";
import { Provisional } from "./provisional";
import { UnscreenedChoice } from "./unscreened-choice";
import { words } from "./words";

/** The PRISMA 2020 flow diagram, drawn from the numbers of this moment (item 16a). */
export function PrismaFlowPage({ reviewId, reviewTitle }: { reviewId: string; reviewTitle: string }) {
  const flow = useQuery(api.prismaFlow.flow.queryOptions({ input: { reviewId }, refetchInterval: 30_000 }));
  const counts = flow.data?.counts;
  const [unscreened, setUnscreened] = useState<Unscreened>("automation");
  const drawing = useMemo(
    () => counts && drawFlow(counts, { reviewTitle, unscreened }),
    [counts, reviewTitle, unscreened],
  );
  const search = useSearchParams();
  const members = memberKeyOf(search);
  if (counts && nothingYet(counts)) return <NothingYet reviewId={reviewId} />;
  return (
    <Page width="full" className="max-w-[96rem]!">
      <PageHeader
        title={words.title}
        description={words.line}
        actions={drawing && counts ? <Downloads {...{ reviewId, drawing, counts }} /> : null}
      />
      {flow.isPending ? <DiagramToCome /> : null}
      {flow.isError ? (
        <ErrorState title={words.loadFailed} onRetry={() => flow.refetch()} retrying={flow.isFetching}>
          {sentenceOf(flow.error)}
        </ErrorState>
      ) : null}
      {flow.data && drawing ? (
        <div className="grid gap-8 *:min-w-0">
          <div className="grid gap-4 *:min-w-0">
            <Provisional reviewId={reviewId} counts={flow.data.counts} />
            {flow.data.counts.removed.unscreenedStopped.n > 0 ? (
              <UnscreenedChoice value={unscreened} onChange={setUnscreened} />
            ) : null}
            <Diagram reviewId={reviewId} drawing={drawing} />
          </div>
          <Checks identities={flow.data.identities} />
          <NumbersTable reviewId={reviewId} counts={flow.data.counts} />
        </div>
      ) : null}
      <MembersSheet
        reviewId={reviewId}
        members={members}
        number={
          members && counts
            ? numbersOf(counts).find((number) => memberHref("", number.members) === memberHref("", members))
            : undefined
        }
        onClose={() => window.history.pushState(null, "", stepHref(reviewId, "prisma_flow"))}
      />
    </Page>
  );
}

/** A search without a single hit is a number too; nothing searched and nothing found is not. */
function nothingYet({ identified, otherMethods, template }: PrismaCounts): boolean {
  const searched = identified.databases ?? identified.registers;
  return template === "databases_only" && !searched && otherMethods.identified.n === 0;
}

function NothingYet({ reviewId }: { reviewId: string }) {
  const { title, line, action } = words.empty;
  return (
    <Page>
      <PageHeader title={words.title} />
      <EmptyState
        icon={<Workflow />}
        title={title}
        action={
          <LinkButton variant="primary" href={stepHref(reviewId, "import")}>
            {action}
          </LinkButton>
        }
      >
        {line}
      </EmptyState>
    </Page>
  );
}

function DiagramToCome() {
  return (
    <Loading label={words.diagram}>
      <Skeleton className="h-[44rem] w-full" />
      <Skeleton className="mt-8 h-64 w-full max-w-4xl" />
    </Loading>
  );
}
