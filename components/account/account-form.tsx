import type { FormEventHandler, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";

interface AccountFormProps {
  problem: string | undefined;
  busy: boolean;
  submit: FormEventHandler;
  action: string;
  children: ReactNode;
}

/**
 * A form of the pages before signing in: what went wrong, its fields, one button. It is posted: sent before the page
 * listens, a GET would write the password into the address.
 */
export function AccountForm({ problem, busy, submit, action, children }: AccountFormProps) {
  return (
    <form method="post" onSubmit={submit} noValidate className="grid gap-4">
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      {children}
      <Button type="submit" variant="primary" busy={busy}>
        {action}
      </Button>
    </form>
  );
}

/** The way to the other of the two pages, which leads back to the same place. */
export function OtherDoor({
  line,
  page,
  label,
  back,
}: {
  line: string;
  page: "/sign-in" | "/sign-up";
  label: string;
  back: string | undefined;
}) {
  return (
    <p className="text-soft">
      {line} <TextLink href={back ? `${page}?back=${encodeURIComponent(back)}` : page}>{label}</TextLink>
    </p>
  );
}
