"use client";

import { useEffect, useRef } from "react";
import { Notice } from "@/components/ui/notice";
import type { FoundQuote, Place } from "./places";
import type { Reading } from "./use-reading";
import { words } from "./words";

/** The titles and abstracts of a report, with the words in question marked. */
export function SourceText({ reading }: { reading: Reading }) {
  const { source, root, marked, turn } = reading;
  const places = reading.places.filter(({ section }) => section !== "page");
  const hasAbstract = places.some(({ section }) => section === "abstract");
  return (
    <div ref={root} className="mx-auto max-w-[46rem] px-4 py-6 sm:px-8">
      {places.map((place) => (
        <PlaceText
          key={place.key}
          place={place}
          marked={marked?.place.key === place.key ? marked : null}
          shown={turn}
        />
      ))}
      {hasAbstract ? null : (
        <Notice>{source.documents.length > 0 ? words.source.noAbstract : words.source.noText}</Notice>
      )}
    </div>
  );
}

interface PlaceTextProps {
  place: Place;
  marked: FoundQuote | null;
  /** Changes when the mark is to be brought into sight. */
  shown: number;
}

function PlaceText({ place, marked, shown }: PlaceTextProps) {
  const mark = useRef<HTMLElement>(null);
  const isMarked = marked !== null;
  useEffect(() => {
    if (shown > 0 && isMarked) mark.current?.scrollIntoView({ block: "center" });
  }, [shown, isMarked]);
  const { text, section } = place;
  return (
    <div className={section === "title" ? "mb-5" : "mb-8"}>
      <h2 className={section === "title" ? "sr-only" : "mb-1.5 text-xs font-medium text-soft"}>
        {section === "title" ? words.source.title : words.source.abstract}
      </h2>
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
