"use client";

import { ArrowLeft, ArrowRight, CircleHelp, ListOrdered, NotebookPen, Undo2 } from "lucide-react";
import type { ReactNode, Ref } from "react";
import type { Verdict } from "@/lib/review/screening/schema";
import { Button } from "../ui/button";
import { classNames } from "../ui/class-names";
import { DecisionMark } from "../ui/decision-badge";
import { IconButton } from "../ui/icon-button";
import { PageBar } from "../ui/page-bar";
import { words } from "./words";

const KEYS: Record<Verdict, string> = { include: "i", maybe: "m", exclude: "e" };

interface DecisionBarProps {
  offered: readonly Verdict[];
  /** One's own vote on the card that is shown. */
  said: Verdict | null;
  hasNote: boolean;
  mayUndo: boolean;
  /** Just decided by a click: the second half of a double click must not decide the next card too. */
  resting: boolean;
  noteButton: Ref<HTMLButtonElement>;
  line: ReactNode;
  /** The note or the reasons, while they are open. */
  children?: ReactNode;
  onDecide: (verdict: Verdict) => void;
  onUndo: () => void;
  onNote: () => void;
  /** Null where nothing ranks. */
  onWhy: (() => void) | null;
  onBack: () => void;
  onNext: () => void;
  onHelp: () => void;
}

/** Where decisions are made, always at the same place; shows its keys. */
export function DecisionBar(props: DecisionBarProps) {
  const { offered, said, resting, line, children } = props;
  return (
    <PageBar>
      <div className="mx-auto grid max-w-3xl gap-2">
        {children}
        <div className="flex min-h-7 items-center gap-1">
          <div className="min-w-0 grow">{line}</div>
          <Moves {...props} />
        </div>
        <div className={classNames("grid gap-2", offered.length === 3 ? "grid-cols-3" : "grid-cols-2")}>
          {offered.map((verdict) => (
            <Button
              key={verdict}
              variant={verdict}
              size="large"
              keys={KEYS[verdict]}
              icon={<DecisionMark decision={verdict} />}
              aria-pressed={said === verdict || undefined}
              aria-disabled={resting || undefined}
              onClick={() => (resting ? undefined : props.onDecide(verdict))}
              className="w-full opacity-100! aria-pressed:ring-2 aria-pressed:ring-current"
            >
              {words.verdicts[verdict]}
            </Button>
          ))}
        </div>
      </div>
    </PageBar>
  );
}

/** On a phone these are pressed by a thumb, side by side. */
const THUMB = "max-sm:size-9 max-sm:px-0!";

function Moves({
  mayUndo,
  hasNote,
  noteButton,
  onUndo,
  onNote,
  onWhy,
  onBack,
  onNext,
  onHelp,
}: Omit<DecisionBarProps, "line">) {
  return (
    <div className="flex shrink-0 items-center">
      <IconButton
        label={words.back}
        icon={<ArrowLeft />}
        size="small"
        keys="ArrowLeft"
        onClick={onBack}
        className={THUMB}
      />
      <IconButton
        label={words.next}
        icon={<ArrowRight />}
        size="small"
        keys="ArrowRight"
        onClick={onNext}
        className={THUMB}
      />
      {onWhy ? <Labelled label={words.why.open} icon={<ListOrdered />} keys="w" onClick={onWhy} /> : null}
      <Labelled
        label={words.note}
        icon={<NotebookPen />}
        keys="n"
        marked={hasNote}
        onClick={onNote}
        ref={noteButton}
      />
      <Labelled label={words.undo} icon={<Undo2 />} keys="u" disabled={!mayUndo} onClick={onUndo} />
      <IconButton
        label={words.help}
        icon={<CircleHelp />}
        size="small"
        keys="?"
        onClick={onHelp}
        className={THUMB}
      />
    </div>
  );
}

interface LabelledProps {
  label: string;
  icon: ReactNode;
  keys: string;
  marked?: boolean;
  disabled?: boolean;
  onClick: () => void;
  ref?: Ref<HTMLButtonElement>;
}

/** With its word where there is room, so that the key is learnt. */
function Labelled({ label, marked, disabled, onClick, ...rest }: LabelledProps) {
  return (
    <Button
      {...rest}
      variant="quiet"
      size="small"
      aria-disabled={disabled || undefined}
      onClick={disabled ? undefined : onClick}
      className={classNames(THUMB, marked && "text-accent")}
    >
      <span className="max-sm:sr-only">{label}</span>
    </Button>
  );
}
