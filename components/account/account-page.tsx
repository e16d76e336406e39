"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ErrorState } from "@/components/ui/error-state";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { ThemeSwitch } from "@/components/ui/theme-switch";
import { api, sentenceOf } from "../api/client";
import { PasswordPanel } from "./password-panel";
import { ResetLinksPanel } from "./reset-links";
import { SessionsPanel } from "./sessions-panel";
import { TokensPanel } from "./tokens-panel";
import { accountWords as words } from "./words";

/** What belongs to the person and to no review. */
export function AccountPage() {
  const queries = useQueryClient();
  const account = useQuery(api.access.account.queryOptions({ input: {} }));
  return (
    <Page width="narrow">
      <PageHeader title={words.title} />
      <div className="grid gap-6">
        {account.isError ? (
          <ErrorState
            title={words.loadFailed}
            onRetry={() => queries.refetchQueries({ queryKey: api.access.key() })}
            retrying={account.isFetching}
          >
            {sentenceOf(account.error)}
          </ErrorState>
        ) : null}
        <Panel title={words.profile}>
          <p className="min-h-10">
            <span className="block font-medium">{account.data?.name}</span>
            <span className="block text-soft">{account.data?.email}</span>
          </p>
        </Panel>
        <Panel title={words.theme}>
          <ThemeSwitch />
        </Panel>
        <PasswordPanel />
        <ResetLinksPanel />
        <SessionsPanel />
        <TokensPanel />
      </div>
    </Page>
  );
}
