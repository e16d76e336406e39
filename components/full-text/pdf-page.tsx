"use client";

import type { PDFDocumentProxy } from "pdfjs-dist";
import { type RefObject, useEffect, useRef, useState } from "react";
import { pdfLibrary } from "./pdf-library";
import "./pdf-text.css";
import type { PdfPlace } from "./pdf-viewer-props";
import { PAGE_ATTRIBUTE } from "./quote";
import { wordsOf } from "./quote-range";
import type { PageSize } from "./use-pdf";
import { words } from "./words";

interface PdfPageProps {
  document: PDFDocumentProxy;
  number: number;
  scale: number;
  expected: PageSize;
  /** The scrolling part: a page is drawn when it comes near. */
  frame: RefObject<HTMLElement | null>;
  /** Words to mark, when they are on this page. */
  place: PdfPlace | undefined;
  onMarked: (marked: { place: PdfPlace; words: Range }) => void;
}

/** One page: its picture, and over it its text. A page far away keeps its room and nothing else. */
export function PdfPage({ document, number, scale, expected, frame, place, onMarked }: PdfPageProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(expected);
  const [drawings, setDrawings] = useState(0);
  const isNear = useNearness(sheet, frame);

  useEffect(() => {
    const [canvasPlace, textPlace] = [picture.current, layer.current];
    if (!isNear || !canvasPlace || !textPlace) return;
    const drawing = drawPage({ document, number, scale, canvasPlace, textPlace, onSize: setSize });
    drawing.done.then(() => setDrawings((count) => count + 1)).catch(() => undefined);
    return drawing.stop;
  }, [isNear, document, number, scale]);

  const marked = useRef(onMarked);
  useEffect(() => {
    marked.current = onMarked;
  });
  useEffect(() => {
    if (drawings === 0 || !place?.quote || !layer.current) return;
    const words = wordsOf(layer.current, place.quote, place.from);
    if (!words) return;
    // Browsers without highlights still show the page.
    if ("highlights" in CSS) CSS.highlights.set(HIGHLIGHT, new Highlight(words));
    marked.current({ place, words });
    return () => void CSS.highlights?.delete(HIGHLIGHT);
  }, [drawings, place]);

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
