"use client";

import type { PDFDocumentProxy } from "pdfjs-dist";
import { type RefObject, useEffect, useRef, useState } from "react";
import { pdfLibrary } from "./pdf-library";
import "./pdf-text.css";
import { findQuote, PAGE_ATTRIBUTE } from "./quote";
import type { PageSize } from "./use-pdf";
import { words } from "./words";

interface PdfPageProps {
  document: PDFDocumentProxy;
  number: number;
  scale: number;
  expected: PageSize;
  /** The scrolling part: a page is drawn when it comes near. */
  frame: RefObject<HTMLElement | null>;
  /** Words to show on this page. */
  quote: string | undefined;
}

/** One page: its picture, and over it its text. A page far away keeps its room and nothing else. */
export function PdfPage({ document, number, scale, expected, frame, quote }: PdfPageProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(expected);
  const isNear = useNearness(sheet, frame);

  useEffect(() => {
    const [canvasPlace, textPlace] = [picture.current, layer.current];
    if (!isNear || !canvasPlace || !textPlace) return;
    const drawing = drawPage({ document, number, scale, canvasPlace, textPlace, onSize: setSize });
    drawing.done.then(() => quote && showQuote(textPlace, quote)).catch(() => undefined);
    return drawing.stop;
  }, [isNear, document, number, scale, quote]);

  useEffect(() => {
    if (isNear) return;
    picture.current?.replaceChildren();
    layer.current?.replaceChildren();
  }, [isNear]);

  const room = { width: size.width * scale, height: size.height * scale };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a page of a paper is no fieldset.
    <div
      ref={sheet}
      role="group"
      aria-label={words.viewer.page(number)}
      {...{ [PAGE_ATTRIBUTE]: number }}
      className="relative mx-auto mb-3 bg-white shadow-[0_0_0_1px_var(--line)]"
      style={{ ...room, "--total-scale-factor": scale } as Record<string, string | number>}
    >
      <div ref={picture} aria-hidden="true" className="absolute inset-0 [&>canvas]:size-full" />
      <div ref={layer} className="pdf-text" />
    </div>
  );
}

function useNearness(sheet: RefObject<Element | null>, frame: RefObject<Element | null>): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const element = sheet.current;
    if (!element) return;
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      root: frame.current,
      rootMargin: "80% 0px",
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [sheet, frame]);
  return isNear;
}

interface DrawPage extends Pick<PdfPageProps, "document" | "number" | "scale"> {
  canvasPlace: HTMLElement;
  textPlace: HTMLElement;
  onSize: (size: PageSize) => void;
}

/** Draws a page and lays its text over it. The old picture stays until the new one is there. */
function drawPage({ document, number, scale, canvasPlace, textPlace, onSize }: DrawPage) {
  let isStopped = false;
  let cancel = () => {};
  async function draw() {
    const { TextLayer } = await pdfLibrary();
    const page = await document.getPage(number);
    if (isStopped) return;
    const { width, height } = page.getViewport({ scale: 1 });
    onSize({ width, height });
    const canvas = globalThis.document.createElement("canvas");
    const sharp = page.getViewport({ scale: scale * sharpness(width * height * scale * scale) });
    canvas.width = Math.floor(sharp.width);
    canvas.height = Math.floor(sharp.height);
    const rendering = page.render({ canvas, viewport: sharp });
    cancel = () => rendering.cancel();
    await rendering.promise;
    if (isStopped) return;
    canvasPlace.replaceChildren(canvas);
    textPlace.replaceChildren();
    const viewport = page.getViewport({ scale });
    const text = new TextLayer({
      textContentSource: page.streamTextContent(),
      container: textPlace,
      viewport,
    });
    cancel = () => text.cancel();
    await text.render();
  }
  return {
    done: draw(),
    stop: () => {
      isStopped = true;
      cancel();
    },
  };
}

/** Phones refuse larger canvases. */
const MOST_PIXELS = 16_000_000;

/** Screen pixels for each CSS pixel, as many as the browser can hold. */
function sharpness(area: number): number {
  return Math.min(window.devicePixelRatio || 1, Math.sqrt(MOST_PIXELS / area));
}

const HIGHLIGHT = "quote-in-pdf";

/** Marks the quote in the text of its page; browsers without highlights still show the page. */
function showQuote(layer: Element, quote: string): void {
  if (!("highlights" in CSS)) return;
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
  const nodes: Node[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  const found = findQuote(
    nodes.map((node) => node.nodeValue ?? ""),
    quote,
  );
  const [first, last] = [found && nodes[found.start.text], found && nodes[found.end.text]];
  if (!found || !first || !last) return;
  const range = document.createRange();
  range.setStart(first, found.start.offset);
  range.setEnd(last, found.end.offset);
  CSS.highlights.set(HIGHLIGHT, new Highlight(range));
}
