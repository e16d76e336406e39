"use client";

import { useQuery } from "@tanstack/react-query";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { ThemeSwitch } from "@/components/ui/theme-switch";
import { api } from "../api/client";
import { PasswordPanel } from "./password-panel";
import { ResetLinksPanel } from "./reset-links";
import { SessionsPanel } from "./sessions-panel";
import { TokensPanel } from "./tokens-panel";
import { accountWords as words } from "./words";

/** What belongs to the person and to no review. */
export function AccountPage() {
  const account = useQuery(api.access.account.queryOptions({ input: {} }));
  return (
    <Page width="narrow">
      <PageHeader title={words.title} />
      <div className="grid gap-6">
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
