"use client";

import { useDeferredValue, useMemo, useState } from "react";
import { toast } from "sonner";
import type { ReportSource } from "@/lib/review/extraction/shapes";
import type { Quote } from "../full-text/quote";
import { findPlace, NO_QUOTE, placesOf, type Quoted, quoteAt, quoteOf, quoteOnPage } from "./places";
import { useSelected } from "./selection";
import { words } from "./words";

/** The view with titles and abstracts; a PDF's view has its SHA-256 as name. */
export const TEXT = "text";

/** A report as it is read: which of its texts is in sight, the quote in hand, and the words that are marked. */
export function useReading(source: ReportSource) {
  const places = useMemo(() => placesOf(source), [source]);
  const [view, setView] = useState(TEXT);
  const [quoted, setQuoted] = useState<Quoted>(NO_QUOTE);
  const [shown, setShown] = useState<Quoted | null>(null);
  const [turn, setTurn] = useState(0);
  const { root, selected } = useSelected();
  // A long PDF is searched without holding up the typing.
  const looked = useDeferredValue(quoted);
  const found = useMemo(() => findPlace(looked, places), [looked, places]);
  const marked = useMemo(() => (shown ? findPlace(shown, places) : found), [shown, found, places]);

  function hold(next: Quoted) {
    setShown(null);
    setQuoted(next);
  }

  /** Takes what is selected in the text; without a selection it says so. */
  function takeText(): boolean {
    const { key, from, to } = selected.current ?? { key: "", from: 0, to: 0 };
    const place = places.find((each) => each.key === key);
    if (!place || from === to) {
      toast(words.source.selectFirst);
      return false;
    }
    hold(quoteAt(place, from, to, quoted.section));
    document.getSelection()?.removeAllRanges();
    selected.current = null;
    return true;
  }

  function takePdf(sha256: string, quote: Quote): void {
    hold(quoteOnPage(places, sha256, quote, quoted.section));
  }

  /** Brings a claim's words into sight and leaves the quote in hand alone. */
  function show(claim: Quoted): void {
    const place = findPlace(claim, places)?.place;
    if (!place) return void toast(words.source.goneFrom);
    setShown(quoteOf(claim));
    setTurn(turn + 1);
    setView(place.sha256 ?? TEXT);
  }

  return {
    ...{ source, places, view, setView, root, quoted, setQuoted: hold, found, marked, turn },
    ...{ takeText, takePdf, show },
  };
}

export type Reading = ReturnType<typeof useReading>;
