"use client";

import { TextField } from "@/components/ui/field";
import { SignUp } from "@/lib/access/schema";
import { client } from "../api/client";
import { showRefusal, useStepForm } from "../api/use-form";
import { AccountForm, OtherDoor } from "./account-form";
import { signIn } from "./sign-in";
import { pathOfOurs } from "./sign-in-form";
import { words } from "./words";

export function SignUpForm({ back }: { back?: string }) {
  const form = useStepForm(SignUp, { name: "", email: "", password: "" });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    try {
      await client.access.signUp(input);
    } catch (error) {
      showRefusal(form, error);
      return;
    }
    const problem = await signIn(input.email, input.password);
    if (problem) form.setError("root", { message: problem });
    else window.location.assign(pathOfOurs(back));
  });
  return (
    <div className="grid gap-4">
      <AccountForm problem={errors.root?.message} busy={isSubmitting} submit={submit} action={words.signUp}>
        <TextField
          label={words.name}
          autoComplete="name"
          error={errors.name?.message}
          {...form.register("name")}
        />
        <TextField
          label={words.email}
          type="email"
          autoComplete="username"
          error={errors.email?.message}
          {...form.register("email")}
        />
        <TextField
          label={words.password}
          type="password"
          autoComplete="new-password"
          hint={words.passwordHint}
          error={errors.password?.message}
          {...form.register("password")}
        />
      </AccountForm>
      <OtherDoor line={words.haveAccount} page="/sign-in" label={words.signIn} back={back} />
    </div>
  );
}
