"use client";

import { useState } from "react";
import { v7 as uuid } from "uuid";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { FoldPanel } from "@/components/ui/panel";
import { cardForReport } from "@/lib/review/extraction/defaults";
import { DESIGNS, type Design } from "@/lib/review/extraction/lists";
import type { ContextCard as Content } from "@/lib/review/extraction/schema";
import { fieldProblems, newOperationId, sentenceOf } from "../api/client";
import { CARD_FIRST, CARD_GROUPS, completeCard, valueAt } from "./fields";
import { SpecFields } from "./spec-field";
import type { Extraction } from "./use-extraction";
import { valueInWords } from "./value-words";
import { words } from "./words";

/** A card in hand, as it is typed: its first saving may still be to come. */
export interface CardInHand {
  id: string;
  isSaved: boolean;
  label: string;
  content: Content;
}

interface ContextCardProps {
  reviewId: string;
  reportId: string;
  extraction: Extraction;
  card: CardInHand;
  onCard: (cardId: string) => void;
  /** Claims follow what is typed, before it is saved too. */
  onDraft: (cardId: string, content: Content) => void;
}

/** The circumstances that claims inherit: entered once, saved as they are changed. */
export function ContextCard({ reviewId, reportId, extraction, card, onCard, onDraft }: ContextCardProps) {
  const [form, setForm] = useState<unknown>(card.content);
  const { saveCard, mine } = extraction;
  const cards = mine?.cards ?? [];
  // Said once for many claims: a card that says what was studied makes room for them.
  const [isOpen, setOpen] = useState(!card.isSaved || card.content.design === "other");

  function save(next: unknown, as: { id: string; label: string }) {
    const content = completeCard(next);
    if (!content) return;
    onDraft(as.id, content);
    saveCard.mutate(
      { operationId: newOperationId(), reviewId, reportId, cardId: as.id, label: as.label, content },
      { onSuccess: () => onCard(as.id) },
    );
  }

  function change(next: unknown) {
    const following = followDesign(form, next);
    setForm(following);
    save(following, card);
  }

  const problems = saveCard.error ? fieldProblems(saveCard.error).map(({ message }) => message) : [];
  return (
    <div className="grid grid-cols-1 gap-3">
      {cards.length > 1 ? (
        <SelectField
          label={words.card.which}
          options={cards.map(({ id, label, content }) => ({
            value: id,
            label: `${label}: ${cardInWords(content)}`,
          }))}
          value={card.id}
          onChange={(event) => onCard(event.target.value)}
        />
      ) : null}
      <FoldPanel
        title={
          <>
            {card.label}{" "}
            {isOpen ? null : <span className="ml-1 font-normal text-soft">{cardInWords(card.content)}</span>}
          </>
        }
        aside={<span className="text-xs font-normal text-soft">{stateWord(saveCard)}</span>}
        open={isOpen}
        onToggle={(event) => {
          if (event.target === event.currentTarget) setOpen(event.currentTarget.open);
        }}
      >
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
        {card.isSaved ? (
          <Button
            size="small"
            className="mt-3"
            onClick={() => save(form, { id: uuid(), label: words.card.label(cards.length + 1) })}
          >
            {words.card.add}
          </Button>
        ) : null}
      </FoldPanel>
    </div>
  );
}

/** A card in a line: what sets it apart from the others. */
function cardInWords(content: Content): string {
  const paths = ["design", "sourceRole", "system.taxon", "system.model", "intervention.substance"];
  return [...paths, "intervention.dose", "comparator"]
    .filter((path) => valueAt(content, path) !== null)
    .map((path) => valueInWords(content, path))
    .join(" · ");
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
