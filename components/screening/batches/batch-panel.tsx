"use client";

import type { StageKind } from "@/lib/review/protocol/schema";
import { type BatchEntry, Mode } from "@/lib/review/screening/schema";
import { Badge } from "../../ui/badge";
import { DateText } from "../../ui/date";
import { Num } from "../../ui/number";
import { Panel } from "../../ui/panel";
import { Bar } from "../../ui/progress";
import { words } from "../words";
import { CloseBatch } from "./close-batch";
import { ReopenBatch } from "./reopen-batch";

interface BatchPanelProps {
  reviewId: string;
  stage: StageKind;
  manages: boolean;
  batch: BatchEntry;
}

/** One batch: its state, each person's progress and, once it is closed, what came out. */
export function BatchPanel({ reviewId, stage, manages, batch }: BatchPanelProps) {
  const isOpen = batch.status === "open";
  const Act = isOpen ? CloseBatch : ReopenBatch;
  return (
    <Panel
      title={
        <span className="flex flex-wrap items-center gap-2">
          {words.batch(batch.number)}
          <Badge tone={isOpen ? "accent" : "neutral"}>{words.batches.status[batch.status]}</Badge>
        </span>
      }
      actions={manages ? <Act reviewId={reviewId} batch={batch} /> : null}
    >
      <p className="text-soft">
        {words.batches.size2(stage, batch.items, batch.votesPerItem)} ·{" "}
        {isOpen ? words.batches.openedAt : words.batches.closedAt}{" "}
        <DateText iso={batch.closedAt ?? batch.openedAt} time />
      </p>
      <People people={batch.people} />
      {isOpen ? null : <Outcome batch={batch} />}
    </Panel>
  );
}

function People({ people }: Pick<BatchEntry, "people">) {
  return (
    <ul className="mt-4 grid gap-x-8 gap-y-2 md:grid-cols-2">
      {people.map(({ personId, name, assigned, done, submitted }) => (
        <li key={personId} className="flex items-center gap-3">
          <span className="w-40 shrink-0 truncate" title={name}>
            {name}
          </span>
          {done === null ? (
            <span className="grow" />
          ) : (
            <Bar
              label={name}
              share={assigned === 0 ? 1 : done / assigned}
              said={words.batches.of(done, assigned)}
            />
          )}
          <span className="tabular w-20 shrink-0 text-right text-xs text-soft">
            {submitted
              ? words.batches.submitted
              : done === null
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
