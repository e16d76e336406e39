import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { words } from "./words";

interface ProgressProps {
  label: string;
  done: number;
  /** Unknown while it is being counted: then the bar only says that work goes on. */
  total?: number;
  noun?: { one: string; many: string };
  secondsLeft?: number;
  /** A cancel button or a link to the result. */
  action?: ReactNode;
  className?: string;
}

/** How far a piece of work is: what, how many, how long still. */
export function Progress({
  label,
  done,
  total,
  noun = { one: "record", many: "records" },
  secondsLeft,
  action,
  className,
}: ProgressProps) {
  const amount = total === undefined ? undefined : words.progress.of(done, total, noun.one, noun.many);
  const left = secondsLeft === undefined ? undefined : words.progress.left(secondsLeft);
  const said = [amount, left].filter(Boolean).join(", ") || words.working;
  return (
    <div className={className}>
      <div className="mb-1.5 flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">{label}</span>
        <span className="tabular text-xs text-soft">{said}</span>
      </div>
      <div className="flex items-center gap-3">
        <Bar label={label} share={total === undefined ? undefined : shareOf(done, total)} said={said} />
        {action}
      </div>
    </div>
  );
}

interface BarProps {
  label: string;
  /** 0 to 1; unknown sweeps. */
  share: number | undefined;
  said?: string;
  className?: string;
}

/** The bar alone. */
export function Bar({ label, share, said, className }: BarProps) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === undefined ? undefined : Math.round(share * 100)}
      aria-valuetext={said}
      className={classNames(
        "h-1.5 grow overflow-hidden rounded-full bg-line forced-colors:border",
        className,
      )}
    >
      <div
        className={classNames(
          "h-full rounded-full bg-accent forced-colors:bg-[Highlight]",
          share === undefined && "w-1/4 animate-sweep motion-reduce:w-full motion-reduce:opacity-50",
        )}
        style={share === undefined ? undefined : { width: `${share * 100}%` }}
      />
    </div>
  );
}

function shareOf(done: number, total: number): number {
  return total <= 0 ? 1 : Math.min(1, Math.max(0, done / total));
}
