"use client";

import { AlertDialog as Radix } from "radix-ui";
import { type ReactNode, useState } from "react";
import { Button } from "./button";
import { classNames } from "./class-names";
import { DIALOG_SHEET, DIALOG_VEIL } from "./dialog";
import { ScrollRegion } from "./scroll-region";
import { words } from "./words";

interface ConfirmDialogProps {
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** The question: "Undo the import of 1,204 records?" */
  title: string;
  /** What will be different, and how to come back from it. */
  description: ReactNode;
  /** What would change, shown before it does. */
  preview?: ReactNode;
  /** The verb: "Undo import". */
  confirm: string;
  danger?: boolean;
  /** False while there is nothing to say yes to: the preview is on its way, or says why not. */
  ready?: boolean;
  /** The dialog stays open, busy, until this settles; it stays open when it fails. */
  onConfirm: () => unknown;
  /** What went wrong at the last try. */
  error?: string;
}

/** Asks before something that hurts. The safe button has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const [ownOpen, setOwnOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const open = props.open ?? ownOpen;

  function setOpen(next: boolean) {
    if (busy) return;
    setOwnOpen(next);
    props.onOpenChange?.(next);
  }

  async function confirm() {
    setBusy(true);
    const done = await Promise.resolve(props.onConfirm()).then(
      () => true,
      () => false,
    );
    setBusy(false);
    if (!done) return;
    setOwnOpen(false);
    props.onOpenChange?.(false);
  }

  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      {props.trigger ? <Radix.Trigger asChild>{props.trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className={DIALOG_VEIL} />
        <Radix.Content className={classNames(DIALOG_SHEET, props.preview ? "sm:max-w-xl" : "sm:max-w-md")}>
          <div className="p-5 pb-4">
            <Radix.Title className="text-base font-semibold">{props.title}</Radix.Title>
            <Radix.Description className="mt-1 text-soft">{props.description}</Radix.Description>
          </div>
          {props.preview ? (
            <ScrollRegion
              label={props.title}
              className="min-h-0 grow overflow-y-auto border-y bg-sunken px-5 py-4"
            >
              {props.preview}
            </ScrollRegion>
          ) : null}
          {props.error ? (
            <p role="alert" className="px-5 pt-3 font-medium text-danger">
              {props.error}
            </p>
          ) : null}
          <footer className="flex flex-wrap justify-end gap-2 p-4">
            <Radix.Cancel asChild>
              <Button disabled={busy}>{words.cancel}</Button>
            </Radix.Cancel>
            <Button
              variant={props.danger ? "danger" : "primary"}
              busy={busy}
              disabled={props.ready === false}
              onClick={confirm}
            >
              {props.confirm}
            </Button>
          </footer>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
