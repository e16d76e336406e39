"use client";

import { Check, Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { Reason } from "@/lib/review/protocol/schema";
import { Button } from "../ui/button";
import { Kbd } from "../ui/kbd";
import { useShortcuts } from "../ui/shortcuts";
import { words } from "./words";

interface ReasonChoiceProps {
  reasons: readonly Reason[];
  /** The reason one gave before, and the further ones. */
  chosen: string | null;
  further: readonly string[];
  onChoose: (reasonId: string, further: string[]) => void;
  onCancel: () => void;
}

/**
 * The reasons in the protocol's order; one press of its number excludes the report for it. Others that apply too are
 * marked before: they are kept with the vote and never reported in its place.
 */
export function ReasonChoice({ reasons, chosen, further: before, onChoose, onCancel }: ReasonChoiceProps) {
  const frame = useRef<HTMLElement>(null);
  const [further, setFurther] = useState<readonly string[]>(before);
  const [marks, setMarks] = useState(false);
  useEffect(() => frame.current?.focus(), []);

  function choose(id: string) {
    onChoose(
      id,
      further.filter((one) => one !== id),
    );
  }
  function mark(id: string) {
    setFurther(further.includes(id) ? further.filter((one) => one !== id) : [...further, id]);
  }
  const press = (id: string) => (marks ? mark(id) : choose(id));
  const byNumber = reasons.slice(0, 9).map(({ reasonId }, at) => [`${at + 1}`, () => press(reasonId)]);
  const leave = () => (marks ? setMarks(false) : onCancel());
  useShortcuts({ ...Object.fromEntries(byNumber), a: () => setMarks(!marks), Escape: leave });

  return (
    <section
      ref={frame}
      tabIndex={-1}
      aria-label={words.reasons}
      className="max-h-[50dvh] overflow-y-auto rounded-md outline-none"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div>
          <p className="font-medium">{words.reasons}</p>
          <p className="text-xs text-soft" aria-live="polite">
            {marks ? words.reasonsMarking : words.reasonsHint}
          </p>
        </div>
        <Button size="small" keys="a" aria-pressed={marks} onClick={() => setMarks(!marks)}>
          {marks ? words.reasonsMarked : words.reasonsMark}
        </Button>
      </div>
      <ol className="mt-2 grid gap-1 sm:grid-cols-2">
        {reasons.map((reason, at) => (
          <Row
            key={reason.reasonId}
            number={at < 9 ? at + 1 : null}
            label={reason.label}
            isChosen={reason.reasonId === chosen}
            isFurther={further.includes(reason.reasonId)}
            marks={marks}
            onPress={() => press(reason.reasonId)}
          />
        ))}
      </ol>
    </section>
  );
}

interface RowProps {
  number: number | null;
  label: string;
  isChosen: boolean;
  isFurther: boolean;
  /** A press marks, and does not exclude. */
  marks: boolean;
  onPress: () => void;
}

function Row({ number, label, isChosen, isFurther, marks, onPress }: RowProps) {
  return (
    <li>
      <button
        type="button"
        aria-pressed={(marks ? isFurther : isChosen) || undefined}
        aria-keyshortcuts={number === null ? undefined : `${number}`}
        onClick={onPress}
        className="flex min-h-9 w-full items-center gap-2.5 rounded-md border px-2.5 py-1 text-left hover:bg-hover aria-pressed:border-exclude"
      >
        <span aria-hidden="true" className="w-5 shrink-0 text-soft">
          {number === null ? null : <Kbd keys={`${number}`} />}
        </span>
        <span className="grow">{label}</span>
        {isFurther ? (
          <span className="inline-flex shrink-0 items-center gap-1 text-xs text-soft">
            <Check aria-hidden="true" className="size-3.5" />
            {words.alsoApplies}
          </span>
        ) : marks ? (
          <Plus aria-hidden="true" className="size-3.5 shrink-0 text-faint" />
        ) : null}
      </button>
    </li>
  );
}
