"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { asksForNumbers } from "@/lib/review/extraction/defaults";
import { claimInputSchema } from "@/lib/review/extraction/schema";
import type { ClaimView } from "@/lib/review/extraction/shapes";
import { fieldProblems, newOperationId, sentenceOf } from "../api/client";
import { nameEnds, type TermKinds, termWithoutKind } from "./entry";
import { completeClaim, DETAIL_FIELDS, NUMBER_FIELDS } from "./fields";
import { NewTerms } from "./new-terms";
import { findPlace, located, placesOf, quoteOf } from "./places";
import { type Plain, PlainFields } from "./plain-fields";
import { QuoteField } from "./quote-field";
import { SpecFields } from "./spec-field";
import { StanceFields } from "./stance-fields";
import type { Extraction } from "./use-extraction";
import { words } from "./words";
import { endOf, typedEnd, type World } from "./world";

interface EditClaimProps {
  reviewId: string;
  reportId: string;
  extraction: Extraction;
  world: World;
  claim: ClaimView;
  onClose: () => void;
}

/** One claim, whole: what it says, its quote, and for a study's own data what was measured. */
export function EditClaim({ reviewId, reportId, extraction, world, claim, onClose }: EditClaimProps) {
  const [body, setBody] = useState(() => claimInputSchema.strip().parse(claim));
  const [plain, setPlain] = useState<Plain>({
    subject: typedEnd(claim.subject, world),
    relation: claim.relation,
    object: typedEnd(claim.object, world),
  });
  const [kinds, setKinds] = useState<TermKinds>({});
  const [missing, setMissing] = useState<string | null>(null);
  const { change, source } = extraction;
  const quoted = quoteOf(body);
  const found = findPlace(quoted, source ? placesOf(source) : []);
  const [subject, object] = [endOf(plain.subject, world), endOf(plain.object, world)];
  const ends = [subject, object].flatMap((end) => end ?? []);

  function save() {
    const unknown = termWithoutKind(ends, kinds);
    setMissing(unknown === undefined ? null : words.entry.newTermsFirst(unknown));
    if (unknown !== undefined) return;
    if (!subject || !object || !plain.relation) return setMissing(words.entry.nothing);
    const { terms, endFor } = nameEnds(ends, kinds);
    const said = { subject: endFor(subject), relation: plain.relation, object: endFor(object) };
    const next = { ...completeClaim(body), ...located(quoted, found), ...said, cardId: claim.cardId };
    change.mutate(
      { operationId: newOperationId(), reviewId, reportId, claimId: claim.id, claim: next, terms },
      { onSuccess: onClose },
    );
  }

  const refused = change.error ? fieldProblems(change.error).map(({ message }) => message) : [];
  const problem = missing ?? (change.error ? refused.join(" ") || sentenceOf(change.error) : null);
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={words.edit.title}
      width="large"
      footer={
        <>
          <DialogClose>
            <Button>{words.edit.cancel}</Button>
          </DialogClose>
          <Button variant="primary" busy={change.isPending} onClick={save}>
            {words.edit.save}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <QuoteField quoted={quoted} found={found} onChange={(next) => setBody({ ...body, ...next })} />
        <PlainFields value={plain} onChange={setPlain} world={world} />
        <NewTerms
          ends={ends}
          kinds={kinds}
          onKinds={setKinds}
          onInstead={(typed, known) =>
            setPlain({
              ...plain,
              subject: plain.subject === typed ? known : plain.subject,
              object: plain.object === typed ? known : plain.object,
            })
          }
        />
        <StanceFields
          stance={body}
          onChange={({ polarity, epistemic }) => setBody({ ...body, polarity, epistemic })}
        />
        <fieldset>
          <legend className="mb-2 text-xs font-medium text-soft">{words.details.title}</legend>
          <SpecFields specs={DETAIL_FIELDS} value={body} onChange={setBody} />
        </fieldset>
        {asksForNumbers(body.context.sourceRole) ? (
          <fieldset>
            <legend className="mb-2 text-xs font-medium text-soft">{words.fields.numbers}</legend>
            <SpecFields specs={NUMBER_FIELDS} value={body} onChange={setBody} />
          </fieldset>
        ) : null}
        {problem ? (
          <p role="alert" className="font-medium text-danger">
            {problem}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}
