"use client";

import { useState } from "react";
import { v7 as uuid } from "uuid";
import { Button } from "@/components/ui/button";
import { announce } from "@/components/ui/live-region";
import { Panel } from "@/components/ui/panel";
import { proposeStance } from "@/lib/review/extraction/cues";
import type { ContextCard } from "@/lib/review/extraction/schema";
import type { EnterClaims, SettledClaim } from "@/lib/review/extraction/shapes";
import { ClaimDetails } from "../claim-details";
import { entryOf, type Stance, type TermKinds, termWithoutKind } from "../entry";
import { NewTerms } from "../new-terms";
import { findPlace, located } from "../places";
import { NOTHING_TYPED, PlainFields } from "../plain-fields";
import { QuoteField } from "../quote-field";
import { StanceFields } from "../stance-fields";
import type { Reading } from "../use-reading";
import { words as entryWords } from "../words";
import { endOf, type World } from "../world";
import { words } from "./words";

/** A claim that neither extractor entered, with the terms that are new with it. */
export interface Added {
  statement: string;
  claim: SettledClaim;
  terms: EnterClaims["terms"];
}

interface AddClaimProps {
  world: World;
  reading: Reading;
  /** The circumstances it is taken to share with the report's other claims. */
  context: ContextCard;
  onAdd: (added: Added) => void;
  onDone: () => void;
}

/** A claim that both have missed: quoted from the text beside it. The quote stays for the next one. */
export function AddClaim({ world, reading, context, onAdd, onDone }: AddClaimProps) {
  const { quoted, found } = reading;
  const [plain, setPlain] = useState(NOTHING_TYPED);
  const [kinds, setKinds] = useState<TermKinds>({});
  const [details, setDetails] = useState<unknown>({});
  const [chosen, setChosen] = useState<{ quote: string; stance: Stance } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const proposed = proposeStance(quoted.quote, located(quoted, found).section);
  const chosenStance = chosen?.quote === quoted.quote ? chosen.stance : null;
  const stance = chosenStance ?? proposed;
  const [subject, object] = [endOf(plain.subject, world), endOf(plain.object, world)];
  const ends = [subject, object].flatMap((end) => end ?? []);

  function add() {
    const unknown = termWithoutKind(ends, kinds);
    if (quoted.quote.trim().length < 10) return setProblem(entryWords.entry.quoteFirst);
    if (!subject || !object || !plain.relation) return setProblem(entryWords.entry.nothing);
    if (unknown !== undefined) return setProblem(entryWords.entry.newTermsFirst(unknown));
    // The place shown may lag behind the typing.
    const at = located(quoted, findPlace(quoted, reading.places));
    const { polarity, epistemic } = chosenStance ?? proposeStance(at.quote, at.section);
    const link = { subject, relation: plain.relation, object, polarity, epistemic, chainPos: 0 };
    const { claims, terms } = entryOf([link], {
      quoted: at,
      card: { id: null, content: context },
      kinds,
      details,
    });
    const [made] = claims;
    if (!made) return;
    const { cardId: _card, ...claim } = made;
    const statement = [plain.subject, plain.relation, plain.object].join(" ");
    onAdd({ statement, terms, claim: { ...claim, id: uuid(), chosenFrom: "neither", fromClaimIds: [] } });
    announce(words.addedOne);
    setPlain(NOTHING_TYPED);
    setDetails({});
    setProblem(null);
  }

  return (
    <Panel title={words.addTitle}>
      <form
        className="grid gap-4"
        aria-label={words.addTitle}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <QuoteField quoted={quoted} found={found} onChange={reading.setQuoted} />
        <PlainFields value={plain} onChange={setPlain} world={world} />
        <NewTerms
          ends={ends}
          kinds={kinds}
          onKinds={setKinds}
          onInstead={(typed, known) => {
            const swap = (name: string) => (name.trim() === typed ? known : name);
            setPlain({ ...plain, subject: swap(plain.subject), object: swap(plain.object) });
          }}
        />
        <StanceFields
          stance={stance}
          onChange={(next) => setChosen({ quote: quoted.quote, stance: next })}
          cues={proposed.cues}
        />
        <ClaimDetails value={details} onChange={setDetails} />
        {problem ? (
          <p role="alert" className="font-medium text-danger">
            {problem}
          </p>
        ) : null}
        <div className="flex flex-wrap gap-3">
          <Button type="submit" variant="primary">
            {words.addSave}
          </Button>
          <Button onClick={onDone}>{words.addDone}</Button>
        </div>
      </form>
    </Panel>
  );
}
