"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { OwnExtraction } from "@/lib/review/extraction/shapes";
import { api, newOperationId, sentenceOf } from "../api/client";
import { stepHref } from "../review/places";
import { ClaimList } from "./claim-list";
import type { ReportProps } from "./report-props";
import type { Extraction } from "./use-extraction";
import type { Reading } from "./use-reading";
import { words } from "./words";
import type { World } from "./world";

interface ClosedProps extends ReportProps {
  extraction: Extraction;
  mine: OwnExtraction;
  reading: Reading;
  world: World;
  mayExtract: boolean;
}

/** An extraction that cannot be changed: sealed, settled, or somebody else's task. */
export function Closed(props: ClosedProps) {
  const { reviewId, reportId, extraction, mine, reading, world, mayExtract } = props;
  // Until both have submitted the server refuses, in the same words whoever has.
  const comparison = useQuery(
    api.extraction.comparison.queryOptions({ input: { reviewId, reportId }, retry: false }),
  );
  const { reopen } = extraction;
  const isOpen = comparison.isSuccess;
  const mayReopen = mine.state === "submitted" && comparison.isError;
  return (
    <div className="grid max-w-3xl grid-cols-1 content-start gap-4 p-4 sm:px-6">
      <Notice
        action={
          isOpen ? (
            <LinkButton
              href={`${stepHref(reviewId, "extraction")}/${reportId}/comparison`}
              variant="primary"
              size="small"
            >
              {words.toComparison}
            </LinkButton>
          ) : mayReopen ? (
            <Button
              size="small"
              busy={reopen.isPending}
              onClick={() => reopen.mutate({ operationId: newOperationId(), reviewId, reportId })}
            >
              {words.reopen}
            </Button>
          ) : null
        }
      >
        {sentenceFor(mine.state, isOpen, mayExtract)}
      </Notice>
      {reopen.error ? (
        <p role="alert" className="font-medium text-danger">
          {sentenceOf(reopen.error)}
        </p>
      ) : null}
      {mayExtract ? (
        <ClaimList
          {...{ reviewId, reportId, extraction, world }}
          claims={mine.claims.filter(({ removedAt }) => removedAt === null)}
          mayChange={false}
          onShow={reading.show}
        />
      ) : null}
    </div>
  );
}

function sentenceFor(state: OwnExtraction["state"], isOpen: boolean, mayExtract: boolean): string {
  if (!mayExtract) return isOpen ? words.sealedBoth : words.notExtractor;
  if (state === "given_up") return words.givenUp;
  if (state === "settled") return words.settledLine;
  return isOpen ? words.sealedBoth : words.sealed;
}
