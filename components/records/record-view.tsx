"use client";

import { useQuery } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { type ReactNode, useState } from "react";
import { IdentifierLink } from "@/components/record/identifier-link";
import { RecordCard } from "@/components/record/record-card";
import { Button } from "@/components/ui/button";
import { DateText } from "@/components/ui/date";
import { ErrorState } from "@/components/ui/error-state";
import { FoldPanel } from "@/components/ui/panel";
import { Loading, Skeleton, SkeletonText } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { schemeName } from "@/lib/review/record/addresses";
import type { WholeRecord } from "@/lib/review/record/contract";
import { api, sentenceOf } from "../api/client";
import { CorrectDialog } from "./correct-dialog";
import { CorrectionNotice } from "./correction-notice";
import { PriorDecisions } from "./prior-decisions";
import { StateBadge } from "./state-badge";
import { words } from "./words";

interface RecordViewProps {
  reviewId: string;
  recordId: string;
  /** Beside the list a record is only read. */
  mayCorrect?: boolean;
}

/** One record whole: what its source said, where it came from, where it stands. */
export function RecordView({ reviewId, recordId, mayCorrect = false }: RecordViewProps) {
  const [correcting, setCorrecting] = useState(false);
  const one = useQuery(api.records.one.queryOptions({ input: { reviewId, recordId } }));
  if (one.isPending) {
    return (
      // As high as the window: what stands below it moves out of sight.
      <Loading label={words.one} className="grid min-h-dvh content-start gap-6">
        <Skeleton className="h-6 w-4/5" />
        <SkeletonText lines={16} reading />
      </Loading>
    );
  }
  if (one.isError) {
    return (
      <ErrorState title={words.oneFailed} onRetry={() => one.refetch()} retrying={one.isFetching}>
        {sentenceOf(one.error)}
      </ErrorState>
    );
  }
  const record = one.data;
  const draft = { ...record.draft, ...record.filling };
  return (
    <div className="grid min-w-0 gap-8">
      <RecordCard
        record={{
          recordId: record.id,
          title: record.title || words.untitled,
          authors: draft.authors,
          journal: record.journal,
          year: record.year,
          abstract: draft.abstract ?? null,
          keywords: [...draft.keywords, ...draft.keywordsPlus],
          doi: draft.doi ?? null,
          pmid: draft.pmid ?? null,
          retracted: record.retracted,
          retraction: record.retraction,
          filled: record.filled,
        }}
        hrefOf={(id) => `/reviews/${reviewId}/records/${id}`}
        above={<StateBadge state={record.status} />}
      />
      {mayCorrect ? (
        <Button size="small" icon={<Pencil />} className="w-fit" onClick={() => setCorrecting(true)}>
          {words.correct.open}
        </Button>
      ) : null}
      {correcting ? <CorrectDialog {...{ reviewId, record }} onClose={() => setCorrecting(false)} /> : null}
      <CorrectionNotice {...{ reviewId, record, mayCorrect }} />
      <PriorDecisions record={record} />
      <Facts reviewId={reviewId} record={record} />
      {record.original === null ? null : <Original {...{ reviewId, record }} />}
    </div>
  );
}

function Original({ reviewId, record }: { reviewId: string; record: WholeRecord }) {
  return (
    <FoldPanel title={words.original}>
      <p className="mb-3 flex flex-wrap justify-between gap-x-4 gap-y-1 text-xs text-soft">
        {words.originalLine}
        <a className="underline" href={`/api/v1/reviews/${reviewId}/records/${record.id}/entry`} download>
          {words.downloadOriginal}
        </a>
      </p>
      <pre className="font-mono text-xs whitespace-pre-wrap [overflow-wrap:anywhere]">{record.original}</pre>
    </FoldPanel>
  );
}

function Facts({ reviewId, record }: { reviewId: string; record: WholeRecord }) {
  const draft = { ...record.draft, ...record.filling };
  const list = `/reviews/${reviewId}/records`;
  const place = [draft.volume, draft.issue && `(${draft.issue})`].filter(Boolean).join(" ");
  const published = [record.journal, place, draft.pages ?? draft.articleNumber, draft.date ?? record.year];
  return (
    <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[10rem_minmax(0,1fr)] sm:gap-y-2.5">
      <Fact label={words.standing}>
        {words.states[record.status]}
        {record.decidedBy ? `, ${record.decidedBy === "software" ? words.bySoftware : words.byPerson}` : ""}
        {record.method ? <span className="block text-soft">{record.method}</span> : null}
        {record.survivorId ? (
          <TextLink href={`${list}/${record.survivorId}`} className="block w-fit">
            {words.survivor}
          </TextLink>
        ) : null}
      </Fact>
      <Fact label={words.search}>
        <TextLink href={`${list}?searchId=${record.searchId}`}>{record.searchName}</TextLink>{" "}
        <span className="text-soft">{words.kinds[record.source]}</span>
      </Fact>
      <Fact label={words.file}>
        <TextLink href={`${list}?importId=${record.importId}`}>{record.fileName}</TextLink>
        <span className="tabular block text-soft">
          {words.place(record.line, record.ordinal)} · <DateText iso={record.importedAt} time />
        </span>
      </Fact>
      <Fact label={words.identifiers}>
        {record.identifiers.length === 0 ? words.noIdentifiers : null}
        {record.identifiers.map(({ scheme, value }) => (
          <span key={scheme + value} className="block">
            <span className="text-soft">{schemeName(scheme)}</span>{" "}
            <IdentifierLink scheme={scheme} value={value}>
              {value}
            </IdentifierLink>
          </span>
        ))}
      </Fact>
      <Fact label={words.published}>{published.filter(Boolean).join(", ")}</Fact>
      <Fact label={words.types}>{draft.publicationTypes.join(", ")}</Fact>
      <Fact label={words.language}>{draft.language}</Fact>
    </dl>
  );
}

/** A fact that the source does not give has no line. */
function Fact({ label, children }: { label: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <>
      <dt className="text-soft max-sm:mt-2">{label}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </>
  );
}
