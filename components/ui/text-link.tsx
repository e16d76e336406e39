import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { Link } from "./link";

/** A link inside text. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...rest}
      className={classNames(
        "rounded-sm text-accent underline decoration-current/40 underline-offset-3 hover:text-accent-strong hover:decoration-current",
        className,
      )}
    />
  );
}
