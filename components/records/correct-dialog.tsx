"use client";

import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { TextArea, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { WholeRecord } from "@/lib/review/record/contract";
import type { CorrectionField } from "./correction-values";
import { useCorrection } from "./use-correction";
import { words } from "./words";

const say = words.correct;

interface CorrectDialogProps {
  reviewId: string;
  record: WholeRecord;
  onClose: () => void;
}

/** The fields of a record, to put right what its source got wrong or left out. */
export function CorrectDialog({ reviewId, record, onClose }: CorrectDialogProps) {
  const { form, submit, meanwhile } = useCorrection(reviewId, record, onClose);
  const { errors, isSubmitting } = form.formState;
  const field = (name: CorrectionField, hint?: string) => {
    const other = meanwhile?.[name];
    const giver = record.filled.find((one) => one.field === name);
    const usual = giver ? say.filledFrom(giver.searchName) : hint;
    return {
      label: say.fields[name],
      hint: other === undefined ? usual : say.readsNow(other),
      error: errors[name]?.message,
      ...form.register(name),
    };
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={say.title}
      description={say.line}
      width="large"
      footer={
        <>
          <DialogClose>
            <Button>{words.cancel}</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="correct-record" busy={isSubmitting}>
            {say.save}
          </Button>
        </>
      }
    >
      <form id="correct-record" onSubmit={submit} noValidate className="grid gap-4">
        {meanwhile ? <Notice tone="warning">{say.meanwhile}</Notice> : null}
        {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
        <TextArea rows={2} {...field("title")} />
        <TextArea rows={3} {...field("authors", say.authorsHint)} />
        <div className="grid gap-4 sm:grid-cols-[8rem_minmax(0,1fr)]">
          <TextField inputMode="numeric" maxLength={4} {...field("year")} />
          <TextField {...field("journal")} />
        </div>
        <div className="grid gap-4 sm:grid-cols-3">
          <TextField {...field("volume")} />
          <TextField {...field("issue")} />
          <TextField {...field("pages")} />
        </div>
        <div className="grid gap-4 sm:grid-cols-3">
          <TextField {...field("doi")} />
          <TextField inputMode="numeric" {...field("pmid")} />
          <TextField {...field("pmcid")} />
        </div>
        <TextArea rows={6} {...field("abstract")} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextArea {...field("keywords", say.listHint)} />
          <TextArea {...field("publicationTypes", say.listHint)} />
        </div>
        <div className="grid gap-4 sm:grid-cols-[12rem_minmax(0,1fr)]">
          <TextField {...field("language")} />
          <TextField inputMode="url" {...field("url")} />
        </div>
      </form>
    </Dialog>
  );
}
