"use client";

import type { ReactNode } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { SelectField } from "@/components/ui/field";
import { formatDay, formatTime } from "@/components/ui/format";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { Progress } from "@/components/ui/progress";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { Audit, AuditList } from "@/lib/review/duplicates/audit/schema";
import { sentenceOf } from "../../api/client";
import { AuditBar } from "./audit-bar";
import { OpenMerge } from "./open-merge";
import { useAudit } from "./use-audit";
import { errorSentence, words } from "./words";

interface SampleProps {
  reviewId: string;
  auditId: string;
  audits: AuditList["audits"];
  mayDecide: boolean;
  onChoose: (auditId: string) => void;
  /** What stands above it on the page. */
  header: ReactNode;
}

/** One sample: what it shows so far, and its merges one after the other, from the first that nobody has judged. */
export function Sample({ header, ...props }: SampleProps) {
  const { reviewId, auditId, audits, mayDecide, onChoose } = props;
  const work = useAudit(reviewId, auditId);
  const { audit, current, problem } = work;
  return (
    <>
      <Page className="grow">
        {header}
        <div role="alert">
          {problem ? (
            <Notice tone="danger" className="mb-4">
              {words.notDone}. {problem}
            </Notice>
          ) : null}
        </div>
        {audits.length > 1 ? <ChooseSample {...{ auditId, audits, onChoose }} /> : null}
        {audit.isPending ? <SampleToCome /> : null}
        {audit.isError ? (
          <ErrorState title={words.loadFailed} onRetry={() => audit.refetch()} retrying={audit.isFetching}>
            {sentenceOf(audit.error)}
          </ErrorState>
        ) : null}
        {audit.data ? <Shown audit={audit.data} /> : null}
        {current ? <OpenMerge {...{ reviewId, work, mayDecide }} merge={current} /> : null}
      </Page>
      {current ? <AuditBar work={work} mayDecide={mayDecide} /> : null}
    </>
  );
}

export function SampleToCome() {
  return (
    <Loading label={words.title}>
      <Skeleton className="mb-5 h-20" />
      <Skeleton className="h-80" />
    </Loading>
  );
}

function ChooseSample({ auditId, audits, onChoose }: Pick<SampleProps, "auditId" | "audits" | "onChoose">) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <SelectField
      label={words.samples}
      className="mb-5 max-w-md"
      value={auditId}
      onChange={(event) => onChoose(event.target.value)}
      options={audits.map(({ id, at, size, drawnOf }) => ({
        value: id,
        label: words.sampleOf(`${formatDay(at, zone)}, ${formatTime(at, zone)}`, size, drawnOf),
      }))}
    />
  );
}

function Shown({ audit: { merges, error, drawnOf } }: { audit: Audit }) {
  const done = merges.filter(({ judgement }) => judgement !== null).length;
  return (
    <div className="mb-5 grid gap-3">
      <p aria-live="polite" className="max-w-3xl text-base text-pretty">
        {errorSentence(error, drawnOf)}
      </p>
      <Progress label={words.progress} done={done} total={merges.length} noun={words.noun} />
    </div>
  );
}
