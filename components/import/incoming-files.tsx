"use client";

import { Button } from "@/components/ui/button";
import { FileDrop } from "@/components/ui/file-drop";
import type { ImportEntry, SearchEntry } from "@/lib/review/import/schema";
import { CardFrame, FileCard } from "./file-card";
import { ImportProgress } from "./import-progress";
import { useCards } from "./use-cards";
import { isRunning } from "./use-imports";
import { useStart } from "./use-start";
import { words } from "./words";

interface IncomingFilesProps {
  reviewId: string;
  imports: readonly ImportEntry[];
  searches: readonly SearchEntry[];
}

/** The drop zone, a card for each file, and one button for all of them. */
export function IncomingFiles({ reviewId, imports, searches }: IncomingFilesProps) {
  const files = useCards(reviewId);
  const { start, busy } = useStart(reviewId, files);
  const { cards } = files;
  const mine = new Set(cards.map(({ importId }) => importId));
  const others = imports.filter((entry) => isRunning(entry) && !mine.has(entry.id));
  const arriving = cards.some(({ phase }) => phase.step === "uploading" || phase.step === "checking");
  const ready = cards.some(({ phase }) => phase.step === "ready");
  return (
    <section aria-label={words.files} className="grid gap-4">
      <FileDrop label={words.drop} hint={words.dropHint} multiple onFiles={files.add} />
      {others.length + cards.length > 0 ? <h2 className="sr-only">{words.files}</h2> : null}
      {others.map((entry) => (
        <CardFrame key={entry.id} name={entry.fileName} size={entry.bytes}>
          <ImportProgress reviewId={reviewId} name={entry.fileName} entry={entry} />
        </CardFrame>
      ))}
      {cards.map((card) => (
        <FileCard
          key={card.id}
          reviewId={reviewId}
          card={card}
          files={files}
          existing={searches}
          entry={imports.find(({ id }) => id === card.importId)}
        />
      ))}
      {ready || arriving ? (
        <div className="flex justify-end">
          <Button variant="primary" size="large" busy={busy} disabled={!ready} onClick={start}>
            {words.start}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
