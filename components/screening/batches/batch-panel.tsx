"use client";

import type { StageKind } from "@/lib/review/protocol/schema";
import { type BatchEntry, Mode } from "@/lib/review/screening/schema";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { DateText } from "../../ui/date";
import { Notice } from "../../ui/notice";
import { Num } from "../../ui/number";
import { Panel } from "../../ui/panel";
import { Bar } from "../../ui/progress";
import { words } from "../words";
import { CloseBatch } from "./close-batch";
import { DiscardBatch } from "./discard-batch";
import { HandOver, mayOwe, owedBy } from "./hand-over";
import { HandedOver } from "./handed-over";
import { OlderVersionVotes } from "./older-version-votes";
import { ReopenBatch } from "./reopen-batch";
import { orderWords } from "./words";

interface BatchPanelProps {
  reviewId: string;
  stage: StageKind;
  manages: boolean;
  batch: BatchEntry;
}

/** One batch: its state, each person's progress and, once it is closed, what came out. */
export function BatchPanel({ reviewId, stage, manages, batch }: BatchPanelProps) {
  const isOpen = batch.status === "open";
  const chosen = orderWords.chosen(batch);
  return (
    <Panel
      title={
        <span className="flex flex-wrap items-center gap-2">
          {words.batch(batch.number)}
          <Badge tone={isOpen ? "accent" : "neutral"}>{words.batches.status[batch.status]}</Badge>
        </span>
      }
      actions={manages ? <Acts {...{ reviewId, stage, batch }} /> : null}
    >
      <p className="text-soft">
        {words.batches.size2(stage, batch.items, batch.votesPerItem)} ·{" "}
        {isOpen ? words.batches.openedAt : words.batches.closedAt}{" "}
        <DateText iso={batch.closedAt ?? batch.openedAt} time />
        {chosen ? ` · ${chosen}` : null}
      </p>
      <People people={batch.people} />
      {manages && isOpen ? <Leavers {...{ reviewId, batch }} /> : null}
      <HandedOver reviewId={reviewId} batch={batch} />
      {isOpen ? null : <Outcome batch={batch} />}
      {manages ? <OlderVersionVotes {...{ reviewId, stage, batch }} /> : null}
    </Panel>
  );
}

interface ActsProps {
  reviewId: string;
  batch: BatchEntry;
}

function Acts({ reviewId, stage, batch }: ActsProps & { stage: StageKind }) {
  if (batch.status === "closed") return <ReopenBatch reviewId={reviewId} batch={batch} />;
  return (
    <>
      <HandOver
        {...{ reviewId, batch }}
        trigger={
          <Button size="small" variant="quiet">
            {words.handOver.open}
          </Button>
        }
      />
      <DiscardBatch {...{ reviewId, stage, batch }} />
      <CloseBatch reviewId={reviewId} batch={batch} />
    </>
  );
}

/** People who are asked for votes here and do not vote in this review any more. */
function Leavers({ reviewId, batch }: ActsProps) {
  const left = batch.people.filter((one) => !one.stillVotes && mayOwe(one));
  return left.map((one) => (
    <Notice
      key={one.personId}
      tone="warning"
      className="mt-4"
      action={
        <HandOver
          {...{ reviewId, batch }}
          from={one.personId}
          trigger={<Button size="small">{words.handOver.openFor(one.name)}</Button>}
        />
      }
    >
      {words.handOver.leaver(one.name, owedBy(one))}
    </Notice>
  ));
}

function People({ people }: Pick<BatchEntry, "people">) {
  return (
    <ul className="mt-4 grid gap-x-8 gap-y-2 md:grid-cols-2">
      {people.map(({ personId, name, assigned, done, submitted }) => (
        <li key={personId} className="flex flex-wrap items-center gap-x-3 gap-y-1 sm:flex-nowrap">
          <span className="w-40 truncate max-sm:basis-full sm:shrink-0" title={name}>
            {name}
          </span>
          {done === null || assigned === null ? (
            <span className="grow" />
          ) : (
            <Bar
              label={name}
              share={assigned === 0 ? 1 : done / assigned}
              said={words.batches.of(done, assigned)}
            />
          )}
          <span className="tabular w-24 shrink-0 text-right text-xs whitespace-nowrap text-soft">
            {submitted
              ? words.batches.submitted
              : done === null || assigned === null
                ? words.batches.voting
                : words.batches.of(done, assigned)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Outcome({ batch: { outcome } }: { batch: BatchEntry }) {
  if (!outcome) return <p className="mt-4 border-t pt-3 text-soft">{words.batches.blindOutcome}</p>;
  const { modes, ...counts } = outcome;
  const said = Mode.options.flatMap((mode) => (modes[mode] ? [{ mode, items: modes[mode] }] : []));
  return (
    <div className="mt-4 border-t pt-3">
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {(["included", "excluded", "conflict", "unfinished"] as const).map((key) =>
          key === "unfinished" && counts[key] === 0 ? null : (
            <div key={key}>
              <dt className="text-xs text-soft">{words.batches.outcome[key]}</dt>
              <dd className="font-medium">
                <Num value={counts[key]} />
              </dd>
            </div>
          ),
        )}
      </dl>
      {said.length > 0 ? (
        <p className="mt-2 text-xs text-soft">
          {said
            .map(({ mode, items }) => `${items.toLocaleString("en-GB")} ${words.batches.modes[mode]}`)
            .join(", ")}
        </p>
      ) : null}
    </div>
  );
}
