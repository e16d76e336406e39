"use client";

import { useDeferredValue, useMemo, useRef, useState } from "react";
import { announce } from "@/components/ui/live-region";
import { useShortcuts } from "@/components/ui/shortcuts";
import { Split } from "@/components/ui/split";
import { contextCardSchema } from "@/lib/review/extraction/schema";
import type { ClaimView, OwnExtraction, ReportSource } from "@/lib/review/extraction/shapes";
import { ClaimEntry } from "./claim-entry";
import { ClaimList } from "./claim-list";
import { type CardInHand, ContextCard } from "./context-card";
import { findPlace, located, NO_QUOTE, placesOf, type Quoted, quoteAt } from "./places";
import { QuoteField } from "./quote-field";
import type { ReportProps } from "./report-props";
import { useSelected } from "./selection";
import { SourceText } from "./source-text";
import { SubmitExtraction } from "./submit-extraction";
import type { Extraction } from "./use-extraction";
import { words } from "./words";
import type { World } from "./world";

interface DeskProps extends ReportProps {
  extraction: Extraction;
  source: ReportSource;
  mine: OwnExtraction;
  world: World;
}

/** Where claims are entered: the quote first, then what it claims. */
export function Desk({ reviewId, reportId, extraction, source, mine, world }: DeskProps) {
  const places = useMemo(() => placesOf(source), [source]);
  const [quoted, setQuoted] = useState<Quoted>(NO_QUOTE);
  const [shown, setShown] = useState(0);
  const [cardId, setCardId] = useState<string | null>(null);
  const { root, selected } = useSelected();
  const lineField = useRef<HTMLInputElement>(null);
  // A long PDF is searched without holding up the typing.
  const looked = useDeferredValue(quoted);
  const found = useMemo(() => findPlace(looked, places), [looked, places]);
  const claims = mine.claims.filter(({ removedAt }) => removedAt === null);
  const card = cardInHand(mine, cardId);

  function take() {
    const { key, from, to } = selected.current ?? { key: "", from: 0, to: 0 };
    const place = places.find((each) => each.key === key);
    if (!place || from === to) return announce(words.source.selectFirst);
    setQuoted(quoteAt(place, from, to, quoted.section));
    document.getSelection()?.removeAllRanges();
    selected.current = null;
    announce(words.source.taken);
    lineField.current?.focus();
  }

  function show({ quote, section, page, charStart, charEnd, fileSha256 }: ClaimView) {
    setQuoted({ quote, section, page, charStart, charEnd, fileSha256 });
    setShown(shown + 1);
  }

  useShortcuts({ c: take });
  const there = { reviewId, reportId, extraction };
  return (
    <Split
      id="extraction"
      className="grow"
      left={
        <SourceText
          {...{ places, shown, root }}
          isCapped={source.pagesAreCapped}
          marked={found}
          onUse={take}
        />
      }
      right={
        <div className="grid max-w-3xl content-start gap-5 p-4 sm:px-6">
          <ContextCard
            key={mine.cards.length > 1 ? card.id : "only"}
            {...there}
            card={card}
            onCard={setCardId}
          />
          <QuoteField quoted={quoted} found={found} onChange={setQuoted} />
          <ClaimEntry {...there} {...{ world, card, lineField }} quoted={located(quoted, found)} />
          <ClaimList {...there} {...{ world }} claims={[...claims].reverse()} mayChange onShow={show} />
          <SubmitExtraction {...there} count={claims.length} />
        </div>
      }
    />
  );
}

function cardInHand({ cards }: OwnExtraction, chosen: string | null): CardInHand {
  const card = cards.find(({ id }) => id === chosen) ?? cards[0];
  return card ?? { id: null, label: words.card.label(1), content: contextCardSchema.parse({}) };
}
