"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import type { WholeRecord } from "@/lib/review/record/contract";
import { api, client, fieldProblems, newOperationId, refusalCode, sentenceOf } from "../api/client";
import { useStepForm } from "../api/use-form";
import {
  type CorrectionField,
  CorrectionForm,
  type CorrectionValues,
  changesOf,
  valuesOf,
} from "./correction-values";
import { words } from "./words";

type Meanwhile = Partial<Record<CorrectionField, string>>;

/** The form of a correction. When somebody else was quicker, what was typed stays and the rest follows. */
export function useCorrection(reviewId: string, record: WholeRecord, onSaved: () => void) {
  const queries = useQueryClient();
  const [base, setBase] = useState(record);
  const [operation, setOperation] = useState({ id: newOperationId(), sent: "" });
  /** What fields that both changed read now; null: nobody was quicker. */
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null);
  const form = useStepForm(CorrectionForm, valuesOf(record.draft));

  /** An operation id stands for one input: a retry of the same changes keeps it. */
  function operationFor(sent: string): string {
    if (operation.sent === "" || operation.sent === sent) {
      setOperation({ ...operation, sent });
      return operation.id;
    }
    const next = { id: newOperationId(), sent };
    setOperation(next);
    return next.id;
  }

  async function follow(typed: CorrectionValues): Promise<boolean> {
    const input = { reviewId, recordId: record.id };
    const fresh = await queries.fetchQuery({ ...api.records.one.queryOptions({ input }), staleTime: 0 });
    if (fresh.correction?.id === base.correction?.id) return false;
    const [before, now] = [valuesOf(base.draft), valuesOf(fresh.draft)];
    const both: Meanwhile = {};
    for (const field of Object.keys(now) as CorrectionField[]) {
      if (typed[field] === before[field]) form.setValue(field, now[field]);
      else if (now[field] !== before[field]) both[field] = now[field];
    }
    setBase(fresh);
    setMeanwhile(both);
    return true;
  }

  const submit = form.handleSubmit(async (typed) => {
    const changes = changesOf(base.draft, typed);
    if (Object.keys(changes).length === 0) {
      form.setError("root", { message: words.correct.nothing });
      return;
    }
    const input = { reviewId, recordId: record.id, basedOn: base.correction?.id ?? null, changes };
    try {
      await client.records.correct({ ...input, operationId: operationFor(JSON.stringify(input)) });
    } catch (error) {
      if (refusalCode(error) === "CONFLICT" && (await follow(typed).catch(() => false))) return;
      const problems = fieldProblems(error);
      for (const { path, message } of problems) {
        form.setError((path.split(".")[1] ?? "root") as CorrectionField, { message });
      }
      if (problems.length === 0) form.setError("root", { message: sentenceOf(error) });
      return;
    }
    toast(words.correct.saved);
    void queries.invalidateQueries();
    onSaved();
  });

  return { form, submit, meanwhile };
}
