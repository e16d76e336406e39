import type { ComponentProps } from "react";
import { classNames } from "./class-names";

export type Tone = "neutral" | "accent" | "good" | "warning" | "danger";

const TONES: Record<Tone, string> = {
  neutral: "bg-waiting-wash text-waiting",
  accent: "bg-accent-wash text-accent",
  good: "bg-include-wash text-include",
  warning: "bg-maybe-wash text-maybe",
  danger: "bg-danger-wash text-danger",
};

/** A word or a count about the thing beside it. */
export function Badge({ tone = "neutral", className, ...rest }: ComponentProps<"span"> & { tone?: Tone }) {
  return (
    <span
      {...rest}
      className={classNames(
        "tabular inline-flex min-h-5 items-center gap-1 rounded-sm border border-transparent px-1.5 text-xs font-medium whitespace-nowrap",
        TONES[tone],
        className,
      )}
    />
  );
}
