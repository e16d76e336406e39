"use client";

import { useState } from "react";
import { v7 as uuid } from "uuid";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { cardForReport } from "@/lib/review/extraction/defaults";
import { DESIGNS, type Design } from "@/lib/review/extraction/lists";
import type { ContextCard as Content } from "@/lib/review/extraction/schema";
import { fieldProblems, newOperationId, sentenceOf } from "../api/client";
import { CARD_FIRST, CARD_GROUPS, completeCard } from "./fields";
import { SpecFields } from "./spec-field";
import type { Extraction } from "./use-extraction";
import { words } from "./words";

/** A card in hand: `id` is null before its first saving. */
export interface CardInHand {
  id: string | null;
  label: string;
  content: Content;
}

interface ContextCardProps {
  reviewId: string;
  reportId: string;
  extraction: Extraction;
  card: CardInHand;
  onCard: (cardId: string) => void;
}

/** The circumstances that claims inherit: entered once, saved as they are changed. */
export function ContextCard({ reviewId, reportId, extraction, card, onCard }: ContextCardProps) {
  const [form, setForm] = useState<unknown>(card.content);
  const { saveCard, mine } = extraction;
  const cards = mine?.cards ?? [];

  function save(next: unknown, as: { id: string; label: string }) {
    const content = completeCard(next);
    if (!content) return;
    saveCard.mutate(
      { operationId: newOperationId(), reviewId, reportId, cardId: as.id, label: as.label, content },
      { onSuccess: () => onCard(as.id) },
    );
  }

  function change(next: unknown) {
    const following = followDesign(form, next);
    setForm(following);
    save(following, { id: card.id ?? uuid(), label: card.label });
  }

  const problems = saveCard.error ? fieldProblems(saveCard.error).map(({ message }) => message) : [];
  return (
    <Panel
      title={words.card.title}
      actions={
        <>
          <span className="text-xs text-soft">{stateWord(saveCard)}</span>
          {card.id ? (
            <Button
              variant="quiet"
              size="small"
              onClick={() => save(form, { id: uuid(), label: words.card.label(cards.length + 1) })}
            >
              {words.card.add}
            </Button>
          ) : null}
        </>
      }
    >
      {cards.length > 1 ? (
        <SelectField
          className="mb-3"
          label={words.card.which}
          options={cards.map(({ id, label }) => ({ value: id, label }))}
          value={card.id ?? ""}
          onChange={(event) => onCard(event.target.value)}
        />
      ) : null}
      <SpecFields specs={CARD_FIRST} value={form} onChange={change} />
      {saveCard.error ? (
        <p role="alert" className="mt-3 font-medium text-danger">
          {problems.join(" ") || sentenceOf(saveCard.error)}
        </p>
      ) : null}
      <details className="mt-3">
        <summary className="min-h-6 text-soft hover:text-ink">{words.card.more}</summary>
        <div className="mt-3 grid gap-5">
          {CARD_GROUPS.map(({ title, fields }) => (
            <fieldset key={title}>
              <legend className="mb-2 text-xs font-medium text-soft">{title}</legend>
              <SpecFields specs={fields} value={form} onChange={change} />
            </fieldset>
          ))}
        </div>
      </details>
    </Panel>
  );
}

function stateWord({ isPending, isError, isSuccess }: Extraction["saveCard"]): string {
  if (isPending) return words.card.saving;
  if (isError) return words.card.notSaved;
  return isSuccess ? words.card.saved : "";
}

/** Another design brings its usual source role along: a review speaks of others' work. */
function followDesign(before: unknown, after: unknown): unknown {
  const [old, next] = [before as Content, after as Content];
  if (old.design === next.design || !(next.design in DESIGNS)) return after;
  return { ...next, sourceRole: cardForReport(next.design as Design).sourceRole };
}
