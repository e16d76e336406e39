"use client";

import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Protocol } from "@/lib/review/protocol/schema";
import type { Card, Queue, StageOverview, Verdict } from "@/lib/review/screening/schema";
import { RecordCard } from "../record/record-card";
import { Button } from "../ui/button";
import { classNames } from "../ui/class-names";
import { TextArea } from "../ui/field";
import { KeysDialog } from "../ui/keys-dialog";
import { Notice } from "../ui/notice";
import { useShortcuts } from "../ui/shortcuts";
import { Criteria } from "./criteria";
import { DecisionBar } from "./decision-bar";
import type { Desk, DeskState } from "./desk";
import { Documents } from "./documents";
import type { DeskPlace } from "./entry";
import { Finished } from "./finished";
import { LastDecisions } from "./last-decisions";
import { NotSaved } from "./not-saved";
import { ProgressLine } from "./progress-line";
import { ProtocolChanged } from "./protocol-changed";
import { ReasonChoice } from "./reason-choice";
import { SubmitNotices } from "./submit-batch";
import { useCard } from "./use-card";
import { useWide } from "./use-wide";
import { WhyHere } from "./why-here";
import { words } from "./words";

const OFFERED: Record<DeskPlace["stage"], readonly Verdict[]> = {
  title_abstract: ["include", "maybe", "exclude"],
  full_text: ["include", "exclude"],
};

interface WorkplaceProps {
  place: DeskPlace;
  /** The version beside the record, which votes name. */
  protocol: Protocol;
  currentProtocol: Protocol;
  onTakeProtocol: () => void;
  desk: Desk;
  state: DeskState;
  queue: Queue;
  overview: StageOverview | undefined;
}

/** The record alone in the middle, the last decisions at its left, the criteria at its right, the bar below. */
export function Workplace(props: WorkplaceProps) {
  const { place, protocol, currentProtocol, onTakeProtocol, desk, state, queue, overview } = props;
  const { stage, reviewId } = place;
  const card = useCard({ desk, queue, protocol, at: place });
  const [isNoteOpen, setIsNoteOpen] = useState(false);
  const [areKeysOpen, setAreKeysOpen] = useState(false);
  const [whyOf, setWhyOf] = useState<string | null>(null);
  const noteButton = useRef<HTMLButtonElement>(null);
  const wide = useWide();
  const { shown } = card;
  const offered = OFFERED[stage];

  function decide(verdict: Verdict, byClick: boolean) {
    if (!offered.includes(verdict)) return;
    if (verdict !== "exclude" || stage !== "full_text") setIsNoteOpen(false);
    card.decide(verdict, byClick);
  }
  function excludeFor(reasonId: string, further: string[]) {
    setIsNoteOpen(false);
    card.excludeFor(reasonId, further);
  }
  function openNote() {
    flushSync(() => setIsNoteOpen(true));
    document.getElementById(NOTE)?.focus();
  }
  function closeNote() {
    setIsNoteOpen(false);
    noteButton.current?.focus();
  }

  const isRanked = shown !== null && ranks(shown.card.batchId, props);
  const isWhyOpen = isRanked && whyOf === shown.card.itemId;
  function openWhy() {
    if (!isRanked) return;
    card.look();
    setWhyOf(isWhyOpen ? null : shown.card.itemId);
  }

  useShortcuts({
    i: () => decide("include", false),
    m: () => decide("maybe", false),
    e: () => decide("exclude", false),
    u: () => card.undo(),
    n: openNote,
    w: openWhy,
    j: card.forward,
    k: card.back,
    ArrowRight: card.forward,
    ArrowLeft: card.back,
    "?": () => setAreKeysOpen(true),
  });

  const waiting = new Set(state.entries.filter((one) => one.refused === null).map((one) => one.card.itemId));
  if (!shown) {
    return <Finished {...{ place, desk, state, queue, overview }} onGo={card.go} onTakeBack={card.undo} />;
  }
  const undoable = shown.vote ?? queue.last[0]?.vote;
  return (
    <>
      <div
        className={classNames(
          "mx-auto grid w-full grow grid-cols-1 content-start gap-4 px-4 py-4 sm:px-8",
          "xl:grid-cols-[11rem_minmax(0,38rem)_14rem] xl:justify-center xl:gap-10 xl:py-6 min-[100rem]:grid-cols-[15rem_minmax(0,40rem)_19rem] min-[100rem]:gap-16",
        )}
      >
        <div
          className={classNames(
            "max-xl:order-3",
            wide && "xl:sticky xl:top-[calc(var(--shell-top)+1.5rem)] xl:self-start",
          )}
        >
          <LastDecisions
            last={queue.last}
            waiting={waiting}
            shownId={shown.card.itemId}
            wide={wide}
            onGo={card.go}
            onTakeBack={card.undo}
          />
        </div>
        <div className="min-w-0 max-xl:order-2">
          <NotSaved desk={desk} state={state} className="mb-4" />
          <ProtocolChanged seen={protocol} current={currentProtocol} onTake={onTakeProtocol} />
          <SubmitNotices
            place={place}
            queue={queue}
            isSaved={waiting.size === 0}
            onSubmitted={() => desk.refresh()}
          />
          {shown.vote ? <OwnVote vote={shown.vote} onGoOn={card.toWork} /> : null}
          <RecordCard
            record={shown.card}
            highlights={protocol.settings.highlights}
            above={placeOf(shown.card, props)}
          >
            {stage === "full_text" ? (
              <Documents reviewId={reviewId} documents={shown.card.documents} />
            ) : null}
          </RecordCard>
        </div>
        <div
          className={classNames(
            "max-xl:order-1",
            wide && "xl:sticky xl:top-[calc(var(--shell-top)+1.5rem)] xl:self-start",
          )}
        >
          <Criteria protocol={protocol} wide={wide} />
        </div>
      </div>
      <DecisionBar
        offered={offered}
        said={shown.vote?.verdict ?? null}
        hasNote={card.note.trim() !== ""}
        mayUndo={undoable !== undefined && !undoable.sealed}
        resting={card.resting}
        noteButton={noteButton}
        line={<ProgressLine done={queue.done} left={queue.left} state={state} />}
        onDecide={(verdict) => decide(verdict, true)}
        onUndo={() => card.undo()}
        onNote={isNoteOpen ? closeNote : openNote}
        onWhy={isRanked ? openWhy : null}
        onBack={card.back}
        onNext={card.forward}
        onHelp={() => setAreKeysOpen(true)}
      >
        {isWhyOpen ? (
          <WhyHere place={place} itemId={shown.card.itemId} onClose={() => setWhyOf(null)} />
        ) : null}
        {isNoteOpen ? <NoteField note={card.note} onChange={card.setNote} onClose={closeNote} /> : null}
        {card.asksReason ? (
          <ReasonChoice
            reasons={protocol.reasons}
            chosen={shown.vote?.reasonId ?? null}
            further={shown.vote?.secondaryReasonIds ?? []}
            onChoose={excludeFor}
            onCancel={card.cancelReason}
          />
        ) : null}
      </DecisionBar>
      <KeysDialog
        rows={stage === "full_text" ? words.keys.fullText : words.keys.titleAbstract}
        open={areKeysOpen}
        onOpenChange={setAreKeysOpen}
      />
    </>
  );
}

