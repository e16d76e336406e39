"use client";

import { useQuery } from "@tanstack/react-query";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Loading, SkeletonText } from "@/components/ui/skeleton";
import type { ImportEntry } from "@/lib/review/import/schema";
import { api, sentenceOf } from "../api/client";
import { WarningList } from "./warning-list";
import { words } from "./words";

interface WarningsDialogProps {
  reviewId: string;
  entry: ImportEntry;
  onClose: () => void;
}

/** What the reading of a file found odd. */
export function WarningsDialog({ reviewId, entry, onClose }: WarningsDialogProps) {
  const one = useQuery(api.imports.one.queryOptions({ input: { reviewId, importId: entry.id } }));
  return (
    <Dialog
      open
      onOpenChange={onClose}
      width="large"
      title={words.list.warningsOf(entry.fileName)}
      description={
        one.data ? words.list.warningsShown(one.data.warningList.length, entry.warnings) : undefined
      }
    >
      {one.isPending ? (
        <Loading label={words.list.warningsOf(entry.fileName)}>
          <SkeletonText lines={4} />
        </Loading>
      ) : null}
      {one.isError ? <Notice tone="danger">{sentenceOf(one.error)}</Notice> : null}
      {one.data ? <WarningList warnings={one.data.warningList} /> : null}
    </Dialog>
  );
}
