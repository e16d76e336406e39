"use client";

import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { counted } from "@/components/ui/format";
import { announce } from "@/components/ui/live-region";
import { newOperationId, sentenceOf } from "../api/client";
import type { ReportProps } from "./report-props";
import type { Extraction } from "./use-extraction";
import { words } from "./words";

interface SubmitExtractionProps extends ReportProps {
  extraction: Extraction;
  /** How many claims would be sealed. */
  count: number;
}

/** Seals one's extraction, after a question. */
export function SubmitExtraction({ reviewId, reportId, extraction, count }: SubmitExtractionProps) {
  const { submit } = extraction;
  const claims = counted(count, words.claims.one, words.claims.many);
  return (
    <div className="border-t pt-4">
      <ConfirmDialog
        trigger={<Button>{words.submit.button}</Button>}
        title={words.submit.question}
        description={count === 0 ? words.submit.empty : words.submit.line(claims)}
        confirm={words.submit.button}
        error={submit.error ? sentenceOf(submit.error) : undefined}
        onConfirm={async () => {
          await submit.mutateAsync({ operationId: newOperationId(), reviewId, reportId });
          announce(words.submit.done);
        }}
      />
    </div>
  );
}
