"use client";

import { type RefObject, useEffect, useRef } from "react";
import type { PdfPlace } from "./pdf-viewer-props";
import { PAGE_ATTRIBUTE } from "./quote";

interface Marked {
  place: PdfPlace;
  words: Range;
}

/**
 * Goes to each new place once: to its words where they are marked, else to its page and, when they are marked there,
 * to the words. What is in sight already does not move.
 */
export function useGoing(
  frame: RefObject<HTMLElement | null>,
  place: PdfPlace | undefined,
  isLaidOut: boolean,
): (marked: Marked) => void {
  const goal = useRef<PdfPlace | undefined>(undefined);
  const latest = useRef<Marked | undefined>(undefined);
  useEffect(() => {
    if (!place || !isLaidOut || !frame.current) return;
    // A page that is drawn has marked the words before this runs.
    if (latest.current?.place === place) return goToWords(frame.current, latest.current.words);
    goal.current = place;
    const sheet = sheetOf(frame.current, place.page);
    if (sheet && !meets(frame.current, sheet.getBoundingClientRect())) goTo(frame.current, place.page);
  }, [frame, place, isLaidOut]);

  return (marked) => {
    latest.current = marked;
    if (goal.current !== marked.place || !frame.current) return;
    goal.current = undefined;
    goToWords(frame.current, marked.words);
  };
}

/** Leaves a third of the viewer above the words, unless they are in sight. */
function goToWords(pane: HTMLElement, words: Range): void {
  const [box, seen] = [words.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (box.top >= seen.top && box.bottom <= seen.bottom) return;
  pane.scrollTop += box.top - seen.top - (pane.clientHeight - box.height) / 3;
}

/** Brings the top of a page to the top of the viewer. */
export function goTo(frame: HTMLElement | null, page: number): void {
  const sheet = sheetOf(frame, page);
  if (frame && sheet) frame.scrollTop = sheet.offsetTop - 8;
}

function sheetOf(frame: HTMLElement | null, page: number) {
  return frame?.querySelector<HTMLElement>(`[${PAGE_ATTRIBUTE}="${page}"]`);
}

function meets(frame: HTMLElement, box: DOMRect): boolean {
  const seen = frame.getBoundingClientRect();
  return box.top < seen.bottom && box.bottom > seen.top;
}
