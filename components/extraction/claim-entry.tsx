"use client";

import { type FormEvent, type RefObject, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { announce } from "@/components/ui/live-region";
import { Notice } from "@/components/ui/notice";
import { proposeStance } from "@/lib/review/extraction/cues";
import { fieldProblems, newOperationId, refusalCode, sentenceOf } from "../api/client";
import { ClaimDetails } from "./claim-details";
import type { CardInHand } from "./context-card";
import { entryOf, type Link, type Stance, termWithoutKind } from "./entry";
import { LinkPreview } from "./link-preview";
import { NewTerms } from "./new-terms";
import { type FoundQuote, findPlace, located, type Place, type Quoted } from "./places";
import { PlainFields } from "./plain-fields";
import { StanceFields } from "./stance-fields";
import { useClaimDraft } from "./use-claim-draft";
import type { Extraction } from "./use-extraction";
import { words } from "./words";
import type { World } from "./world";

interface ClaimEntryProps {
  reviewId: string;
  reportId: string;
  extraction: Extraction;
  world: World;
  quoted: Quoted;
  found: FoundQuote | null;
  places: readonly Place[];
  card: CardInHand;
  /** The one line gets the focus when a quote is taken. */
  lineField: RefObject<HTMLInputElement | null>;
}

/** What a quote claims: in one line, or field by field. Enter sends it. */
export function ClaimEntry(props: ClaimEntryProps) {
  const { reviewId, reportId, extraction, world, quoted, found, places, card, lineField } = props;
  const draft = useClaimDraft(world);
  const [problem, setProblem] = useState<string | null>(null);
  // Half a name is no new term: its kind is asked for when the field is left, or when it is missing.
  const [isTyping, setTyping] = useState(false);
  // A title presupposes, so where the quote stands counts, also when it was pasted.
  const proposed = proposeStance(quoted.quote, located(quoted, found).section);
  // Another quote brings another proposal; a choice made for this one stays.
  const [chosen, setChosen] = useState<{ quote: string; stance: Stance } | null>(null);
  const chosenStance = chosen?.quote === quoted.quote ? chosen.stance : null;
  const stance = chosenStance ?? proposed;
  const { enter } = extraction;
  const isSavingCard = useRef(false);

  /** Claims follow their card from the first one on, even when nobody has touched the card yet. */
  async function saveUntouched(): Promise<void> {
    const { id: cardId, isSaved, label, content } = card;
    if (isSaved) return;
    await extraction.saveCard.mutateAsync({
      ...{ operationId: newOperationId(), reviewId, reportId },
      ...{ cardId, label, content },
    });
  }

  async function send(event: FormEvent) {
    event.preventDefault();
    // The place shown may lag behind the typing.
    const at = located(quoted, findPlace(quoted, places));
    const links = draft.linksWith(chosenStance ?? proposeStance(at.quote, at.section));
    const missing = whyNot(quoted, links, draft);
    setProblem(missing);
    if (missing || enter.isPending || isSavingCard.current) return;
    isSavingCard.current = true;
    const isThere = await saveUntouched().then(
      () => true,
      () => false,
    );
    isSavingCard.current = false;
    if (!isThere) return;
    const entry = entryOf(links, { quoted: at, card, kinds: draft.kinds, details: draft.details });
    submit({ operationId: newOperationId(), reviewId, reportId, ...entry });
  }

  function submit(input: Parameters<typeof enter.mutate>[0]) {
    enter.mutate(input, {
      onSuccess: ({ claims }) => {
        draft.clear();
        announce(words.entry.entered(claims.length));
        lineField.current?.focus();
      },
    });
  }

  const refused = enter.error ? [...new Set(fieldProblems(enter.error).map(({ message }) => message))] : [];
  const warnings = [
    ...new Set(enter.data?.claims.flatMap((claim) => claim.warnings.map((each) => each.message))),
  ];
  const mayRepeat = enter.error !== null && refusalCode(enter.error) === null;
  return (
    <form onSubmit={send} className="grid gap-4" aria-label={words.entry.title}>
      <TextField
        ref={lineField}
        label={words.entry.oneLine}
        hint={words.entry.oneLineHint}
        placeholder={words.entry.example}
        autoComplete="off"
        spellCheck={false}
        value={draft.line}
        onChange={(event) => draft.setLine(event.target.value)}
        onFocus={() => setTyping(true)}
        onBlur={() => setTyping(false)}
      />
      {draft.parsed ? (
        <LinkPreview
          parsed={draft.parsed}
          changes={draft.changes}
          onChanges={draft.setChanges}
          stance={stance}
          world={world}
        />
      ) : (
        <fieldset
          onFocus={({ target }) => setTyping(target.getAttribute("role") === "combobox")}
          onBlur={() => setTyping(false)}
        >
          <legend className="mb-2 text-xs font-medium text-soft">{words.entry.plain}</legend>
          <PlainFields value={draft.plain} onChange={draft.setPlain} world={world} />
        </fieldset>
      )}
      {isTyping && problem === null ? null : (
        <NewTerms ends={draft.ends} kinds={draft.kinds} onKinds={draft.setKinds} onInstead={draft.replace} />
      )}
      <StanceFields
        stance={stance}
        onChange={(next) => setChosen({ quote: quoted.quote, stance: next })}
        cues={proposed.cues}
      />
      <ClaimDetails value={draft.details} onChange={draft.setDetails} />
      <div role="alert" className="empty:hidden">
        {problem ? <p className="font-medium text-danger">{problem}</p> : null}
        {enter.error ? (
          <p className="font-medium text-danger">{refused.join(" ") || sentenceOf(enter.error)}</p>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={enter.isPending}>
          {words.entry.enter}
        </Button>
        {mayRepeat ? (
          <Button onClick={() => enter.variables && submit(enter.variables)}>{words.entry.again}</Button>
        ) : null}
      </div>
      {warnings.length > 0 ? (
        <Notice tone="warning">
          {words.mine.warnings}: {warnings.join(" ")}
        </Notice>
      ) : null}
    </form>
  );
}

function whyNot(
  quoted: Quoted,
  links: readonly Link[],
  { kinds, ends, parsed }: ReturnType<typeof useClaimDraft>,
): string | null {
  if (quoted.quote.trim().length < 10) return words.entry.quoteFirst;
  const [broken] = parsed?.problems ?? [];
  if (broken) return broken.message;
  if (links.length === 0) return parsed ? words.entry.tickOne : words.entry.nothing;
  const unknown = termWithoutKind(ends, kinds);
  return unknown === undefined ? null : words.entry.newTermsFirst(unknown);
}
