import type { ReactNode } from "react";
import type { ButtonProps } from "./button";
import { buttonStyle } from "./button-style";
import { classNames } from "./class-names";
import { Tooltip } from "./tooltip";

interface IconButtonProps extends Omit<ButtonProps, "children" | "icon" | "busy"> {
  label: string;
  icon: ReactNode;
}

/** A button with a picture only; its name is read aloud and shown on hover and focus. */
export function IconButton({
  label,
  icon,
  keys,
  variant = "quiet",
  size = "medium",
  className,
  ...rest
}: IconButtonProps) {
  const square = size === "small" ? "w-7 px-0!" : size === "medium" ? "w-9 px-0!" : "w-11 px-0!";
  return (
    <Tooltip label={label} keys={keys}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-keyshortcuts={keys}
        className={buttonStyle(variant, size, classNames(square, className))}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
