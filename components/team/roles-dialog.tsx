"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { RoleName } from "@/lib/access/schema";
import type { Member } from "@/lib/review/team/schema";
import { api, client, newOperationId } from "../api/client";
import { showRefusal, useStepForm } from "../api/use-form";
import { RoleBoxes } from "./role-boxes";
import { words } from "./words";

const Form = z.strictObject({ roles: z.array(RoleName).min(1, "Choose at least one role.") });

export function RolesDialog({
  reviewId,
  member,
  onClose,
}: {
  reviewId: string;
  member: Member;
  onClose: () => void;
}) {
  const queries = useQueryClient();
  const [operationId] = useState(newOperationId);
  const form = useStepForm(Form, { roles: member.roles });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ roles }) => {
    try {
      await client.team.changeRoles({ operationId, reviewId, personId: member.personId, roles });
      await queries.invalidateQueries({ queryKey: api.team.key() });
      toast(words.saved);
      onClose();
    } catch (error) {
      showRefusal(form, error);
    }
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={words.changeRolesOf(member.name)}
      footer={
        <>
          <DialogClose>
            <Button>{words.cancel}</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="roles" busy={isSubmitting}>
            {words.save}
          </Button>
        </>
      }
    >
      <form id="roles" onSubmit={submit} noValidate className="grid gap-4">
        {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
        <RoleBoxes
          held={form.watch("roles")}
          onChange={(roles) => form.setValue("roles", roles, { shouldValidate: true })}
          error={errors.roles?.message}
        />
      </form>
    </Dialog>
  );
}
