"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { SelectField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import {
  COLUMN_FIELDS,
  type ColumnChoice,
  type ColumnMapping,
} from "@/lib/review/formats/table/column-mapping";
import type { FileColumns, KeptFile } from "@/lib/review/import/schema";
import { api, sentenceOf } from "../api/client";
import { type FileCards, nameColumns } from "./use-cards";
import { words } from "./words";

interface ColumnsDialogProps {
  reviewId: string;
  id: string;
  kept: KeptFile;
  /** What was chosen for this file. */
  chosen: ColumnMapping | undefined;
  files: FileCards;
  onClose: () => void;
}

/** What each column of a table holds, with cells to judge it by. */
export function ColumnsDialog({ reviewId, id, kept, chosen, files, onClose }: ColumnsDialogProps) {
  const outline = useQuery(api.imports.columns.queryOptions({ input: { reviewId, sha256: kept.sha256 } }));
  return (
    <Dialog open onOpenChange={onClose} title={words.columns.title(kept.name)}>
      {outline.isError ? <Notice tone="danger">{sentenceOf(outline.error)}</Notice> : null}
      {outline.isPending ? (
        <Loading label={words.columns.loading} className="grid gap-3">
          <Skeleton className="h-9" />
          <Skeleton className="h-9" />
          <Skeleton className="h-9" />
        </Loading>
      ) : null}
      {outline.data ? (
        <Columns
          outline={outline.data}
          chosen={chosen ?? outline.data.remembered ?? {}}
          onUse={async (columns) => {
            await nameColumns(reviewId, id, kept, columns, files.dispatch);
            onClose();
          }}
        />
      ) : null}
    </Dialog>
  );
}

const CHOICES = [...COLUMN_FIELDS, "ignore" as const].map((value) => ({
  value,
  label: words.columns.fields(value),
}));

interface ColumnsProps {
  outline: FileColumns;
  chosen: ColumnMapping;
  onUse: (columns: ColumnMapping) => Promise<void>;
}

function Columns({ outline, chosen, onUse }: ColumnsProps) {
  const [mapping, setMapping] = useState<ColumnMapping>(() =>
    Object.fromEntries(outline.columns.map(({ name, proposed }) => [name, chosen[name] ?? proposed])),
  );
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function use() {
    if (!Object.values(mapping).includes("title")) return setProblem(words.columns.noTitle);
    setBusy(true);
    try {
      await onUse(mapping);
    } catch (error) {
      setProblem(sentenceOf(error));
      setBusy(false);
    }
  }

  return (
    <div className="grid gap-4">
      <p className="text-soft">{words.columns.line}</p>
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      <ul className="grid gap-3">
        {outline.columns.map(({ name, samples }) => (
          <li key={name} className="grid items-start gap-x-4 gap-y-1 border-t pt-3 sm:grid-cols-2">
            <div className="min-w-0">
              <p className="font-medium [overflow-wrap:anywhere]">{name}</p>
              <p className="line-clamp-2 text-xs text-soft [overflow-wrap:anywhere]">{samples.join(" · ")}</p>
            </div>
            <SelectField
              label={name}
              labelHidden
              options={CHOICES}
              value={mapping[name] ?? "ignore"}
              onChange={({ target }) => setMapping({ ...mapping, [name]: target.value as ColumnChoice })}
            />
          </li>
        ))}
      </ul>
      <div className="flex justify-end gap-2">
        <DialogClose>
          <Button>{words.cancel}</Button>
        </DialogClose>
        <Button variant="primary" busy={busy} onClick={use}>
          {words.columns.use}
        </Button>
      </div>
    </div>
  );
}
