"use client";

import { type RefObject, useEffect, useState } from "react";
import { toast } from "sonner";
import { Button } from "../ui/button";
import { useShortcuts } from "../ui/shortcuts";
import type { PdfViewerProps } from "./pdf-viewer-props";
import { type Quote, selectedQuote } from "./quote";
import { words } from "./words";

interface MarkedWordsProps extends Pick<PdfViewerProps, "onQuote" | "quoteLabel" | "quoteKey"> {
  frame: RefObject<HTMLElement | null>;
}

/** What can be done with the words that are marked in a PDF, by button and by key. Nothing where nothing is asked for. */
export function MarkedWords({ frame, onQuote, quoteLabel, quoteKey }: MarkedWordsProps) {
  const marked = useMarked(frame, onQuote !== undefined);

  function use() {
    const quote = frame.current && selectedQuote(window.getSelection(), frame.current);
    if (!quote) return void toast(words.viewer.markFirst);
    onQuote?.(quote);
    window.getSelection()?.removeAllRanges();
  }

  const hasKey = onQuote !== undefined && quoteKey !== undefined;
  useShortcuts(hasKey ? { [quoteKey]: use } : {}, { enabled: hasKey });
  if (!onQuote) return null;
  return (
    <div className="flex min-h-14 shrink-0 items-center gap-3 border-t bg-surface px-3 py-2">
      <p className="line-clamp-2 min-w-0 grow text-xs text-soft">
        {marked ? words.viewer.quote(marked.text, marked.page) : words.viewer.how}
      </p>
      <Button variant={marked ? "primary" : "secondary"} keys={quoteKey} onClick={use} className="shrink-0">
        {quoteLabel ?? words.viewer.useQuote}
      </Button>
    </div>
  );
}

/** Long enough that dragging over a page does not show each word on the way. */
const SETTLED_MS = 150;

/** The words marked with a mouse, by touch or by keys, once they stay. */
function useMarked(frame: RefObject<HTMLElement | null>, isAsked: boolean): Quote | null {
  const [marked, setMarked] = useState<Quote | null>(null);
  useEffect(() => {
    if (!isAsked) return setMarked(null);
    let timer: ReturnType<typeof setTimeout> | undefined;
    function look() {
      clearTimeout(timer);
      timer = setTimeout(
        () => setMarked(frame.current && selectedQuote(window.getSelection(), frame.current)),
        SETTLED_MS,
      );
    }
    document.addEventListener("selectionchange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("selectionchange", look);
    };
  }, [frame, isAsked]);
  return marked;
}
