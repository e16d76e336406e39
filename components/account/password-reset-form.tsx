"use client";

import { useState } from "react";
import { z } from "zod";
import { TextField } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Password } from "@/lib/access/schema";
import { client } from "../api/client";
import { showRefusal, useStepForm } from "../api/use-form";
import { AccountForm } from "./account-form";
import { words } from "./words";

const NewPassword = z.strictObject({ password: Password });

/** Opening the link changes nothing; sending this form uses it up. */
export function PasswordResetForm({ token }: { token: string }) {
  const [isDone, setDone] = useState(false);
  const form = useStepForm(NewPassword, { password: "" });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ password }) => {
    try {
      await client.access.resetPassword({ token, password });
      setDone(true);
    } catch (error) {
      showRefusal(form, error);
    }
  });
  if (isDone) {
    return (
      <div className="grid gap-4">
        <Notice>{words.resetDone}</Notice>
        <LinkButton href="/sign-in" variant="primary">
          {words.signIn}
        </LinkButton>
      </div>
    );
  }
  return (
    <AccountForm
      problem={errors.root?.message}
      busy={isSubmitting}
      submit={submit}
      action={words.setPassword}
    >
      <TextField
        label={words.newPassword}
        type="password"
        autoComplete="new-password"
        hint={words.passwordHint}
        error={errors.password?.message}
        {...form.register("password")}
      />
    </AccountForm>
  );
}
