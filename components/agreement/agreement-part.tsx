"use client";

import { useQuery } from "@tanstack/react-query";
import { Scale } from "lucide-react";
import type { AgreementReport } from "@/lib/review/agreement/schema";
import type { StageKind } from "@/lib/review/protocol/schema";
import { api, sentenceOf } from "../api/client";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { Panel } from "../ui/panel";
import { Loading, Skeleton } from "../ui/skeleton";
import { Tabs } from "../ui/tabs";
import { CrossTable } from "./cross-table";
import { Cautions, PairStatistics, PoolStatistics } from "./statistics";
import { words } from "./words";

interface AgreementPartProps {
  reviewId: string;
  stage: StageKind;
}

/** Every pair of reviewers, and all together when there are more than two. */
export function AgreementPart({ reviewId, stage }: AgreementPartProps) {
  const answer = useQuery(api.agreement.report.queryOptions({ input: { reviewId, stage } }));
  if (answer.isPending) {
    return (
      <Loading label={words.title}>
        <Skeleton className="h-72" />
      </Loading>
    );
  }
  if (!answer.data) {
    return (
      <ErrorState title={words.loadFailed} onRetry={() => answer.refetch()} retrying={answer.isFetching}>
        {sentenceOf(answer.error)}
      </ErrorState>
    );
  }
  const { report, people, closedBatches, reasonMismatches } = answer.data;
  const nameOf = (id: string) => people.find((one) => one.personId === id)?.name ?? id;
  if (report.pairs.length === 0) {
    return (
      <EmptyState icon={<Scale />} title={words.none}>
        <p>{words.noneLine}</p>
        <LeftOut counts={report.counts} />
        <Selection {...{ reviewId, stage }} />
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-6">
      <div className="grid max-w-2xl gap-2">
        <p>
          {words.base(report.counts.doublyScreened, closedBatches)} {words.line}
        </p>
        <LeftOut counts={report.counts} />
        {reasonMismatches > 0 ? <p className="text-soft">{words.mismatches(reasonMismatches)}</p> : null}
      </div>
      <Selection {...{ reviewId, stage }} />
      {report.pairs.map((pair) => (
        <Pair
          key={pair.raters.join(" ")}
          pair={pair}
          first={nameOf(pair.raters[0])}
          second={nameOf(pair.raters[1])}
          maybeRules={report.maybeRules}
        />
      ))}
      {report.pooled ? <Pool pooled={report.pooled} maybeRules={report.maybeRules} /> : null}
    </div>
  );
}

/** How a stage was decided, in the words of the methods section. */
function Selection({ reviewId, stage }: { reviewId: string; stage: StageKind }) {
  const answer = useQuery(api.agreement.selection.queryOptions({ input: { reviewId, stage } }));
  if (!answer.data?.sentence) return null;
  return (
    <section aria-label={words.selection} className="mt-2 max-w-2xl">
      <p>{answer.data.sentence}</p>
      <p className="mt-1 text-xs text-soft">{words.selectionLine}</p>
    </section>
  );
}

function LeftOut({ counts }: Pick<AgreementReport, "counts">) {
  const said = (["notYetDoublyScreened", "single", "accelerated", "imported"] as const).flatMap((key) =>
    counts[key] > 0 ? [words.leftOut[key](counts[key])] : [],
  );
  if (said.length === 0) return null;
  return (
    <p className="text-soft">
      {words.notCounted} {said.join(", ")}.
    </p>
  );
}

interface PairProps {
  pair: AgreementReport["pairs"][number];
  first: string;
  second: string;
  maybeRules: AgreementReport["maybeRules"];
}

function Pair({ pair, first, second, maybeRules }: PairProps) {
  const tabs = (["underRule", "offered"] as const).map((view) => ({
    value: view,
    label: words.views[view],
    content: (
      <div className="grid gap-6 lg:grid-cols-2 lg:gap-10">
        <div className="grid content-start gap-4">
          <CrossTable
            table={pair[view]}
            first={first}
            second={second}
            caption={words.tableOf(first, second, words.views[view])}
          />
          {view === "underRule" ? <Rules maybeRules={maybeRules} /> : null}
          <Cautions notes={pair[view].notes} />
        </div>
        <PairStatistics statistics={pair[view].statistics} />
      </div>
    ),
  }));
  return (
    <Panel title={words.pair(first, second)}>
      <Tabs label={words.pair(first, second)} tabs={sameTables(pair) ? tabs.slice(0, 1) : tabs} />
    </Panel>
  );
}

/** Where maybe is not offered, or counts as itself, both readings are one. */
function sameTables({ offered, underRule }: PairProps["pair"]): boolean {
  return JSON.stringify(offered.counts) === JSON.stringify(underRule.counts);
}

interface PoolProps {
  pooled: NonNullable<AgreementReport["pooled"]>;
  maybeRules: AgreementReport["maybeRules"];
}

function Pool({ pooled, maybeRules }: PoolProps) {
  return (
    <Panel title={words.pooled}>
      <div className="grid max-w-2xl gap-4">
        <PoolStatistics statistics={pooled.underRule.statistics} />
        <Rules maybeRules={maybeRules} />
        <Cautions notes={pooled.underRule.notes} />
      </div>
    </Panel>
  );
}

/** What a maybe counted as; where the protocol was amended, each batch keeps its own rule. */
function Rules({ maybeRules }: Pick<AgreementReport, "maybeRules">) {
  return (
    <p className="text-xs text-soft">
      {maybeRules.length > 1 ? `${words.severalRules} ` : null}
      {maybeRules.map((rule) => words.rule[rule]).join(" ")}
    </p>
  );
}
