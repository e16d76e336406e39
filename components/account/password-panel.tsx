"use client";

import { useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { CheckboxField, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { ChangePassword } from "@/lib/access/schema";
import { api, client } from "../api/client";
import { showRefusal, useStepForm } from "../api/use-form";
import { words as entry, accountWords as words } from "./words";

export function PasswordPanel() {
  const queries = useQueryClient();
  const form = useStepForm(ChangePassword, { current: "", next: "", revokeTokens: true });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    try {
      await client.access.changePassword(input);
      form.reset();
      await queries.invalidateQueries({ queryKey: api.access.key() });
      toast(words.changed);
    } catch (error) {
      showRefusal(form, error);
    }
  });
  return (
    <Panel title={words.password}>
      <form method="post" onSubmit={submit} noValidate className="grid max-w-sm gap-4">
        {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
        <TextField
          label={words.current}
          type="password"
          autoComplete="current-password"
          error={errors.current?.message}
          {...form.register("current")}
        />
        <TextField
          label={words.next}
          type="password"
          autoComplete="new-password"
          hint={entry.passwordHint}
          error={errors.next?.message}
          {...form.register("next")}
        />
        <CheckboxField
          label={words.revokeTokens}
          hint={words.revokeTokensHint}
          {...form.register("revokeTokens")}
        />
        <div>
          <Button type="submit" busy={isSubmitting}>
            {words.change}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
