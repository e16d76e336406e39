"use client";

import { useQueryClient } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Email, RoleName } from "@/lib/access/schema";
import { api, client } from "../api/client";
import { showRefusal, useStepForm } from "../api/use-form";
import { RoleBoxes } from "./role-boxes";
import { words } from "./words";

const Form = z.strictObject({
  email: z.union([z.literal("").transform(() => undefined), Email]),
  roles: z.array(RoleName).min(1, "Choose at least one role."),
});

/** Makes a single-use link; its secret is shown once. */
export function InviteDialog({ reviewId }: { reviewId: string }) {
  const queries = useQueryClient();
  const [link, setLink] = useState<string>();
  const form = useStepForm(Form, { email: "", roles: ["reviewer"] });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ email, roles }) => {
    try {
      const { token } = await client.team.invite({ reviewId, email, roles });
      setLink(`${window.location.origin}/invitation/${token}`);
      await queries.invalidateQueries({ queryKey: api.team.invitations.key() });
    } catch (error) {
      showRefusal(form, error);
    }
  });
  const forget = (open: boolean) => {
    if (open) return;
    setLink(undefined);
    form.reset();
  };
  return (
    <Dialog
      title={words.invite}
      description={words.inviteLine}
      onOpenChange={forget}
      trigger={
        <Button variant="primary" icon={<UserPlus />}>
          {words.invite}
        </Button>
      }
      footer={
        link ? (
          <DialogClose>
            <Button variant="primary">{words.done}</Button>
          </DialogClose>
        ) : (
          <>
            <DialogClose>
              <Button>{words.cancel}</Button>
            </DialogClose>
            <Button variant="primary" type="submit" form="invite" busy={isSubmitting}>
              {words.makeLink}
            </Button>
          </>
        )
      }
    >
      {link ? (
        <CopyField label={words.link} value={link} hint={words.linkLine} />
      ) : (
        <form id="invite" onSubmit={submit} noValidate className="grid gap-4">
          {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
          <TextField
            label={words.email}
            type="email"
            optional
            error={errors.email?.message}
            {...form.register("email")}
          />
          <RoleBoxes
            held={form.watch("roles")}
            onChange={(roles) => form.setValue("roles", roles, { shouldValidate: true })}
            error={errors.roles?.message}
          />
        </form>
      )}
    </Dialog>
  );
}
