"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { DateText } from "@/components/ui/date";
import { CheckboxField, TextField } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { TextLink } from "@/components/ui/text-link";
import type { TokenEntry } from "@/lib/access/schema";
import { api, client } from "../api/client";
import { showRefusal, useStepForm } from "../api/use-form";
import { accountWords as words } from "./words";

/** Tokens of the open API. */
export function TokensPanel() {
  const tokens = useQuery(api.access.tokens.queryOptions({ input: {} }));
  return (
    <Panel title={words.tokens} actions={<TextLink href="/api-reference">{words.apiPage}</TextLink>}>
      <p className="mb-4 text-soft">{words.tokensLine}</p>
      <NewTokenForm />
      <ul className="mt-4 divide-y border-t">
        {tokens.data?.map((token) => (
          <TokenLine key={token.id} token={token} />
        ))}
      </ul>
    </Panel>
  );
}

const Form = z.strictObject({
  name: z.string().trim().min(1, "Name it after what uses it.").max(80),
  mayWrite: z.boolean(),
});

function NewTokenForm() {
  const queries = useQueryClient();
  const [secret, setSecret] = useState<string>();
  const form = useStepForm(Form, { name: "", mayWrite: false });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ name, mayWrite }) => {
    try {
      const made = await client.access.makeToken({ name, scopes: mayWrite ? ["read", "write"] : ["read"] });
      setSecret(made.secret);
      form.reset();
      await queries.invalidateQueries({ queryKey: api.access.tokens.key() });
    } catch (error) {
      showRefusal(form, error);
    }
  });
  return (
    <div className="grid gap-4">
      <form onSubmit={submit} noValidate className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <TextField
          className="w-64"
          label={words.tokenName}
          error={errors.name?.message ?? errors.root?.message}
          {...form.register("name")}
        />
        <CheckboxField className="pb-1.5" label={words.mayWrite} {...form.register("mayWrite")} />
        <Button type="submit" busy={isSubmitting}>
          {words.makeToken}
        </Button>
      </form>
      {secret ? <CopyField label={words.secret} value={secret} hint={words.secretLine} /> : null}
    </div>
  );
}

function TokenLine({ token }: { token: TokenEntry }) {
  const queries = useQueryClient();
  const revoke = useMutation(
    api.access.revokeToken.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: api.access.tokens.key() }),
    }),
  );
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <span className="min-w-0 grow font-medium">{token.name}</span>
      <span className="text-xs text-soft">
        {token.scopes.includes("write") ? words.writes : words.reads}
        {token.expiresAt ? (
          <>
            , {words.until} <DateText iso={token.expiresAt} />
          </>
        ) : null}
      </span>
      <Button
        size="small"
        aria-label={words.revokeOf(token.name)}
        onClick={() => revoke.mutate({ tokenId: token.id })}
      >
        {words.revoke}
      </Button>
    </li>
  );
}
