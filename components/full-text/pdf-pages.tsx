"use client";

import type { PDFDocumentProxy } from "pdfjs-dist";
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { ScrollRegion } from "../ui/scroll-region";
import { MarkedWords } from "./marked-words";
import { PdfPage } from "./pdf-page";
import { PdfToolbar } from "./pdf-toolbar";
import type { PdfViewerProps } from "./pdf-viewer-props";
import { PAGE_ATTRIBUTE } from "./quote";
import { goTo, useGoing } from "./use-going";
import type { PageSize } from "./use-pdf";
import { DOTS_PER_POINT, nextZoom, type Zoom } from "./zoom";

interface PdfPagesProps
  extends Pick<PdfViewerProps, "name" | "onQuote" | "quoteLabel" | "quoteKey" | "place"> {
  document: PDFDocumentProxy;
  size: PageSize;
  url: string;
}

/** The pages below each other, with the toolbar above and, while words are marked, what can be done with them below. */
export function PdfPages({ document, size, url, name, place, ...marking }: PdfPagesProps) {
  const frame = useRef<HTMLElement>(null);
  const share = useRef(0);
  const [zoom, setZoom] = useState<Zoom>("fit");
  const [page, setPage] = useState(1);
  const fitted = useFittedScale(frame, size);
  const scale = zoom === "fit" ? fitted : zoom;
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);

  const onMarked = useGoing(frame, place, scale > 0);

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
                place={place?.page === number ? place : undefined}
                onMarked={onMarked}
              />
            ))
          : null}
      </ScrollRegion>
      <MarkedWords frame={frame} {...marking} />
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
