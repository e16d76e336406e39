"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { SelectField } from "@/components/ui/field";
import { counted, formatNumber } from "@/components/ui/format";
import { FoldPanel, Panel } from "@/components/ui/panel";
import type { ReportComparison } from "@/lib/review/extraction/comparison-shapes";
import { api, fieldProblems, newOperationId, sentenceOf } from "../../api/client";
import type { Reading } from "../use-reading";
import type { World } from "../world";
import { AddClaim, type Added } from "./add-claim";
import { PairRow, SingleRow } from "./rows";
import { type Choices, NO_CHOICES, settledClaims, sharedContext, undecided } from "./settle";
import { words } from "./words";

interface SettlingProps {
  reviewId: string;
  reportId: string;
  comparison: ReportComparison;
  world: World;
  reading: Reading;
  maySettle: boolean;
  /** The form for a claim that neither entered is open. */
  isAdding: boolean;
  onAdding: (isAdding: boolean) => void;
}

/** Each difference with its decision, and the button that settles them all. */
export function Settling(props: SettlingProps) {
  const { reviewId, reportId, comparison, world, reading, maySettle, isAdding, onAdding } = props;
  const [choices, setChoices] = useState<Choices>(NO_CHOICES);
  const [added, setAdded] = useState<readonly Added[]>([]);
  const [studyId, setStudyId] = useState(comparison.studies[0]?.id);
  const { matched, onlyA, onlyB, a, b, studies } = comparison;
  const row = {
    ...{ choices, onChoices: setChoices, mayDecide: maySettle, onShow: reading.show },
    names: { a: a.name, b: b.name },
  };
  const differing = matched.filter(({ differs }) => differs.length > 0);
  const alike = matched.filter(({ differs }) => differs.length === 0);
  const claims = [...settledClaims(comparison, choices), ...added.map(({ claim }) => claim)];
  const placed = studyId && studies.length > 1 ? claims.map((claim) => ({ ...claim, studyId })) : claims;
  return (
    <div className="grid grid-cols-1 gap-4">
      <Part title={words.parts.differs} count={differing.length}>
        {differing.map((pair) => (
          <PairRow key={pair.a.id} {...row} pair={pair} />
        ))}
      </Part>
      <Part title={words.parts.onlyA(a.name)} count={onlyA.length}>
        {onlyA.map((claim) => (
          <SingleRow key={claim.id} {...row} claim={claim} side="a" />
        ))}
      </Part>
      <Part title={words.parts.onlyB(b.name)} count={onlyB.length}>
        {onlyB.map((claim) => (
          <SingleRow key={claim.id} {...row} claim={claim} side="b" />
        ))}
      </Part>
      <FoldPanel title={words.parts.equal} aside={formatNumber(alike.length)} flush>
        <ul className="divide-y">
          {alike.map((pair) => (
            <PairRow key={pair.a.id} {...row} pair={pair} />
          ))}
        </ul>
      </FoldPanel>
      {isAdding && maySettle ? (
        <AddClaim
          {...{ world, reading }}
          context={sharedContext(comparison)}
          onAdd={(each) => setAdded([...added, each])}
          onDone={() => onAdding(false)}
        />
      ) : null}
      {added.length > 0 ? (
        <Part title={words.parts.added} count={added.length}>
          {added.map(({ claim, statement }) => (
            <li key={claim.id} className="flex items-start justify-between gap-4 p-4">
              <div>
                <p className="font-medium">{statement}</p>
                <p className="font-serif text-soft">“{claim.quote}”</p>
              </div>
              <Button
                size="small"
                onClick={() => setAdded(added.filter((each) => each.claim.id !== claim.id))}
              >
                {words.removeAdded}
              </Button>
            </li>
          ))}
        </Part>
      ) : null}
      {maySettle ? (
        <div className="flex flex-wrap items-end gap-4 border-t pt-4">
          {isAdding ? null : <Button onClick={() => onAdding(true)}>{words.add}</Button>}
          {studies.length > 1 ? (
            <SelectField
              label={words.study}
              options={studies.map(({ id, label }) => ({ value: id, label }))}
              value={studyId}
              onChange={(event) => setStudyId(event.target.value)}
            />
          ) : null}
          <Settle
            {...{ reviewId, reportId }}
            left={undecided(comparison, choices)}
            claims={placed}
            terms={added.flatMap(({ terms }) => terms)}
          />
        </div>
      ) : null}
    </div>
  );
}

interface PartProps {
  title: string;
  count: number;
  children: ReactNode;
}

function Part({ title, count, children }: PartProps) {
  return (
    <Panel
      title={title}
      actions={<span className="tabular pr-2 text-soft">{formatNumber(count)}</span>}
      flush
    >
      {count === 0 ? <p className="p-4 text-soft">{words.none}</p> : <ul className="divide-y">{children}</ul>}
    </Panel>
  );
}

interface SettleProps {
  reviewId: string;
  reportId: string;
  /** How many claims nobody has decided about. */
  left: number;
  claims: ReturnType<typeof settledClaims>;
  terms: Added["terms"];
}

function Settle({ reviewId, reportId, left, claims, terms }: SettleProps) {
  const queries = useQueryClient();
  const settle = useMutation(
    api.extraction.settle.mutationOptions({ onSuccess: () => queries.invalidateQueries() }),
  );
  const problems = settle.error ? fieldProblems(settle.error).map(({ message }) => message) : [];
  return (
    <div className="ml-auto flex flex-wrap items-center gap-3">
      <p role="status" className="text-soft">
        {left > 0 ? words.left(left) : ""}
      </p>
      <ConfirmDialog
        trigger={
          <Button variant="primary" disabled={left > 0}>
            {words.settle}
          </Button>
        }
        title={words.settleQuestion}
        description={words.settleLine(counted(claims.length, words.claims.one, words.claims.many))}
        confirm={words.settle}
        error={settle.error ? problems.join(" ") || sentenceOf(settle.error) : undefined}
        onConfirm={() =>
          settle.mutateAsync({ operationId: newOperationId(), reviewId, reportId, claims, terms })
        }
      />
    </div>
  );
}
