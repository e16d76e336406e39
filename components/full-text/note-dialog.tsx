"use client";

import { type FormEvent, useState } from "react";
import { Button } from "../ui/button";
import { Dialog, DialogClose } from "../ui/dialog";
import { TextArea } from "../ui/field";
import { words } from "./words";

interface NoteDialogProps {
  title: string;
  line: string;
  label: string;
  hint?: string;
  optional?: boolean;
  error: string | undefined;
  onSave: (note: string) => Promise<unknown>;
  onClose: () => void;
}

/** Asks for a sentence beside an act. What was typed stays when saving fails. */
export function NoteDialog({ title, line, label, hint, optional, error, onSave, onClose }: NoteDialogProps) {
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
            <Button>{words.retrieval.cancel}</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="note-dialog" busy={busy}>
            {words.retrieval.save}
          </Button>
        </>
      }
    >
      <form id="note-dialog" onSubmit={onSubmit}>
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
