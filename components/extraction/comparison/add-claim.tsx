"use client";

import { useState } from "react";
import { v7 as uuid } from "uuid";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { proposeStance } from "@/lib/review/extraction/cues";
import type { ContextCard } from "@/lib/review/extraction/schema";
import type { EnterClaims, SettledClaim } from "@/lib/review/extraction/shapes";
import { entryOf, type Stance, type TermKinds, termWithoutKind } from "../entry";
import { NewTerms } from "../new-terms";
import { findPlace, located, NO_QUOTE, type Place } from "../places";
import { NOTHING_TYPED, PlainFields } from "../plain-fields";
import { QuoteField } from "../quote-field";
import { StanceFields } from "../stance-fields";
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
  places: readonly Place[];
  /** The circumstances it is taken to share with the report's other claims. */
  context: ContextCard;
  onAdd: (added: Added) => void;
}

/** A dialog for a claim that both have missed. */
export function AddClaim({ world, places, context, onAdd }: AddClaimProps) {
  const [open, setOpen] = useState(false);
  const [quoted, setQuoted] = useState(NO_QUOTE);
  const [plain, setPlain] = useState(NOTHING_TYPED);
  const [kinds, setKinds] = useState<TermKinds>({});
  const [chosen, setChosen] = useState<Stance | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const found = findPlace(quoted, places);
  const stance = chosen ?? proposeStance(quoted.quote, quoted.section);
  const [subject, object] = [endOf(plain.subject, world), endOf(plain.object, world)];
  const ends = [subject, object].flatMap((end) => end ?? []);

  function add() {
    const unknown = termWithoutKind(ends, kinds);
    if (quoted.quote.trim().length < 10) return setProblem(entryWords.entry.quoteFirst);
    if (!subject || !object || !plain.relation) return setProblem(entryWords.entry.nothing);
    if (unknown !== undefined) return setProblem(entryWords.entry.newTermsFirst(unknown));
    const { polarity, epistemic } = stance;
    const link = { subject, relation: plain.relation, object, polarity, epistemic, chainPos: 0 };
    const card = { id: null, content: context };
    const { claims, terms } = entryOf([link], { quoted: located(quoted, found), card, kinds });
    const [made] = claims;
    if (!made) return;
    const { cardId: _card, ...claim } = made;
    const statement = [plain.subject, plain.relation, plain.object].join(" ");
    onAdd({ statement, terms, claim: { ...claim, id: uuid(), chosenFrom: "neither", fromClaimIds: [] } });
    setQuoted(NO_QUOTE);
    setPlain(NOTHING_TYPED);
    setChosen(null);
    setProblem(null);
    setOpen(false);
  }

  return (
    <Dialog
      trigger={<Button>{words.add}</Button>}
      open={open}
      onOpenChange={setOpen}
      title={words.addTitle}
      width="large"
      footer={
        <>
          <DialogClose>
            <Button>{words.cancel}</Button>
          </DialogClose>
          <Button variant="primary" onClick={add}>
            {words.addSave}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <QuoteField quoted={quoted} found={found} onChange={setQuoted} />
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
        <StanceFields stance={stance} onChange={setChosen} />
        {problem ? (
          <p role="alert" className="font-medium text-danger">
            {problem}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}
