import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { words } from "./words";

/** What a reviewer, or the pair of them, has said about a record so far. */
export type Decision = "include" | "exclude" | "maybe" | "waiting" | "conflict";

const COLOURS: Record<Decision, string> = {
  include: "bg-include-wash text-include",
  exclude: "bg-exclude-wash text-exclude",
  maybe: "bg-maybe-wash text-maybe",
  waiting: "bg-waiting-wash text-waiting",
  conflict: "bg-conflict-wash text-conflict",
};

/** Each decision's own shape on a 12 px grid, so that none is told by colour alone (WCAG 1.4.1). */
const SHAPES: Record<Decision, string> = {
  include: "M6 2v8M2 6h8",
  exclude: "m2.75 2.75 6.5 6.5M9.25 2.75l-6.5 6.5",
  maybe: "M4 4.25a2 2 0 1 1 2.9 1.8C6.3 6.4 6 6.7 6 7.4M6 9.9v.1",
  waiting: "M9.5 6a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0Z",
  conflict: "M4.5 2.5 1.25 6l3.25 3.5M7.5 2.5 10.75 6 7.5 9.5",
};

/** The shape alone, for where the word stands nearby. */
export function DecisionMark({
  decision,
  className,
  ...rest
}: ComponentProps<"svg"> & { decision: Decision }) {
  return (
    <svg
      {...rest}
      viewBox="0 0 12 12"
      aria-hidden="true"
      className={classNames("size-3 shrink-0", className)}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={SHAPES[decision]} />
    </svg>
  );
}

interface DecisionBadgeProps extends ComponentProps<"span"> {
  decision: Decision;
}

/** A decision as word, shape and colour. Children replace the word ("Excluded: wrong population"). */
export function DecisionBadge({ decision, className, children, ...rest }: DecisionBadgeProps) {
  return (
    <span
      {...rest}
      className={classNames(
        "inline-flex min-h-6 items-center gap-1.5 rounded-sm border border-transparent px-2 text-xs font-medium",
        COLOURS[decision],
        className,
      )}
    >
      <DecisionMark decision={decision} />
      {children ?? words.decisions[decision]}
    </span>
  );
}
