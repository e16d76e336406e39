"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { ReviewTitle } from "@/lib/review/team/schema";
import { client, newOperationId } from "../api/client";
import { showRefusal, useStepForm } from "../api/use-form";
import { words } from "./words";

const Form = z.strictObject({ title: ReviewTitle });

/** Starts a review. The ids are made once per dialog: sending the form twice makes one review. */
export function NewReviewDialog() {
  const router = useRouter();
  const [ids] = useState(() => ({ operationId: newOperationId(), id: newOperationId() }));
  const form = useStepForm(Form, { title: "" });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ title }) => {
    try {
      const { id } = await client.team.createReview({ ...ids, title });
      router.push(`/reviews/${id}/protocol`);
    } catch (error) {
      showRefusal(form, error);
    }
  });
  return (
    <Dialog
      title={words.newReview}
      trigger={
        <Button variant="primary" icon={<Plus />}>
          {words.newReview}
        </Button>
      }
      footer={
        <>
          <DialogClose>
            <Button>{words.cancel}</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="new-review" busy={isSubmitting}>
            {words.create}
          </Button>
        </>
      }
    >
      <form id="new-review" onSubmit={submit} noValidate className="grid gap-3">
        {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
        <TextField
          label={words.title}
          hint={words.titleHint}
          error={errors.title?.message}
          {...form.register("title")}
        />
      </form>
    </Dialog>
  );
}
