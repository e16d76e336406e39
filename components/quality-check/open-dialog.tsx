"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { DEFAULT_SIZE, type QualityCheckNow } from "@/lib/review/stopping/quality-check/schema";
import { api, newOperationId, sentenceOf } from "../api/client";
import { Button } from "../ui/button";
import { Dialog, DialogClose } from "../ui/dialog";
import { SelectField, TextField } from "../ui/field";
import { words } from "./words";

const { panel: say } = words;

interface OpenDialogProps extends Pick<QualityCheckNow, "readers" | "left"> {
  reviewId: string;
  /** SAFE asks for it now. */
  isDue: boolean;
}

/** Asks who reads and how many, and opens the check. */
export function OpenDialog({ reviewId, isDue, readers, left }: OpenDialogProps) {
  const queries = useQueryClient();
  const [operationId, setOperationId] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [size, setSize] = useState(String(Math.min(DEFAULT_SIZE, left)));
  const open = useMutation(api.qualityCheck.open.mutationOptions());
  const count = Number(size);
  const isSize = Number.isInteger(count) && count >= 1 && count <= left;
  const readerId = chosen ?? readers[0]?.personId;
  async function submit() {
    if (!readerId) return;
    const input = { reviewId, operationId: operationId ?? newOperationId(), readerId, size: count };
    const { records } = await open.mutateAsync(input);
    toast(say.opened(records));
    setOperationId(null);
    await queries.invalidateQueries();
  }
  return (
    <Dialog
      trigger={isDue ? <Button variant="primary">{say.act}</Button> : <Button>{say.another}</Button>}
      open={operationId !== null}
      onOpenChange={(isOpen) => {
        open.reset();
        setOperationId(isOpen ? newOperationId() : null);
      }}
      title={say.title}
      description={say.line}
      width="small"
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          // What went wrong stands in the form.
          submit().catch(() => {});
        }}
      >
        <SelectField
          label={say.reader}
          hint={say.readerHint}
          value={readerId}
          onChange={(event) => setChosen(event.target.value)}
          options={readers.map(({ personId, name }) => ({ value: personId, label: name }))}
        />
        <TextField
          label={say.size}
          hint={say.sizeHint(left)}
          inputMode="numeric"
          value={size}
          onChange={(event) => setSize(event.target.value.trim())}
          error={isSize ? undefined : say.sizeWrong(left)}
          className="max-w-48"
        />
        {open.isError ? (
          <p role="alert" className="font-medium text-danger">
            {sentenceOf(open.error)}
          </p>
        ) : null}
        <div className="flex justify-end gap-2">
          <DialogClose>
            <Button>{say.cancel}</Button>
          </DialogClose>
          <Button variant="primary" type="submit" busy={open.isPending} disabled={!isSize || !readerId}>
            {say.act}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
