import { classNames } from "./class-names";

/** What a button is for: one primary per place, the rest secondary or quiet; decisions have their own. */
export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger" | "include" | "exclude" | "maybe";
export type ButtonSize = "small" | "medium" | "large";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-accent text-accent-ink hover:bg-accent-strong",
  secondary: "border-outline/60 bg-surface text-ink hover:bg-hover hover:border-outline",
  quiet: "border-transparent text-soft hover:bg-hover hover:text-ink",
  danger: "border-transparent bg-danger-fill text-danger-ink hover:bg-danger-strong",
  include: "border-include/50 bg-include-wash text-include hover:border-include",
  exclude: "border-exclude/50 bg-exclude-wash text-exclude hover:border-exclude",
  maybe: "border-maybe/50 bg-maybe-wash text-maybe hover:border-maybe",
};

const SIZES: Record<ButtonSize, string> = {
  small: "min-h-7 gap-1.5 px-2.5 text-xs",
  medium: "min-h-9 gap-2 px-3.5 text-sm",
  large: "min-h-11 gap-2.5 px-3 text-sm sm:px-5",
};

/** How buttons, and links that act like buttons, look. */
export function buttonStyle(variant: ButtonVariant, size: ButtonSize, className?: string): string {
  return classNames(
    "relative inline-flex shrink-0 items-center justify-center rounded-md border font-medium whitespace-nowrap select-none",
    "transition-colors disabled:opacity-50 not-aria-busy:aria-disabled:opacity-60 disabled:pointer-events-none [&_svg]:size-4 [&_svg]:shrink-0",
    VARIANTS[variant],
    SIZES[size],
    className,
  );
}
