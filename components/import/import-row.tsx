"use client";

import { useState } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { DateText } from "@/components/ui/date";
import type { ImportEntry, SearchEntry } from "@/lib/review/import/schema";
import { UndoImportDialog } from "./undo-import-dialog";
import { isRunning } from "./use-imports";
import { WarningsDialog } from "./warnings-dialog";
import { words } from "./words";

const TONES: Record<ImportEntry["status"], Tone> = {
  waiting: "accent",
  reading: "accent",
  published: "good",
  failed: "danger",
  undone: "neutral",
};

interface ImportRowProps {
  reviewId: string;
  file: SearchEntry["files"][number];
  /** Missing only for imports older than the list reaches. */
  entry: ImportEntry | undefined;
  mayRun: boolean;
}

/** One file of a search: what became of it, its warnings, and the way back. */
export function ImportRow({ reviewId, file, entry, mayRun }: ImportRowProps) {
  const [open, setOpen] = useState<"warnings" | "undo" | null>(null);
  const status = entry?.status ?? file.status;
  const mayUndo = mayRun && entry !== undefined && (status === "published" || isRunning(entry));
  return (
    <li className="drawn-when-seen flex flex-wrap items-center gap-x-4 gap-y-2 border-t px-4 py-2.5">
      <div className="min-w-0 grow basis-60">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 [overflow-wrap:anywhere]">
          <span className={status === "undone" ? "text-soft line-through" : "font-medium"}>
            {file.fileName}
          </span>
          {file.part === "all" ? null : <Badge>{words.search.partOf[file.part]}</Badge>}
          <Badge tone={TONES[status]}>{words.list.statuses[status]}</Badge>
        </p>
        {entry ? (
          <p className="text-xs text-soft">
            <DateText iso={entry.at} time /> {words.list.by(entry.startedBy.name)}
          </p>
        ) : null}
        {status === "failed" && entry?.error ? <p className="mt-1 text-danger">{entry.error}</p> : null}
      </div>
      {entry && entry.warnings > 0 ? (
        <Button size="small" variant="quiet" onClick={() => setOpen("warnings")}>
          {words.list.warnings(entry.warnings)}
        </Button>
      ) : null}
      {status === "published" ? (
        <span className="tabular text-right sm:min-w-24">{words.list.records(file.records)}</span>
      ) : null}
      {entry ? (
        <a
          href={`/api/v1/reviews/${reviewId}/imports/${entry.id}/file`}
          aria-label={words.list.fileOf(file.fileName)}
          className={buttonStyle("quiet", "small")}
          download
        >
          {words.list.file}
        </a>
      ) : null}
      {mayUndo ? (
        <Button size="small" aria-label={words.undo.of(file.fileName)} onClick={() => setOpen("undo")}>
          {words.undo.undo}
        </Button>
      ) : null}
      {entry && open === "warnings" ? (
        <WarningsDialog reviewId={reviewId} entry={entry} onClose={() => setOpen(null)} />
      ) : null}
      {entry && open === "undo" ? (
        <UndoImportDialog reviewId={reviewId} entry={entry} onClose={() => setOpen(null)} />
      ) : null}
    </li>
  );
}
