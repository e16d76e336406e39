"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";
import type { ImportEntry } from "@/lib/review/import/schema";
import type { FileCard } from "./cards";
import { fileSize } from "./file-size";
import { ImportProgress } from "./import-progress";
import type { FileCards } from "./use-cards";
import { words } from "./words";

interface StartedFilesProps {
  reviewId: string;
  /** Files that were started here, each with its import as far as it is. */
  started: readonly { card: FileCard; entry: ImportEntry | undefined }[];
  /** Imports that run, started elsewhere. */
  others: readonly ImportEntry[];
  files: FileCards;
}

/** Every file that is being read, in one list: thirty of them fit on a screen. */
export function StartedFiles({ reviewId, started, others, files }: StartedFilesProps) {
  if (started.length + others.length === 0) return null;
  return (
    <ul aria-label={words.running.list} className="divide-y divide-line rounded-md border bg-surface">
      {others.map((entry) => (
        <Row key={entry.id} name={entry.fileName} size={entry.bytes}>
          <ImportProgress reviewId={reviewId} name={entry.fileName} entry={entry} mayStop />
        </Row>
      ))}
      {started.map(({ card, entry }) => (
        <Row
          key={card.id}
          name={card.name}
          size={card.size}
          action={
            <IconButton
              size="small"
              label={words.card.close(card.name)}
              icon={<X />}
              onClick={() => files.remove(card)}
            />
          }
        >
          <ImportProgress reviewId={reviewId} name={card.name} entry={entry} mayStop />
        </Row>
      ))}
    </ul>
  );
}

interface RowProps {
  name: string;
  size: number;
  action?: ReactNode;
  children: ReactNode;
}

function Row({ name, size, action, children }: RowProps) {
  return (
    <li className="drawn-when-seen flex items-center gap-3 py-2 pr-2 pl-4">
      <div className="grid min-w-0 grow items-center gap-x-6 gap-y-1 sm:grid-cols-2">
        <p className="min-w-0 font-medium [overflow-wrap:anywhere]">
          {name} <span className="tabular ml-1 text-xs font-normal text-soft">{fileSize(size)}</span>
        </p>
        {children}
      </div>
      {action}
    </li>
  );
}
