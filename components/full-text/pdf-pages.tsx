"use client";

import type { PDFDocumentProxy } from "pdfjs-dist";
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Button } from "../ui/button";
import { ScrollRegion } from "../ui/scroll-region";
import { PdfPage } from "./pdf-page";
import { PdfToolbar } from "./pdf-toolbar";
import type { PdfViewerProps } from "./pdf-viewer-props";
import { PAGE_ATTRIBUTE, type Quote, selectedQuote } from "./quote";
import type { PageSize } from "./use-pdf";
import { words } from "./words";
import { DOTS_PER_POINT, nextZoom, type Zoom } from "./zoom";

interface PdfPagesProps extends Pick<PdfViewerProps, "name" | "onQuote" | "quoteLabel" | "place"> {
  document: PDFDocumentProxy;
  size: PageSize;
  url: string;
}

/** The pages below each other, with the toolbar above and, while words are marked, what can be done with them below. */
export function PdfPages({ document, size, url, name, onQuote, quoteLabel, place }: PdfPagesProps) {
  const frame = useRef<HTMLElement>(null);
  const share = useRef(0);
  const [zoom, setZoom] = useState<Zoom>("fit");
  const [page, setPage] = useState(1);
  const [quote, setQuote] = useState<Quote | null>(null);
  const fitted = useFittedScale(frame, size);
  const scale = zoom === "fit" ? fitted : zoom;
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);

  useEffect(() => {
    if (place) goTo(frame.current, place.page);
  }, [place]);

  // Another size leaves the eye where it was: the same share of the pages stays above the edge.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scale is what changes the height.
  useLayoutEffect(() => {
    if (frame.current) frame.current.scrollTop = share.current * frame.current.scrollHeight;
  }, [scale]);

  const zoomBy = (direction: 1 | -1) => setZoom(nextZoom(scale, direction));

  function onKeyDown(event: KeyboardEvent) {
    const act = actionOf(event);
    if (!act) return;
    event.preventDefault();
    if (act === "fit") setZoom("fit");
    else if (act === "next" || act === "previous") goTo(frame.current, page + (act === "next" ? 1 : -1));
    else zoomBy(act === "larger" ? 1 : -1);
  }

  const mark = () => setQuote(frame.current && selectedQuote(window.getSelection(), frame.current));
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PdfToolbar
        url={url}
        name={name}
        page={page}
        pages={document.numPages}
        percent={Math.round((scale / DOTS_PER_POINT) * 100)}
        isFitted={zoom === "fit"}
        onPage={(wanted) => goTo(frame.current, wanted)}
        onZoom={zoomBy}
        onFit={() => setZoom("fit")}
      />
      <ScrollRegion
        ref={frame}
        label={name}
        onKeyDown={onKeyDown}
        onKeyUp={onQuote ? mark : undefined}
        onPointerUp={onQuote ? () => setTimeout(mark) : undefined}
        onScroll={() => {
          share.current = shareAbove(frame.current);
          setPage(pageInSight(frame.current));
        }}
        className="relative min-h-0 grow overflow-auto bg-sunken p-3 -outline-offset-2"
      >
        {scale > 0
          ? numbers.map((number) => (
              <PdfPage
                key={number}
                document={document}
                number={number}
                scale={scale}
                expected={size}
                frame={frame}
                quote={place?.page === number ? place.quote : undefined}
              />
            ))
          : null}
      </ScrollRegion>
      {quote && onQuote ? (
        <div className="flex items-center gap-3 border-t bg-surface px-3 py-2">
          <p className="line-clamp-2 min-w-0 grow text-xs text-soft">
            {words.viewer.quote(quote.text, quote.page)}
          </p>
          <Button
            variant="primary"
            onClick={() => {
              onQuote(quote);
              setQuote(null);
              window.getSelection()?.removeAllRanges();
            }}
          >
            {quoteLabel ?? words.viewer.useQuote}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** Pages as wide as the viewer, and never larger than is pleasant to read. */
function useFittedScale(frame: RefObject<HTMLElement | null>, size: PageSize): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => setWidth(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return width > 0 ? Math.min((width - 24) / size.width, 2 * DOTS_PER_POINT) : 0;
}

const ACTIONS = {
  "+": "larger",
  "=": "larger",
  "-": "smaller",
  "0": "fit",
  ArrowRight: "next",
  ArrowLeft: "previous",
} as const;

/** What a key does while the pages have the focus; arrows up and down scroll, as everywhere. */
function actionOf(event: KeyboardEvent): (typeof ACTIONS)[keyof typeof ACTIONS] | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget)
    return undefined;
  return ACTIONS[event.key as keyof typeof ACTIONS];
}

function goTo(frame: HTMLElement | null, page: number): void {
  const sheet = frame?.querySelector<HTMLElement>(`[${PAGE_ATTRIBUTE}="${page}"]`);
  if (frame && sheet) frame.scrollTop = sheet.offsetTop - 8;
}

function shareAbove(frame: HTMLElement | null): number {
  return frame && frame.scrollHeight > 0 ? frame.scrollTop / frame.scrollHeight : 0;
}

/** The page that stands a third below the upper edge. */
function pageInSight(frame: HTMLElement | null): number {
  if (!frame) return 1;
  const line = frame.scrollTop + frame.clientHeight / 3;
  const sheets = [...frame.querySelectorAll<HTMLElement>(`[${PAGE_ATTRIBUTE}]`)];
  const passed = sheets.filter((sheet) => sheet.offsetTop <= line).length;
  return Math.max(1, passed);
}
