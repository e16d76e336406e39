"use client";

import { TextQuote } from "lucide-react";
import { type RefObject, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { FoundQuote, Place } from "./places";
import { words } from "./words";

interface SourceTextProps {
  places: readonly Place[];
  isCapped: boolean;
  /** The quote in hand, marked where it stands. */
  marked: FoundQuote | null;
  /** Changes when the mark is to be brought into sight. */
  shown: number;
  root: RefObject<HTMLDivElement | null>;
  /** Absent where nothing can be entered. */
  onUse?: () => void;
}

/** The text of a report, from which quotes are taken. */
export function SourceText({ places, isCapped, marked, shown, root, onUse }: SourceTextProps) {
  const hasAbstract = places.some(({ section }) => section !== "title");
  return (
    <section aria-label={words.source.label} className="min-h-full bg-surface">
      {onUse ? (
        <div className="sticky top-0 z-10 flex flex-wrap items-center gap-x-4 gap-y-1 border-b bg-surface px-4 py-2 sm:px-8">
          <Button size="small" icon={<TextQuote />} keys="c" onClick={onUse}>
            {words.source.use}
          </Button>
          <p className="text-xs text-soft max-sm:hidden">{words.source.how}</p>
        </div>
      ) : null}
      <div ref={root} className="mx-auto max-w-[46rem] px-4 py-6 sm:px-8">
        {places.map((place) => (
          <PlaceText
            key={place.key}
            place={place}
            marked={marked?.place.key === place.key ? marked : null}
            shown={shown}
          />
        ))}
        {hasAbstract ? null : <Notice>{words.source.noText}</Notice>}
        {isCapped ? <Notice className="mt-6">{words.source.capped}</Notice> : null}
      </div>
    </section>
  );
}

interface PlaceTextProps {
  place: Place;
  marked: FoundQuote | null;
  shown: number;
}

function PlaceText({ place, marked, shown }: PlaceTextProps) {
  const mark = useRef<HTMLElement>(null);
  const isMarked = marked !== null;
  useEffect(() => {
    if (shown > 0 && isMarked) mark.current?.scrollIntoView({ block: "center" });
  }, [shown, isMarked]);
  const { text, section } = place;
  const heading = section === "page" ? words.source.page(place.page ?? 0) : words.source[section];
  return (
    <div className={section === "title" ? "mb-5" : "mb-8"}>
      <h2 className={section === "title" ? "sr-only" : "mb-1.5 text-xs font-medium text-soft"}>{heading}</h2>
      <div
        data-place={place.key}
        className={
          section === "title"
            ? "font-serif text-title font-semibold text-balance whitespace-pre-wrap"
            : "prose-reading whitespace-pre-wrap"
        }
      >
        {marked ? (
          <>
            {text.slice(0, marked.start)}
            <mark ref={mark}>{text.slice(marked.start, marked.end)}</mark>
            {text.slice(marked.end)}
          </>
        ) : (
          text
        )}
      </div>
    </div>
  );
}
