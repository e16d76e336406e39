"use client";

import { Button } from "@/components/ui/button";
import { FileDrop } from "@/components/ui/file-drop";
import { PageBar } from "@/components/ui/page-bar";
import type { ImportEntry, SearchEntry } from "@/lib/review/import/schema";
import { groupsOf } from "./cards";
import { FileCard } from "./file-card";
import { SearchGroup } from "./search-group";
import { StartedFiles } from "./started-files";
import { useCards } from "./use-cards";
import { isRunning } from "./use-imports";
import { useStart } from "./use-start";
import { words } from "./words";

interface IncomingFilesProps {
  reviewId: string;
  imports: readonly ImportEntry[];
  searches: readonly SearchEntry[];
}

/** The drop zone, the files on their way, the ready ones under their searches, and one button for all of them. */
export function IncomingFiles({ reviewId, imports, searches }: IncomingFilesProps) {
  const files = useCards(reviewId, searches);
  const { start, busy } = useStart(reviewId, files);
  const { cards } = files;
  const mine = new Set(cards.map(({ importId }) => importId));
  const others = imports.filter((entry) => isRunning(entry) && !mine.has(entry.id));
  const arriving = cards.some(({ phase }) => phase.step === "uploading" || phase.step === "checking");
  const ready = cards.filter(({ phase }) => phase.step === "ready");
  const groups = groupsOf(ready);
  const started = cards
    .filter(({ phase }) => phase.step === "started")
    .map((card) => ({ card, entry: imports.find(({ id }) => id === card.importId) }));
  return (
    <section aria-label={words.files} className="grid gap-4">
      <FileDrop label={words.drop} hint={words.dropHint} multiple onFiles={files.add} />
      {others.length + cards.length > 0 ? <h2 className="sr-only">{words.files}</h2> : null}
      <StartedFiles reviewId={reviewId} started={started} others={others} files={files} />
      {cards
        .filter(({ phase }) => phase.step !== "ready" && phase.step !== "started")
        .map((card) => (
          <FileCard key={card.id} reviewId={reviewId} card={card} files={files} />
        ))}
      {groups.map((group) => (
        <SearchGroup
          key={group.searchId}
          reviewId={reviewId}
          group={group}
          groups={groups}
          files={files}
          existing={searches}
        />
      ))}
      {ready.length > 0 || arriving ? (
        <PageBar className="-mx-4 sm:-mx-8">
          <div className="flex flex-wrap items-center justify-end gap-x-4 gap-y-2">
            <span className="tabular text-soft">{words.ready(ready.length, groups.length)}</span>
            <Button variant="primary" size="large" busy={busy} disabled={ready.length === 0} onClick={start}>
              {words.start}
            </Button>
          </div>
        </PageBar>
      ) : null}
    </section>
  );
}
