"use client";

import { useState } from "react";
import { TextField } from "@/components/ui/field";
import { type ResetLinkEntry, SignIn } from "@/lib/access/schema";
import { useStepForm } from "../api/use-form";
import { AccountForm, OtherDoor } from "./account-form";
import { ToldOfLinks, untoldLinks } from "./reset-links";
import { signIn } from "./sign-in";
import { words } from "./words";

/** Where to go after signing in: a path of ours, never another site. */
export function pathOfOurs(back: string | undefined): string {
  return back?.startsWith("/") && !back.startsWith("//") && !back.startsWith("/\\") ? back : "/";
}

export function SignInForm({ back }: { back?: string }) {
  const form = useStepForm(SignIn, { email: "", password: "" });
  const { errors, isSubmitting } = form.formState;
  const [links, setLinks] = useState<ResetLinkEntry[]>([]);
  const goOn = () => window.location.assign(pathOfOurs(back));
  const submit = form.handleSubmit(async ({ email, password }) => {
    const problem = await signIn(email, password);
    if (problem) return form.setError("root", { message: problem });
    const untold = await untoldLinks();
    if (untold.length > 0) setLinks(untold);
    else goOn();
  });
  if (links.length > 0) return <ToldOfLinks links={links} onGoOn={goOn} />;
  return (
    <div className="grid gap-4">
      <AccountForm problem={errors.root?.message} busy={isSubmitting} submit={submit} action={words.signIn}>
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
      </AccountForm>
      <OtherDoor line={words.noAccount} page="/sign-up" label={words.signUp} back={back} />
      <p className="text-xs text-soft">{words.forgot}</p>
    </div>
  );
}
