"use client";

import { useEffect, useRef } from "react";

/** Which place of the text is selected, and from where to where in it. */
export interface Selected {
  key: string;
  from: number;
  to: number;
}

/** Remembers the last selection inside a text, so that pressing a button does not lose it. */
export function useSelected() {
  const root = useRef<HTMLDivElement>(null);
  const selected = useRef<Selected | null>(null);
  useEffect(() => {
    function look() {
      const range = document.getSelection()?.rangeCount ? document.getSelection()?.getRangeAt(0) : undefined;
      if (!range || !root.current?.contains(range.startContainer)) return;
      selected.current = range.collapsed ? null : read(range);
    }
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, []);
  return { root, selected };
}

/** A selection that runs on into the next text ends where its own text ends. */
function read(range: Range): Selected | null {
  const start = range.startContainer;
  const element = start instanceof Element ? start : start.parentElement;
  const text = element?.closest<HTMLElement>("[data-place]");
  if (!text) return null;
  const whole = text.textContent?.length ?? 0;
  const from = lengthUpTo(text, start, range.startOffset);
  const to = text.contains(range.endContainer)
    ? lengthUpTo(text, range.endContainer, range.endOffset)
    : whole;
  return { key: text.dataset.place ?? "", from, to };
}

function lengthUpTo(text: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}
