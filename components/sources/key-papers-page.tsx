"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Check, Minus, X } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { type Column, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { KeyPaper, KeyPaperReport } from "@/lib/review/import/key-papers/schema";
import { foldedTitle } from "@/lib/review/record/folded-title";
import { api, client, newOperationId, sentenceOf } from "../api/client";
import { StateBadge } from "../records/state-badge";
import { words as recordWords } from "../records/words";
import { NamePapersDialog } from "./name-papers-dialog";
import { words } from "./words";

const say = words.keyPapers;

/** Papers the team knows, against the searches: which found each, and which none did. */
export function KeyPapersPage({ reviewId, mayRun }: { reviewId: string; mayRun: boolean }) {
  const [naming, setNaming] = useState(false);
  const report = useQuery(api.imports.keyPapers.queryOptions({ input: { reviewId } }));
  return (
    <Page>
      <PageHeader
        title={say.title}
        description={say.line}
        back={<TextLink href={`/reviews/${reviewId}/import`}>{words.toImport}</TextLink>}
        actions={mayRun ? <Button onClick={() => setNaming(true)}>{say.name}</Button> : null}
      />
      {report.isPending ? <Skeleton className="h-40" /> : null}
      {report.isError ? (
        <ErrorState title={say.failed} onRetry={() => report.refetch()} retrying={report.isFetching}>
          {sentenceOf(report.error)}
        </ErrorState>
      ) : null}
      {report.data ? <Checked reviewId={reviewId} report={report.data} mayRun={mayRun} /> : null}
      {naming ? <NamePapersDialog reviewId={reviewId} onClose={() => setNaming(false)} /> : null}
    </Page>
  );
}

interface CheckedProps {
  reviewId: string;
  report: KeyPaperReport;
  mayRun: boolean;
}

function Checked({ reviewId, report, mayRun }: CheckedProps) {
  const queries = useQueryClient();
  const { searches, papers } = report;
  if (papers.length === 0) {
    return <p className="rounded-md border border-dashed p-4 text-soft">{say.none}</p>;
  }
  const refresh = () => queries.invalidateQueries({ queryKey: api.imports.key() });

  async function drop({ id: keyPaperId, text }: KeyPaper) {
    const nameAgain = async () => {
      await client.imports.nameKeyPapers({ reviewId, operationId: newOperationId(), text });
      await refresh();
    };
    const undo = () => void nameAgain().catch((error) => toast(sentenceOf(error)));
    try {
      await client.imports.dropKeyPaper({ reviewId, keyPaperId, operationId: newOperationId() });
      toast(say.dropped, { action: { label: say.undo, onClick: undo } });
    } catch (error) {
      toast(sentenceOf(error));
    }
    await refresh();
  }

  const missed = papers.filter(({ foundBy }) => foundBy.length === 0).length;
  return (
    <div className="grid grid-cols-1 gap-3">
      {searches.length === 0 ? null : missed > 0 ? (
        <Notice tone="warning">
          <span className="font-semibold">{say.missed(missed)}.</span> {say.advice}
        </Notice>
      ) : (
        <Notice>{say.allFound}</Notice>
      )}
      <Table
        caption={say.title}
        captionHidden
        columns={columnsFor(reviewId, searches, mayRun ? drop : null)}
        rows={papers}
        rowKey={({ id }) => id}
        footer={searches.length > 0 ? <Totals report={report} mayRun={mayRun} /> : null}
      />
    </div>
  );
}

function Totals({ report: { searches, papers }, mayRun }: Pick<CheckedProps, "report" | "mayRun">) {
  return (
    <tr className="font-semibold">
      <th scope="row">{say.total}</th>
      {searches.map(({ id }) => (
        <td key={id} className="tabular">
          {say.foundOf(papers.filter(({ foundBy }) => foundBy.includes(id)).length, papers.length)}
        </td>
      ))}
      {mayRun ? <td /> : null}
    </tr>
  );
}

function columnsFor(
  reviewId: string,
  searches: KeyPaperReport["searches"],
  drop: ((paper: KeyPaper) => void) | null,
): Column<KeyPaper>[] {
  const paper: Column<KeyPaper> = {
    key: "paper",
    header: say.paper,
    rowHeader: true,
    className: "min-w-56 max-w-xl",
    cell: (one) => <Paper reviewId={reviewId} paper={one} />,
  };
  const found = searches.map(
    ({ id, name }): Column<KeyPaper> => ({
      key: id,
      header: name,
      className: "min-w-24",
      cell: ({ foundBy }) => <Found found={foundBy.includes(id)} />,
    }),
  );
  if (!drop) return [paper, ...found];
  const acts: Column<KeyPaper> = {
    key: "acts",
    header: say.drop,
    headerHidden: true,
    className: "w-10",
    cell: (one) => (
      <IconButton size="small" label={say.dropOne(one.text)} icon={<X />} onClick={() => drop(one)} />
    ),
  };
  return [paper, ...found, acts];
}

function Paper({ reviewId, paper: { text, records } }: { reviewId: string; paper: KeyPaper }) {
  return (
    <div className="grid gap-1 [overflow-wrap:anywhere]">
      <p className="line-clamp-3">{text}</p>
      {records.length === 0 ? <p className="text-xs font-medium text-danger">{say.byNone}</p> : null}
      {records.map(({ id, title, status }) => (
        <p key={id} className="flex flex-wrap items-center gap-x-2 text-xs font-normal">
          <TextLink href={`/reviews/${reviewId}/records/${id}`}>
            {foldedTitle(title) === foldedTitle(text) ? say.record : title || recordWords.untitled}
          </TextLink>
          <StateBadge state={status} />
        </p>
      ))}
    </div>
  );
}

/** Told by shape and word, not by colour. */
function Found({ found }: { found: boolean }) {
  return found ? (
    <span className="inline-flex items-center gap-1 text-include">
      <Check aria-hidden="true" className="size-4" />
      {say.found}
    </span>
  ) : (
    <span className="inline-flex items-center gap-1 text-soft">
      <Minus aria-hidden="true" className="size-4" />
      {say.notFound}
    </span>
  );
}
