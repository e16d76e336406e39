"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DateText } from "@/components/ui/date";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { ResetLinkEntry } from "@/lib/access/schema";
import { api, client } from "../api/client";
import { accountWords, words } from "./words";

/** Who made links to set this person's password, and what became of each; nothing where there are none. */
export function ResetLinksPanel() {
  const { data: links = [] } = useQuery(api.access.resetLinks.queryOptions({ input: {} }));
  if (links.length === 0) return null;
  return (
    <Panel title={accountWords.resetLinks}>
      <p className="mb-2 text-soft">{accountWords.resetLinksLine}</p>
      <LinkList links={links} />
    </Panel>
  );
}

function LinkList({ links }: { links: readonly ResetLinkEntry[] }) {
  return (
    <ul className="grid gap-1">
      {links.map(({ id, madeBy, createdAt, usedAt }) => (
        <li key={id} className="flex flex-wrap gap-x-2">
          <span>{accountWords.linkBy(madeBy)}</span>
          <span className="text-soft">
            <DateText iso={createdAt} time />, {usedAt ? accountWords.linkUsed : accountWords.linkUnused}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Links this person was not told of yet; none when it cannot be known just now: the account page has them too. */
export async function untoldLinks(): Promise<ResetLinkEntry[]> {
  const links = await client.access.resetLinks({}).catch(() => []);
  return links.filter(({ told }) => !told);
}

/** Between signing in and going on: what was done about one's password meanwhile. */
export function ToldOfLinks({ links, onGoOn }: { links: readonly ResetLinkEntry[]; onGoOn: () => void }) {
  const [busy, setBusy] = useState(false);
  async function goOn() {
    setBusy(true);
    await client.access.noteResetLinks({}).catch(() => undefined);
    onGoOn();
  }
  return (
    <div className="grid gap-4">
      <Notice tone="warning">
        <p className="font-medium">{words.linksTitle}</p>
        <LinkList links={links} />
        <p className="mt-2">{words.linksLine}</p>
      </Notice>
      <Button variant="primary" busy={busy} autoFocus onClick={goOn}>
        {words.goOn}
      </Button>
    </div>
  );
}
