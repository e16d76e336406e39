"use client";

import { useEffect, useState } from "react";
import { ErrorState } from "../ui/error-state";
import { LinkButton } from "../ui/link-button";
import { Loading, Skeleton } from "../ui/skeleton";
import { PdfPages } from "./pdf-pages";
import type { PdfViewerProps } from "./pdf-viewer-props";
import { usePdf } from "./use-pdf";
import { words } from "./words";

/** A PDF in the page, drawn here: nothing of it leaves this site and nothing in it is run. Fills its parent. */
export function PdfViewer({ reviewId, sha256, name, ...rest }: PdfViewerProps) {
  const url = `/api/v1/reviews/${reviewId}/documents/${sha256}`;
  const [turn, setTurn] = useState(0);
  const pdf = usePdf(url, turn);
  useEffect(() => () => CSS.highlights?.clear(), []);
  if (pdf.step === "ready") {
    return <PdfPages key={url} document={pdf.document} size={pdf.size} url={url} name={name} {...rest} />;
  }
  if (pdf.step === "loading") {
    return (
      <Loading label={words.viewer.loading(name)} className="h-full overflow-hidden bg-sunken p-4">
        <Skeleton className="mx-auto aspect-[1/1.41] w-full max-w-3xl" />
      </Loading>
    );
  }
  return (
    <div className="h-full bg-sunken p-4">
      <ErrorState
        title={words.viewer.failed}
        onRetry={() => setTurn(turn + 1)}
        action={
          <LinkButton href={url} target="_blank" prefetch={false}>
            {words.viewer.elsewhere}
          </LinkButton>
        }
      >
        {pdf.step === "locked" ? words.viewer.locked : words.viewer.unreadable}
      </ErrorState>
    </div>
  );
}
