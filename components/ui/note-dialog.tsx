"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "./button";
import { Dialog, DialogClose } from "./dialog";
import { TextArea } from "./field";
import { words } from "./words";

interface NoteDialogProps {
  title: string;
  line: string;
  label: string;
  hint?: string;
  optional?: boolean;
  /** The verb of the button that saves. */
  confirm: string;
  /** More about the act, above the note. */
  children?: ReactNode;
  error: string | undefined;
  onSave: (note: string) => Promise<unknown>;
  onClose: () => void;
}

/** Asks for a sentence beside an act. What was typed stays when saving fails. */
export function NoteDialog(props: NoteDialogProps) {
  const { title, line, label, hint, optional, confirm, children, error, onSave, onClose } = props;
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    const saved = await onSave(note).then(
      () => true,
      () => false,
    );
    setBusy(false);
    if (saved) onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={title}
      description={line}
      width="small"
      footer={
        <>
          <DialogClose>
            <Button>{words.cancel}</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="note-dialog" busy={busy}>
            {confirm}
          </Button>
        </>
      }
    >
      <form id="note-dialog" onSubmit={onSubmit} className="grid gap-4">
        {children}
        <TextArea
          label={label}
          hint={hint}
          optional={optional}
          required={!optional}
          minLength={optional ? undefined : 3}
          error={error}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
