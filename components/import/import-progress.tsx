"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { type ReactNode, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Bar } from "@/components/ui/progress";
import { TextLink } from "@/components/ui/text-link";
import type { ImportEntry } from "@/lib/review/import/schema";
import { api, newOperationId, sentenceOf } from "../api/client";
import { counted } from "../ui/format";
import { words } from "./words";

interface ImportProgressProps {
  reviewId: string;
  name: string;
  entry: ImportEntry | undefined;
  mayStop?: boolean;
}

/** How far the reading of a file is, and how it ended. */
export function ImportProgress({ reviewId, name, entry, mayStop = false }: ImportProgressProps) {
  if (!entry || entry.status === "waiting" || entry.status === "reading")
    return (
      <Reading
        name={name}
        entry={entry}
        action={entry && mayStop ? <StopImport reviewId={reviewId} entry={entry} /> : null}
      />
    );
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

interface ReadingProps {
  name: string;
  entry: ImportEntry | undefined;
  action: ReactNode;
}

function Reading({ name, entry, action }: ReadingProps) {
  const started = entry?.status === "reading";
  const share = started ? Math.min(1, entry.bytesRead / Math.max(1, entry.bytes)) : undefined;
  const said = started
    ? words.running.reading(counted(entry.recordsRead, "record", "records"))
    : words.running.waiting;
  const left = entry?.secondsLeft ? words.running.left(entry.secondsLeft) : null;
  return (
    <div className="grid gap-2">
      <p className="tabular flex flex-wrap justify-between gap-x-4 text-soft">
        <span>{said}</span>
        {share === undefined ? null : (
          <span>{[words.running.share(share), left].filter(Boolean).join(", ")}</span>
        )}
      </p>
      <div className="flex items-center gap-3">
        <Bar label={words.running.of(name)} share={share} said={said} />
        {action}
      </div>
      {entry?.error ? <Notice tone="warning">{entry.error}</Notice> : null}
    </div>
  );
}

/** Ends the reading of a file. Nobody has seen a record of it yet, so there is nothing to preview. */
function StopImport({ reviewId, entry }: { reviewId: string; entry: ImportEntry }) {
  const queries = useQueryClient();
  const [operationId] = useState(newOperationId);
  const stop = useMutation(
    api.imports.undo.mutationOptions({
      onSuccess: () => {
        toast(words.running.stoppedByHand(entry.fileName));
        return queries.invalidateQueries({ queryKey: api.imports.key() });
      },
      onError: (error) => toast.error(sentenceOf(error)),
    }),
  );
  return (
    <Button
      size="small"
      aria-label={words.running.stopOf(entry.fileName)}
      busy={stop.isPending}
      onClick={() => stop.mutate({ reviewId, importId: entry.id, operationId })}
    >
      {words.running.stop}
    </Button>
  );
}
