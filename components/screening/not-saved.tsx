"use client";

import { useState } from "react";
import { Button } from "../ui/button";
import { classNames } from "../ui/class-names";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import type { Desk, DeskState } from "./desk";
import type { Entry } from "./entry";
import { words } from "./words";

/** What stands between pressing and saving: no network, no session, or a refusal with what was said. */
export function NotSaved({ desk, state, className }: { desk: Desk; state: DeskState; className?: string }) {
  const refused = state.entries.filter((entry) => entry.refused !== null);
  const isWaiting = state.entries.length > refused.length;
  if (refused.length === 0 && state.line === "open" && (state.durable || !isWaiting)) return null;
  return (
    <div className={classNames("grid gap-2", className)}>
      {state.line === "waiting" ? (
        <Notice
          tone="warning"
          action={
            <Button size="small" onClick={() => desk.retry()}>
              {words.tryNow}
            </Button>
          }
        >
          {words.unreachable}
        </Notice>
      ) : null}
      {state.line === "signed_out" ? (
        <Notice tone="warning" action={<SignIn />}>
          {words.signedOut}
        </Notice>
      ) : null}
      {!state.durable && isWaiting ? <Notice tone="warning">{words.notDurable}</Notice> : null}
      {refused.length > 0 ? <Refused desk={desk} entries={refused} /> : null}
    </div>
  );
}

function SignIn() {
  return (
    <LinkButton
      size="small"
      href={`/sign-in?back=${encodeURIComponent(window.location.pathname)}`}
      prefetch={false}
    >
      {words.signIn}
    </LinkButton>
  );
}

function Refused({ desk, entries }: { desk: Desk; entries: readonly Entry[] }) {
  return (
    <section
      aria-label={words.notSavedTitle(entries.length)}
      className="rounded-md border border-l-3 border-l-danger bg-surface"
    >
      <header className="flex flex-wrap items-center justify-between gap-2 px-4 pt-3">
        <p className="font-semibold">{words.notSavedTitle(entries.length)}</p>
        <CopyAll entries={entries} />
      </header>
      <ul className="grid max-h-64 gap-3 overflow-y-auto px-4 py-3">
        {entries.map((entry) => (
          <li key={entry.operationId} className="grid gap-1">
            <p>{words.notSaved(entry.refused ?? "")}</p>
            <p className="text-soft [overflow-wrap:anywhere]">{textOf(entry)}</p>
            <div className="flex gap-2">
              <Button size="small" onClick={() => desk.retry(entry.operationId)}>
                {words.tryAgain}
              </Button>
              <Button size="small" variant="quiet" onClick={() => desk.discard(entry.operationId)}>
                {words.discard}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function CopyAll({ entries }: { entries: readonly Entry[] }) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(entries.map(textOf).join("\n")).then(
      () => setIsCopied(true),
      () => setIsCopied(false),
    );
  return (
    <Button size="small" variant="quiet" onClick={copy}>
      {isCopied ? words.copied : words.copyAll}
    </Button>
  );
}

/** What was said, in words that can be kept elsewhere. */
function textOf(entry: Entry): string {
  const what = entry.kind === "vote" ? words.verdicts[entry.said.verdict] : words.takingBack;
  const note = entry.kind === "vote" && entry.said.note ? ` (${entry.said.note})` : "";
  return `${what}: ${entry.card.title}${note}`;
}
