"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { NameKeyPapers } from "@/lib/review/import/key-papers/schema";
import { api, client, newOperationId } from "../api/client";
import { showRefusal, useStepForm } from "../api/use-form";
import { words } from "./words";

const say = words.keyPapers;
const Form = NameKeyPapers.pick({ text: true });

/** A list is pasted; what a line says is found out by the server. */
export function NamePapersDialog({ reviewId, onClose }: { reviewId: string; onClose: () => void }) {
  const queries = useQueryClient();
  const [operation, setOperation] = useState({ id: newOperationId(), text: "" });
  const form = useStepForm(Form, { text: "" });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ text }) => {
    // Another list is another operation; the same one sent again is not.
    const id = operation.text === "" || operation.text === text ? operation.id : newOperationId();
    setOperation({ id, text });
    try {
      const { named, known } = await client.imports.nameKeyPapers({ reviewId, operationId: id, text });
      toast(say.done(named, known));
      void queries.invalidateQueries({ queryKey: api.imports.key() });
      onClose();
    } catch (error) {
      showRefusal(form, error);
    }
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={say.name}
      description={say.nameLine}
      footer={
        <>
          <DialogClose>
            <Button>{say.cancel}</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="key-papers" busy={isSubmitting}>
            {say.save}
          </Button>
        </>
      }
    >
      <form id="key-papers" onSubmit={submit} noValidate className="grid gap-4">
        {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
        <TextArea
          label={say.field}
          labelHidden
          rows={8}
          error={errors.text?.message}
          {...form.register("text")}
        />
      </form>
    </Dialog>
  );
}
