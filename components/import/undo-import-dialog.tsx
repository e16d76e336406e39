"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import type { ImportEntry, UndoPreview } from "@/lib/review/import/schema";
import { api, client, newOperationId, sentenceOf } from "../api/client";
import { TextArea } from "../ui/field";
import { words } from "./words";

interface UndoImportDialogProps {
  reviewId: string;
  entry: ImportEntry;
  onClose: () => void;
}

/** Takes a whole file back, after showing what goes with it. */
export function UndoImportDialog({ reviewId, entry, onClose }: UndoImportDialogProps) {
  const queries = useQueryClient();
  const [operationId] = useState(newOperationId);
  const [problem, setProblem] = useState<string>();
  const input = { reviewId, importId: entry.id };
  const [reason, setReason] = useState("");
  const [isAsked, setIsAsked] = useState(false);
  const effects = useQuery(api.imports.undoPreview.queryOptions({ input, staleTime: 0 }));

  const needsReason = (effects.data?.inBatches ?? 0) > 0;
  const isMissing = needsReason && reason.trim().length < 3;

  async function undo() {
    setIsAsked(true);
    if (isMissing) throw new Error(words.undo.whyMissing);
    try {
      const { records } = await client.imports.undo({ ...input, operationId, reason });
      toast(words.undo.done(records));
    } catch (error) {
      setProblem(sentenceOf(error));
      throw error;
    }
    // What an import brought shows on nearly every page.
    void queries.invalidateQueries();
  }

  if (effects.data?.obstacle) {
    return (
      <Dialog
        open
        onOpenChange={onClose}
        width="small"
        title={words.undo.blocked(entry.fileName)}
        description={effects.data.obstacle}
        footer={
          <DialogClose>
            <Button>{words.undo.close}</Button>
          </DialogClose>
        }
      />
    );
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => open || onClose()}
      title={words.undo.title(entry.fileName)}
      description={words.undo.line}
      preview={
        effects.data ? (
          <>
            <Effects effects={effects.data} />
            {needsReason ? (
              <TextArea
                label={words.undo.why}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
                error={isAsked && isMissing ? words.undo.whyMissing : undefined}
                className="mt-4"
              />
            ) : null}
          </>
        ) : (
          <p>{words.undo.counting}</p>
        )
      }
      confirm={words.undo.undo}
      danger
      onConfirm={undo}
      error={problem ?? (effects.isError ? sentenceOf(effects.error) : undefined)}
    />
  );
}

function Effects({ effects }: { effects: UndoPreview }) {
  const { records, duplicatesReleased, reports, reportsAtWork, inBatches, decided } = effects;
  return (
    <>
      <p className="mb-1.5 font-medium">{words.undo.takes}</p>
      <ul className="tabular grid list-disc gap-1 pl-5">
        <li>{words.undo.records(records)}</li>
        {duplicatesReleased > 0 ? <li>{words.undo.released(duplicatesReleased)}</li> : null}
        {inBatches > 0 ? <li>{words.undo.inBatches(inBatches, decided)}</li> : null}
        {reports > 0 ? (
          <li>
            {words.undo.reports(reports)} {reportsAtWork > 0 ? words.undo.atWork(reportsAtWork) : null}
          </li>
        ) : null}
      </ul>
    </>
  );
}
