"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAnnounce } from "@/components/ui/live-region";
import { errorShown } from "@/lib/review/duplicates/audit/rules";
import type { Audit, JudgedMerge, Judgement } from "@/lib/review/duplicates/audit/schema";
import { api, newOperationId, refusalCode, sentenceOf } from "../../api/client";
import { words } from "./words";

/** What was done here, to be undone from the last to the first. */
type Done =
  | { kind: "judged"; recordId: string; before: Judgement | null }
  | { kind: "taken_out"; recordId: string; clusterId: string; from: "confirmed" | "split" };

/** One after the other, in the order of the keys; an unreachable server is asked again with the same operation id. */
const inOrder = {
  scope: { id: "audit" },
  retry: (failures: number, error: unknown) => failures < 2 && refusalCode(error) === null,
};

/** A sample, where somebody is in it, and what they do there. A judgement is shown at once and saved behind it. */
export function useAudit(reviewId: string, auditId: string) {
  const queries = useQueryClient();
  const announce = useAnnounce();
  const options = api.duplicates.audit.queryOptions({ input: { reviewId, auditId } });
  const audit = useQuery(options);
  const merges = audit.data?.merges ?? [];
  const [wanted, setWanted] = useState<number | null>(null);
  const [done, setDone] = useState<readonly Done[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const mark = useMutation({ ...api.duplicates.markAudited.mutationOptions(), ...inOrder });
  const out = useMutation({ ...api.duplicates.takeOut.mutationOptions(), ...inOrder });
  const back = useMutation({ ...api.duplicates.undo.mutationOptions(), ...inOrder });

  const firstOpen = merges.findIndex(({ judgement }) => judgement === null);
  const place = Math.min(wanted ?? Math.max(0, firstOpen), Math.max(0, merges.length - 1));
  const current = merges[place];

  function show(recordId: string, change: Partial<JudgedMerge>) {
    queries.setQueryData<Audit>(options.queryKey, (seen) => {
      if (!seen) return seen;
      const changed = seen.merges.map((one) => (one.recordId === recordId ? { ...one, ...change } : one));
      return { ...seen, merges: changed, error: errorShown(changed.map(({ judgement }) => judgement)) };
    });
  }

  async function save(work: () => Promise<unknown>): Promise<boolean> {
    setProblem(null);
    await queries.cancelQueries({ queryKey: options.queryKey });
    const isSaved = await work().then(
      () => true,
      (error: unknown) => {
        setProblem(sentenceOf(error));
        return false;
      },
    );
    // What is still on its way would be shown as undone for a moment.
    if (queries.isMutating() > 0) return isSaved;
    await Promise.all(
      [api.duplicates.key(), api.overview.key(), api.prismaFlow.key()].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    );
    return isSaved;
  }

  function say(merge: JudgedMerge, judgement: Judgement | null) {
    const { recordId } = merge;
    show(recordId, { judgement, by: null });
    return save(() =>
      mark.mutateAsync({ reviewId, auditId, recordId, judgement, operationId: newOperationId() }),
    );
  }

  function goOn(from: number) {
    const after = merges.findIndex(({ judgement }, at) => at > from && judgement === null);
    setWanted(after >= 0 ? after : Math.min(from + 1, merges.length - 1));
  }

  return {
    audit,
    merges,
    current,
    place,
    problem,
    canUndo: done.length > 0,
    isBusy: out.isPending || back.isPending,
    move: (by: number) => setWanted(Math.max(0, Math.min(place + by, merges.length - 1))),
    judge: (judgement: Judgement) => {
      if (!current) return;
      setDone((all) => [...all, { kind: "judged", recordId: current.recordId, before: current.judgement }]);
      announce(words.said(judgement, current.title));
      // A wrong one stays in sight: what to do with it is asked there.
      if (judgement === "wrong") setWanted(place);
      else goOn(place);
      void say(current, judgement);
    },
    takeOut: async () => {
      if (!current?.mergedIn || out.isPending) return;
      const { recordId, title } = current;
      const { clusterId } = current.mergedIn;
      await save(async () => {
        const { from } = await out.mutateAsync({
          ...{ reviewId, clusterId, recordId, operationId: newOperationId() },
        });
        show(recordId, { mergedIn: null });
        setDone((all) => [...all, { kind: "taken_out", recordId, clusterId, from }]);
        announce(words.outNow(title));
      });
    },
    undo: async () => {
      const last = done.at(-1);
      const at = merges.findIndex(({ recordId }) => recordId === last?.recordId);
      const merge = merges[at];
      if (!last || !merge || back.isPending) return;
      setDone((all) => all.slice(0, -1));
      setWanted(at);
      announce(words.undone(merge.title));
      if (last.kind === "judged") {
        await say(merge, last.before);
        return;
      }
      const { clusterId, from } = last;
      const input = { reviewId, clusterId, from, operationId: newOperationId() };
      const isSaved = await save(() => back.mutateAsync(input));
      if (!isSaved) setDone((all) => [...all, last]);
    },
  };
}

export type AuditWork = ReturnType<typeof useAudit>;
