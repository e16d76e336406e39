"use client";

import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { SignIn } from "@/lib/access/schema";
import { useStepForm } from "../api/use-form";
import { signIn } from "./sign-in";
import { words } from "./words";

// Forms with a password are posted: sent before the page listens, a GET would write it into the address.

/** Where to go after signing in: a path of ours, never another site. */
export function pathOfOurs(back: string | undefined): string {
  return back?.startsWith("/") && !back.startsWith("//") && !back.startsWith("/\\") ? back : "/";
}

export function SignInForm({ back }: { back?: string }) {
  const form = useStepForm(SignIn, { email: "", password: "" });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ email, password }) => {
    const problem = await signIn(email, password);
    if (problem) form.setError("root", { message: problem });
    else window.location.assign(pathOfOurs(back));
  });
  return (
    <form method="post" onSubmit={submit} noValidate className="grid gap-4">
      {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
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
        autoComplete="current-password"
        error={errors.password?.message}
        {...form.register("password")}
      />
      <Button type="submit" variant="primary" busy={isSubmitting}>
        {words.signIn}
      </Button>
      <p className="text-soft">
        {words.noAccount}{" "}
        <TextLink href={back ? `/sign-up?back=${encodeURIComponent(back)}` : "/sign-up"}>
          {words.signUp}
        </TextLink>
      </p>
      <p className="text-xs text-soft">{words.forgot}</p>
    </form>
  );
}
