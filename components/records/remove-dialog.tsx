"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { RadioGroup, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { REMOVALS, RemoveRecords } from "@/lib/review/import/schema";
import { client, newOperationId } from "../api/client";
import { showRefusal, useStepForm } from "../api/use-form";
import { words } from "./words";

const Form = RemoveRecords.pick({ as: true, method: true });

const [automation, other] = REMOVALS;
const CHOICES = [
  { value: other, label: words.remove.other, hint: words.remove.otherHint },
  { value: automation, label: words.remove.automation, hint: words.remove.automationHint },
];

interface RemoveDialogProps {
  reviewId: string;
  recordIds: string[];
  onClose: (done: boolean) => void;
}

/** Takes records out before screening; PRISMA 2020 asks whether a tool decided or something else. */
export function RemoveDialog({ reviewId, recordIds, onClose }: RemoveDialogProps) {
  const queries = useQueryClient();
  const [operationId] = useState(newOperationId);
  const form = useStepForm(Form, { as: other, method: "" });
  const { errors, isSubmitting } = form.formState;
  const byTool = form.watch("as") === automation;
  const submit = form.handleSubmit(async (values) => {
    try {
      const decidedBy = values.as === automation ? "software" : "person";
      const { records } = await client.imports.remove({
        reviewId,
        operationId,
        recordIds,
        decidedBy,
        ...values,
      });
      toast(words.remove.done(records));
      void queries.invalidateQueries();
      onClose(true);
    } catch (error) {
      showRefusal(form, error);
    }
  });
  return (
    <Dialog
      open
      onOpenChange={() => onClose(false)}
      title={words.remove.title(recordIds.length)}
      description={words.remove.line}
      footer={
        <>
          <DialogClose>
            <Button>{words.cancel}</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="remove-records" busy={isSubmitting}>
            {words.remove.confirm}
          </Button>
        </>
      }
    >
      <form id="remove-records" onSubmit={submit} noValidate className="grid gap-4">
        {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
        <RadioGroup
          label={words.remove.as}
          options={CHOICES}
          error={errors.as?.message}
          {...form.register("as")}
        />
        <TextField
          label={byTool ? words.remove.tool : words.remove.rule}
          hint={byTool ? words.remove.toolHint : words.remove.ruleHint}
          error={errors.method?.message}
          maxLength={500}
          {...form.register("method")}
        />
      </form>
    </Dialog>
  );
}
