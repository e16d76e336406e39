"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { ReportComparison } from "@/lib/review/extraction/comparison-shapes";
import { EPISTEMICS, POLARITIES } from "@/lib/review/extraction/lists";
import { api, newOperationId, sentenceOf } from "../../api/client";
import { detailsInWords } from "../claim-details";
import { ClaimQuote, type OnShow } from "./claim-quote";
import { words } from "./words";

interface SettledProps {
  reviewId: string;
  reportId: string;
  comparison: ReportComparison;
  maySettle: boolean;
  onShow: OnShow;
}

/** The agreed claims of a report, and the way back. */
export function Settled({ reviewId, reportId, comparison, maySettle, onShow }: SettledProps) {
  const queries = useQueryClient();
  const reopen = useMutation(
    api.extraction.reopenSettlement.mutationOptions({ onSuccess: () => queries.invalidateQueries() }),
  );
  return (
    <div className="grid grid-cols-1 gap-4">
      <Notice
        action={
          maySettle ? (
            <ConfirmDialog
              trigger={<Button size="small">{words.reopen}</Button>}
              title={words.reopenQuestion}
              description={words.reopenLine}
              confirm={words.reopen}
              error={reopen.error ? sentenceOf(reopen.error) : undefined}
              onConfirm={() => reopen.mutateAsync({ operationId: newOperationId(), reviewId, reportId })}
            />
          ) : null
        }
      >
        {words.settled}
      </Notice>
      <Panel title={words.parts.agreed} flush>
        {comparison.agreed.length === 0 ? <p className="p-4 text-soft">{words.none}</p> : null}
        <ul className="divide-y">
          {comparison.agreed.map((claim) => (
            <li key={claim.id} className="py-3 pr-2 pl-4">
              <p className="flex flex-wrap items-baseline gap-2 font-medium">
                {claim.statement} <Badge>{words.from[claim.chosenFrom]}</Badge>
              </p>
              <ClaimQuote claim={claim} onShow={onShow} />
              <p className="text-xs text-soft">
                {[
                  `${POLARITIES[claim.polarity]}, ${EPISTEMICS[claim.epistemic].toLowerCase()}`,
                  detailsInWords(claim),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}
