"use client";

import { CircleCheck } from "lucide-react";
import { Notice } from "@/components/ui/notice";
import { Bar } from "@/components/ui/progress";
import { TextLink } from "@/components/ui/text-link";
import type { ImportEntry } from "@/lib/review/import/schema";
import { counted } from "../ui/format";
import { words } from "./words";

interface ImportProgressProps {
  reviewId: string;
  name: string;
  entry: ImportEntry | undefined;
}

/** How far the reading of a file is, and how it ended. */
export function ImportProgress({ reviewId, name, entry }: ImportProgressProps) {
  if (!entry || entry.status === "waiting" || entry.status === "reading")
    return <Reading name={name} entry={entry} />;
  if (entry.status === "failed") return <Notice tone="danger">{entry.error ?? words.running.failed}</Notice>;
  if (entry.status === "undone") return <Notice>{words.running.undone}</Notice>;
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <span className="inline-flex items-center gap-2">
        <CircleCheck aria-hidden="true" className="size-4 text-include" />
        <span className="tabular font-medium">{words.running.published(entry.recordsRead)}</span>
      </span>
      <TextLink href={`/reviews/${reviewId}/records?importId=${entry.id}`}>{words.running.open}</TextLink>
    </p>
  );
}

function Reading({ name, entry }: { name: string; entry: ImportEntry | undefined }) {
  const started = entry?.status === "reading";
  const share = started ? Math.min(1, entry.bytesRead / Math.max(1, entry.bytes)) : undefined;
  const said = started
    ? words.running.reading(counted(entry.recordsRead, "record", "records"))
    : words.running.waiting;
  return (
    <div className="grid gap-2">
      <p className="tabular flex flex-wrap justify-between gap-x-4 text-soft">
        <span>{said}</span>
        {share === undefined ? null : <span>{words.running.share(share)}</span>}
      </p>
      <Bar label={words.running.of(name)} share={share} said={said} />
      {entry?.error ? <Notice tone="warning">{entry.error}</Notice> : null}
    </div>
  );
}
