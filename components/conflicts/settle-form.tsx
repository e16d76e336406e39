"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { toast } from "sonner";
import { z } from "zod";
import { type ConflictView, ResolveConflict } from "@/lib/review/conflicts/schema";
import type { StageKind } from "@/lib/review/protocol/schema";
import { FinalDecision } from "@/lib/review/screening/schema";
import { api, newOperationId } from "../api/client";
import { showRefusal, useStepForm } from "../api/use-form";
import { Button } from "../ui/button";
import { RadioGroup, SelectField, TextArea } from "../ui/field";
import { useShortcuts } from "../ui/shortcuts";
import { words } from "./words";

interface SettleFormProps {
  reviewId: string;
  stage: StageKind;
  view: ConflictView;
  /** The protocol on the screen: the decision names it. */
  protocolVersionId: string;
  reasonOf: (id: string) => string;
  onSettled: () => void;
}

const Settle = z
  .object({
    stage: z.string(),
    decision: FinalDecision.nullish(),
    reasonId: z.string(),
    way: z.enum(["consensus", "adjudication", "majority", "lead"]),
    rationale: ResolveConflict.shape.rationale,
  })
  .superRefine(({ stage, decision, reasonId }, context) => {
    if (!decision) context.addIssue({ code: "custom", path: ["decision"], message: words.missingDecision });
    if (stage === "full_text" && decision === "exclude" && !reasonId) {
      context.addIssue({ code: "custom", path: ["reasonId"], message: words.missingReason });
    }
  });

/** A decision, why, and in which way it was reached; the votes that were on the screen go with it. */
export function SettleForm(props: SettleFormProps) {
  const { reviewId, stage, view, protocolVersionId, reasonOf, onSettled } = props;
  const [operationId, setOperationId] = useState(newOperationId);
  const queries = useQueryClient();
  const resolve = useMutation(api.conflicts.resolve.mutationOptions());
  const propose = useMutation(api.conflicts.propose.mutationOptions());
  const form = useStepForm(Settle, {
    stage,
    decision: null,
    reasonId: "",
    way: view.ways[0] ?? "adjudication",
    rationale: "",
  });
  const { errors } = form.formState;
  const [decision, way] = form.watch(["decision", "way"]);

  useShortcuts({
    i: () => form.setValue("decision", "include", { shouldValidate: true }),
    e: () => form.setValue("decision", "exclude", { shouldValidate: true }),
  });

  const submit = form.handleSubmit(async (said) => {
    if (!said.decision) return;
    const input = {
      reviewId,
      stage,
      itemId: view.card.itemId,
      operationId,
      decision: said.decision,
      reasonId: said.decision === "exclude" && said.reasonId ? said.reasonId : null,
      rationale: said.rationale,
      protocolVersionId,
      seenEventIds: view.votes.map((vote) => vote.eventId),
    };
    try {
      if (said.way === "consensus") await propose.mutateAsync(input);
      else await resolve.mutateAsync({ ...input, mode: said.way });
    } catch (error) {
      // What was refused may be said differently: that is another act. What got no answer may have been saved.
      if (!isUnanswered(error)) setOperationId(newOperationId());
      showRefusal(form, error);
      await queries.invalidateQueries({ queryKey: api.conflicts.conflict.key() });
      return;
    }
    setOperationId(newOperationId());
    toast(said.way === "consensus" ? words.proposedToast : words.settledToast(said.decision));
    if (said.way !== "consensus") onSettled();
    await queries.invalidateQueries();
  });

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit();
  }

  return (
    <form noValidate onSubmit={submit} onKeyDown={onKeyDown} className="grid gap-5">
      <RadioGroup
        label={words.decision}
        layout="row"
        options={FinalDecision.options.map((value) => ({ value, label: words.decisions[value] }))}
        error={errors.decision?.message}
        {...form.register("decision")}
      />
      {decision === "exclude" ? (
        <SelectField
          label={words.reason}
          optional={stage === "title_abstract"}
          placeholder={words.chooseReason}
          options={view.reasonIds.map((id) => ({ value: id, label: reasonOf(id) }))}
          error={errors.reasonId?.message}
          className="max-w-sm"
          {...form.register("reasonId")}
        />
      ) : null}
      {view.ways.length > 1 ? (
        <RadioGroup
          label={words.way}
          options={view.ways.map((value) => ({
            value,
            label: words.ways[value],
            hint: words.wayHints[value],
          }))}
          {...form.register("way")}
        />
      ) : (
        <p className="text-soft">
          <span className="font-medium text-ink">{words.ways[way]}.</span> {words.wayHints[way]}
        </p>
      )}
      <TextArea
        label={words.rationale}
        hint={words.rationaleHint}
        error={errors.rationale?.message}
        {...form.register("rationale")}
      />
      {errors.root ? (
        <p role="alert" className="font-medium text-danger">
          {errors.root.message}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          variant="primary"
          type="submit"
          busy={resolve.isPending || propose.isPending}
          keys="mod+Enter"
        >
          {way === "consensus" ? (view.proposal ? words.proposeAnew : words.propose) : words.settle}
        </Button>
        <span className="text-xs text-soft pointer-coarse:hidden">{words.keys}</span>
      </div>
    </form>
  );
}

function isUnanswered(error: unknown): boolean {
  return error instanceof TypeError;
}
