"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { classNames } from "./class-names";
import { IconButton } from "./icon-button";
import { words } from "./words";

/** The look shared with the confirmation: in the middle of a desk, at the bottom of a phone. */
export const DIALOG_VEIL = "fixed inset-0 z-40 animate-appear bg-veil";
export const DIALOG_SHEET =
  "fixed z-50 flex max-h-[calc(100dvh-2rem)] animate-appear flex-col rounded-md border border-line bg-raised shadow-float outline-none max-sm:inset-x-2 max-sm:bottom-2 sm:top-1/2 sm:left-1/2 sm:w-[calc(100vw-4rem)] sm:-translate-x-1/2 sm:-translate-y-1/2";

const WIDTHS = { small: "sm:max-w-md", medium: "sm:max-w-xl", large: "sm:max-w-4xl" } as const;

interface DialogProps {
  /** The element that opens it; leave out when `open` is controlled. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  width?: keyof typeof WIDTHS;
  /** Buttons; wrap one in `DialogClose` to close with it. */
  footer?: ReactNode;
  children?: ReactNode;
}

/** A task that needs all attention for a moment. Focus stays inside and returns to where it was. */
export function Dialog({
  trigger,
  open,
  onOpenChange,
  title,
  description,
  width = "medium",
  footer,
  children,
}: DialogProps) {
  const opener = useRef<Element>(null);
  const close = useRef<HTMLButtonElement>(null);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className={DIALOG_VEIL} />
        <Radix.Content
          className={classNames(DIALOG_SHEET, WIDTHS[width])}
          // The focus returns by itself to a trigger only; a controlled dialog has none.
          onOpenAutoFocus={(event) => {
            opener.current = document.activeElement;
            focusWhenOnlyRead(event, close.current);
          }}
          onCloseAutoFocus={() => {
            if (!trigger && opener.current instanceof HTMLElement) opener.current.focus();
          }}
          {...(description ? {} : { "aria-describedby": undefined })}
        >
          <header className="py-5 pr-14 pb-3 pl-5">
            <Radix.Title className="text-base font-semibold">{title}</Radix.Title>
            {description ? (
              <Radix.Description className="mt-1 text-soft">{description}</Radix.Description>
            ) : null}
          </header>
          <div className="min-h-0 grow overflow-y-auto px-5 pt-2 pb-5">{children}</div>
          {footer ? (
            <footer className="flex flex-wrap justify-end gap-2 border-t p-4">{footer}</footer>
          ) : null}
          {/* Last in order, so that the first field gets the focus. */}
          <Radix.Close asChild>
            <IconButton
              ref={close}
              label={words.close}
              icon={<X />}
              size="small"
              className="absolute! top-4 right-4"
            />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** With nothing but the way out to focus, the dialog itself has the focus: the button's tooltip would take the first Escape. */
function focusWhenOnlyRead(event: Event, close: HTMLButtonElement | null): void {
  const { currentTarget: dialog } = event;
  if (!(dialog instanceof HTMLElement) || dialog.querySelector(FOCUSABLE) !== close) return;
  event.preventDefault();
  dialog.focus();
}
const FOCUSABLE = "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, [tabindex='0']";

/** Closes the dialog around it. */
export function DialogClose({ children }: { children: ReactNode }) {
  return <Radix.Close asChild>{children}</Radix.Close>;
}
