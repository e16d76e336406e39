"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import type { SureLevel } from "@/lib/review/duplicates/schema";
import { client, newOperationId, sentenceOf } from "../../api/client";
import { words } from "./words";

interface Change {
  level: SureLevel;
  /** The level and version in force, to which undoing leads back. */
  was: SureLevel;
  basedOn: number;
  rationale: string;
  toStanding?: { asked: number; merged: number };
}

/** Sets a level. Undoing sets the earlier one in the same way: for what stands too, if that was changed. */
export function useSetLevel(reviewId: string, onSet: () => void) {
  const queries = useQueryClient();
  const set = useMutation({
    mutationFn: ({ was: _was, ...change }: Change) =>
      client.duplicates.setSureLevel({ reviewId, operationId: newOperationId(), ...change }),
    onSuccess: async ({ number }, change) => {
      await queries.invalidateQueries();
      onSet();
      toast(words.wasSet(words.levels[change.level].name), {
        duration: 10_000,
        action: { label: words.undo, onClick: () => void undo(change, number) },
      });
    },
  });

  async function undo({ was: level, toStanding }: Change, basedOn: number) {
    try {
      const { asked, merged } = toStanding
        ? await client.duplicates.previewSureLevel({ reviewId, level })
        : { asked: 0, merged: 0 };
      await client.duplicates.setSureLevel({
        ...{ reviewId, level, basedOn, operationId: newOperationId() },
        toStanding: toStanding && { asked, merged },
      });
      toast(words.undone);
    } catch (error) {
      toast(words.notDone, { description: sentenceOf(error) });
    }
    await queries.invalidateQueries();
  }

  return set;
}
