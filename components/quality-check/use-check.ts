"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { inRowOf } from "@/lib/review/stopping/quality-check/rules";
import type {
  CheckedRecord,
  ExclusionVerdict,
  QualityCheckDesk,
} from "@/lib/review/stopping/quality-check/schema";
import { api, newOperationId, refusalCode, sentenceOf } from "../api/client";
import { useAnnounce } from "../ui/live-region";
import { words } from "./words";

/** What was said before something was said here, to be undone from the last to the first. */
interface Done {
  itemId: string;
  verdict: ExclusionVerdict | null;
  note: string | null;
}

/** One after the other, in the order of the keys; an unreachable server is asked again with the same operation id. */
const inOrder = {
  scope: { id: "quality-check" },
  retry: (failures: number, error: unknown) => failures < 2 && refusalCode(error) === null,
};

/** Whether the reader may still say something of a record: others have not settled what was doubted, and it is there. */
export function isOpen({ verdict, standing }: CheckedRecord): boolean {
  return verdict === "doubted" ? standing === "open" : standing === "excluded";
}

/** A check, where its reader is in it, and what they do there. A judgement is shown at once and saved behind it. */
export function useCheck(reviewId: string, checkId: string) {
  const queries = useQueryClient();
  const announce = useAnnounce();
  const options = api.qualityCheck.desk.queryOptions({ input: { reviewId, checkId } });
  const desk = useQuery(options);
  const records = desk.data?.records ?? [];
  const [wanted, setWanted] = useState<number | null>(null);
  const [done, setDone] = useState<readonly Done[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const read = useMutation({ ...api.qualityCheck.read.mutationOptions(), ...inOrder });

  const unread = records.findIndex(({ verdict }) => verdict === null);
  const place = Math.min(wanted ?? (unread < 0 ? records.length : unread), records.length);
  const current = records[place];

  function show(itemId: string, verdict: ExclusionVerdict | null, note: string | null) {
    const standing = verdict === "doubted" ? ("open" as const) : ("excluded" as const);
    queries.setQueryData<QualityCheckDesk>(options.queryKey, (seen) => {
      if (!seen) return seen;
      const changed = seen.records.map((one) =>
        one.itemId === itemId ? { ...one, verdict, note, standing } : one,
      );
      return { ...seen, records: changed };
    });
  }

  async function say(
    itemId: string,
    verdict: ExclusionVerdict | null,
    note: string | null,
  ): Promise<boolean> {
    setProblem(null);
    show(itemId, verdict, note);
    await queries.cancelQueries({ queryKey: options.queryKey });
    const input = { reviewId, checkId, itemId, verdict, note, operationId: newOperationId() };
    const isSaved = await read.mutateAsync(input).then(
      () => true,
      (error: unknown) => {
        setProblem(sentenceOf(error));
        return false;
      },
    );
    // What is still on its way would be shown as undone for a moment.
    if (queries.isMutating() > 0) return isSaved;
    await queries.invalidateQueries({ queryKey: api.qualityCheck.key() });
    void queries.invalidateQueries({ queryKey: api.overview.key() });
    return isSaved;
  }

  function goOn(from: number) {
    const after = records.findIndex(({ verdict }, at) => at > from && verdict === null);
    setWanted(after >= 0 ? after : from + 1);
  }

  return {
    desk,
    records,
    current,
    place,
    problem,
    inRow: inRowOf(records, desk.data?.inRowBefore),
    canUndo: done.length > 0,
    move: (by: number) => setWanted(Math.max(0, Math.min(place + by, records.length))),
    judge: (verdict: ExclusionVerdict, note: string | null) => {
      if (!current || !isOpen(current)) return;
      const { itemId, title } = current;
      const before = { itemId, verdict: current.verdict, note: current.note };
      setDone((all) => [...all, before]);
      announce(words.said(verdict, title));
      goOn(place);
      void say(itemId, verdict, note).then((isSaved) => {
        if (!isSaved) setDone((all) => all.filter((one) => one !== before));
      });
    },
    undo: () => {
      const last = done.at(-1);
      const at = records.findIndex(({ itemId }) => itemId === last?.itemId);
      const record = records[at];
      if (!last || !record) return;
      setDone((all) => all.slice(0, -1));
      setWanted(at);
      announce(words.undone(record.title));
      void say(last.itemId, last.verdict, last.note);
    },
  };
}

export type CheckWork = ReturnType<typeof useCheck>;
