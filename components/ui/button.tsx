import { LoaderCircle } from "lucide-react";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style";
import { classNames } from "./class-names";
import { Kbd } from "./kbd";

export interface ButtonProps extends ComponentProps<"button"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** The act is under way: the button keeps its width and its focus, and answers no second click. */
  busy?: boolean;
  icon?: ReactNode;
  /** The shortcut shown beside the word; binding it is the page's task (`useShortcuts`). */
  keys?: string;
}

/** A button that says what it does with a verb. */
export function Button({
  variant = "secondary",
  size = "medium",
  busy = false,
  icon,
  keys,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const click = busy ? (event: MouseEvent) => event.preventDefault() : onClick;
  return (
    <button
      {...rest}
      type={type}
      onClick={click}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest["aria-disabled"]}
      aria-keyshortcuts={keys}
      className={buttonStyle(variant, size, className)}
    >
      <span className={classNames("inline-flex items-center gap-[inherit]", busy && "opacity-0")}>
        {icon}
        {children}
        {keys ? (
          <span aria-hidden="true" className="-mr-1 inline-flex max-sm:hidden pointer-coarse:hidden">
            <Kbd keys={keys} />
          </span>
        ) : null}
      </span>
      {busy ? (
        <span className="absolute inset-0 grid place-items-center" aria-hidden="true">
          <LoaderCircle className="animate-spin" />
        </span>
      ) : null}
    </button>
  );
}