/** Where one's own votes decide what comes next, the number that was drawn says nothing. */
function placeOf({ batchNumber, position }: Card, { protocol, place }: WorkplaceProps): string {
  return orderOf(protocol, place) === "ranked_own"
    ? words.batch(batchNumber)
    : words.place(batchNumber, position);
}

function orderOf({ settings }: Protocol, { stage }: DeskPlace) {
  return settings[stage === "title_abstract" ? "titleAbstract" : "fullText"].order;
}

/** Whether a ranking put the records of a batch in order: the shared one chose them, or one's own goes through them. */
function ranks(batchId: string, { overview, protocol, place }: WorkplaceProps): boolean {
  return (
    orderOf(protocol, place) === "ranked_own" ||
    overview?.batches.find((batch) => batch.id === batchId)?.chosen === "ranked"
  );
}

const NOTE = "screening-note";

interface NoteFieldProps {
  note: string;
  onChange: (text: string) => void;
  onClose: () => void;
}

function NoteField({ note, onChange, onClose }: NoteFieldProps) {
  return (
    <TextArea
      id={NOTE}
      label={words.noteLabel}
      hint={words.noteHint}
      value={note}
      maxLength={4000}
      rows={2}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
      className="max-h-[40dvh] overflow-y-auto p-1 -m-1"
    />
  );
}

function OwnVote({ vote, onGoOn }: { vote: Queue["last"][number]["vote"]; onGoOn: () => void }) {
  return (
    <Notice
      className="mb-4"
      action={
        <Button size="small" onClick={onGoOn}>
          {words.backToWork}
        </Button>
      }
    >
      {vote.sealed ? words.yourSealedVote(vote.verdict) : words.yourVote(vote.verdict)}
    </Notice>
  );
}
