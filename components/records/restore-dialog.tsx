"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { client, newOperationId, sentenceOf } from "../api/client";
import { words } from "./words";

interface RestoreDialogProps {
  reviewId: string;
  recordIds: string[];
  onClose: (done: boolean) => void;
}

/** Reverses a removal before screening. */
export function RestoreDialog({ reviewId, recordIds, onClose }: RestoreDialogProps) {
  const queries = useQueryClient();
  const [operationId] = useState(newOperationId);
  const [problem, setProblem] = useState<string>();
  async function restore() {
    try {
      const { records } = await client.imports.restore({ reviewId, operationId, recordIds });
      toast(words.restore.done(records));
    } catch (error) {
      setProblem(sentenceOf(error));
      throw error;
    }
    void queries.invalidateQueries();
    onClose(true);
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => open || onClose(false)}
      title={words.restore.title(recordIds.length)}
      description={words.restore.line}
      confirm={words.restore.confirm}
      onConfirm={restore}
      error={problem}
    />
  );
}
