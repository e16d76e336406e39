"use client";

import { Quote } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { newOperationId, sentenceOf } from "../api/client";
import type { ReportProps } from "./report-props";
import type { Extraction } from "./use-extraction";
import { words } from "./words";

/** Nothing is entered yet: one button. */
export function NotStarted({ reviewId, reportId, extraction }: ReportProps & { extraction: Extraction }) {
  const { start } = extraction;
  return (
    <EmptyState
      icon={<Quote />}
      title={words.states.not_started}
      action={
        <Button
          variant="primary"
          size="large"
          busy={start.isPending}
          onClick={() => start.mutate({ operationId: newOperationId(), reviewId, reportId })}
        >
          {words.start}
        </Button>
      }
    >
      {words.startLine}
      {start.error ? (
        <p role="alert" className="mt-3 font-medium text-danger">
          {sentenceOf(start.error)}
        </p>
      ) : null}
    </EmptyState>
  );
}
