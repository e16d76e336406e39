"use client";

import { FileText, X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Notice } from "@/components/ui/notice";
import { Bar } from "@/components/ui/progress";
import type { ImportEntry, SearchEntry } from "@/lib/review/import/schema";
import type { FileCard as Card } from "./cards";
import { FilePreview } from "./file-preview";
import { FileSearches } from "./file-searches";
import { fileSize } from "./file-size";
import { ImportProgress } from "./import-progress";
import type { FileCards } from "./use-cards";
import { words } from "./words";

interface FileCardProps {
  reviewId: string;
  card: Card;
  files: FileCards;
  existing: readonly SearchEntry[];
  /** The import that was started from this card, as far as it is. */
  entry: ImportEntry | undefined;
}

/** One file from the drop to its records: everything about it stands here and nowhere else. */
export function FileCard({ reviewId, card, files, existing, entry }: FileCardProps) {
  const { file, phase, problem } = card;
  const close = phase.step === "started" ? words.card.close(file.name) : words.card.remove(file.name);
  return (
    <CardFrame
      name={file.name}
      size={file.size}
      action={<IconButton size="small" label={close} icon={<X />} onClick={() => files.remove(card)} />}
    >
      {phase.step === "uploading" ? (
        <Waiting label={words.card.uploading(file.name)} share={phase.sent / Math.max(1, file.size)} />
      ) : null}
      {phase.step === "checking" ? <Waiting label={words.card.checking} share={undefined} /> : null}
      {phase.step === "refused" ? <Notice tone="warning">{phase.message}</Notice> : null}
      {phase.step === "ready" ? (
        <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
          <FilePreview file={file} preview={phase.preview} />
          <FileSearches card={card} preview={phase.preview} files={files} existing={existing} />
        </div>
      ) : null}
      {phase.step === "started" ? (
        <ImportProgress reviewId={reviewId} name={file.name} entry={entry} />
      ) : null}
      {problem ? (
        <Notice tone="danger" className="mt-4">
          {problem}
        </Notice>
      ) : null}
    </CardFrame>
  );
}

interface CardFrameProps {
  name: string;
  size: number;
  action?: ReactNode;
  children: ReactNode;
}

/** The card of a file, whether it was dropped here a moment ago or is being read since yesterday. */
export function CardFrame({ name, size, action, children }: CardFrameProps) {
  return (
    <section aria-label={name} className="rounded-md border bg-surface">
      <header className="flex items-center gap-3 py-2 pr-2 pl-4">
        <FileText aria-hidden="true" className="size-4 shrink-0 text-faint" />
        <h3 className="min-w-0 grow font-semibold [overflow-wrap:anywhere]">
          {name}{" "}
          <span className="tabular ml-1 text-xs font-normal whitespace-nowrap text-soft">
            {fileSize(size)}
          </span>
        </h3>
        {action}
      </header>
      <div className="border-t p-4">{children}</div>
    </section>
  );
}

function Waiting({ label, share }: { label: string; share: number | undefined }) {
  const said = share === undefined ? words.card.checking : words.card.uploaded(Math.min(1, share));
  return (
    <div className="grid gap-2">
      <p className="tabular text-soft">{said}</p>
      <Bar label={label} share={share === undefined ? undefined : Math.min(1, share)} said={said} />
    </div>
  );
}
