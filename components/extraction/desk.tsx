"use client";

import { type RefObject, useState } from "react";
import { v7 as uuid } from "uuid";
import { contextCardSchema } from "@/lib/review/extraction/schema";
import type { OwnExtraction } from "@/lib/review/extraction/shapes";
import { ClaimEntry } from "./claim-entry";
import { ClaimList } from "./claim-list";
import { type CardInHand, ContextCard } from "./context-card";
import { quoteOf } from "./places";
import { QuoteField } from "./quote-field";
import type { ReportProps } from "./report-props";
import { SubmitExtraction } from "./submit-extraction";
import type { Extraction } from "./use-extraction";
import type { Reading } from "./use-reading";
import { words } from "./words";
import type { World } from "./world";

interface DeskProps extends ReportProps {
  extraction: Extraction;
  reading: Reading;
  mine: OwnExtraction;
  world: World;
  lineField: RefObject<HTMLInputElement | null>;
}

/** Where claims are entered: the quote first, then what it claims. */
export function Desk({ reviewId, reportId, extraction, reading, mine, world, lineField }: DeskProps) {
  const [cardId, setCardId] = useState<string | null>(null);
  const { quoted, found, setQuoted } = reading;
  const claims = mine.claims.filter(({ removedAt }) => removedAt === null);
  const [freshId] = useState(() => uuid());
  const [draft, setDraft] = useState<Draft | null>(null);
  const card = cardInHand(mine, cardId ?? freshId, draft);
  const there = { reviewId, reportId, extraction };
  return (
    <div className="grid max-w-3xl grid-cols-1 content-start gap-5 p-4 sm:px-6">
      <ContextCard
        key={mine.cards.length > 1 ? card.id : "only"}
        {...there}
        card={card}
        onCard={setCardId}
        onDraft={(id, content) => setDraft({ id, content })}
      />
      <QuoteField quoted={quoted} found={found} onChange={setQuoted} />
      <ClaimEntry {...there} {...{ world, card, lineField, quoted, found }} places={reading.places} />
      <ClaimList
        {...there}
        {...{ world }}
        claims={[...claims].reverse()}
        mayChange
        onShow={reading.show}
        onQuoteAgain={(claim) => {
          setQuoted(quoteOf(claim));
          lineField.current?.focus();
        }}
      />
      <SubmitExtraction {...there} count={claims.length} />
    </div>
  );
}

interface Draft {
  id: string;
  content: CardInHand["content"];
}

/** The chosen card, else the first one, else one that is not saved yet; with what is typed in it. */
function cardInHand({ cards }: OwnExtraction, wanted: string, draft: Draft | null): CardInHand {
  const saved = cards.find(({ id }) => id === wanted) ?? cards[0];
  const { id, label, content } = saved ?? {
    id: wanted,
    label: words.card.label(1),
    content: contextCardSchema.parse({}),
  };
  return { id, label, isSaved: saved !== undefined, content: draft?.id === id ? draft.content : content };
}
