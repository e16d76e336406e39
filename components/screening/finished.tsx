"use client";

import { Check, Hourglass, Layers, Moon } from "lucide-react";
import type { Card, Queue, StageOverview } from "@/lib/review/screening/schema";
import { EmptyState } from "../ui/empty-state";
import type { Desk, DeskState } from "./desk";
import type { DeskPlace } from "./entry";
import { LastDecisions } from "./last-decisions";
import { NoBatch } from "./no-batch";
import { NotSaved } from "./not-saved";
import { completeBatches, SubmitBatch } from "./submit-batch";
import { words } from "./words";

interface FinishedProps {
  place: DeskPlace;
  desk: Desk;
  state: DeskState;
  queue: Queue;
  overview: StageOverview | undefined;
  onGo: (itemId: string) => void;
  onTakeBack: (card: Card) => void;
}

/** Nothing is left to read: submit, or why there is nothing. The last decisions can still be looked at. */
export function Finished(props: FinishedProps) {
  const { desk, state, queue, onGo, onTakeBack } = props;
  const waiting = new Set(state.entries.filter((one) => one.refused === null).map((one) => one.card.itemId));
  return (
    <div className="mx-auto w-full max-w-2xl grow px-4 py-6 sm:px-8">
      <NotSaved desk={desk} state={state} className="mb-4" />
      <Why {...props} waiting={waiting.size} />
      {queue.last.length > 0 ? (
        <LastDecisions
          last={queue.last}
          waiting={waiting}
          shownId={undefined}
          wide={false}
          onGo={onGo}
          onTakeBack={onTakeBack}
        />
      ) : null}
    </div>
  );
}

type WhyProps = Pick<FinishedProps, "place" | "desk" | "queue" | "overview"> & { waiting: number };

function Why({ place, desk, queue, overview, waiting }: WhyProps) {
  const [complete] = completeBatches(queue);
  const isSaved = waiting === 0;
  if (complete) {
    return (
      <EmptyState
        icon={<Check />}
        title={words.submitReady(complete.number)}
        action={
          <SubmitBatch place={place} batch={complete} isSaved={isSaved} onSubmitted={() => desk.refresh()} />
        }
      >
        {isSaved ? words.submitReadyLine(complete.done) : words.submitWaits}
      </EmptyState>
    );
  }
  if (queue.left > 0) {
    return (
      <EmptyState icon={<Hourglass />} title={words.savingLast}>
        {words.savingLastLine(waiting)}
      </EmptyState>
    );
  }
  if (queue.batches.length > 0) {
    return (
      <EmptyState icon={<Moon />} title={words.waitingForOthers}>
        {words.waitingForOthersLine}
      </EmptyState>
    );
  }
  if (!overview) return null;
  return overview.batches.some((batch) => batch.status === "open") ? (
    <EmptyState icon={<Layers />} title={words.notAssigned}>
      {words.notAssignedLine}
    </EmptyState>
  ) : (
    <NoBatch reviewId={place.reviewId} stage={place.stage} overview={overview} />
  );
}
