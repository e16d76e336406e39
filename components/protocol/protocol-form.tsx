"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useFieldArray } from "react-hook-form";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { CheckboxField, SelectField, TextArea, WrappingField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { Protocol } from "@/lib/review/protocol/schema";
import { api, client, newOperationId } from "../api/client";
import { showRefusal, useStepForm } from "../api/use-form";
import { ProtocolForm as Form, formValues, toPublish } from "./form-values";
import { NewerVersion } from "./newer-version";
import { OrderedList } from "./ordered-list";
import { StageFields } from "./stage-fields";
import { words } from "./words";

const KINDS = [
  { value: "include", label: words.kinds.include },
  { value: "exclude", label: words.kinds.exclude },
];

interface ProtocolFormProps {
  reviewId: string;
  /** The version that is amended; null before the first. */
  protocol: Protocol | null;
  /** A version that somebody published since. */
  newer: Protocol | null;
  onLoadNewer: () => void;
  onPublished: () => Promise<void>;
}

/** Writes the first protocol or an amendment. */
export function ProtocolForm({ reviewId, protocol, newer, onLoadNewer, onPublished }: ProtocolFormProps) {
  const queries = useQueryClient();
  const [operationId] = useState(newOperationId);
  const form = useStepForm(Form, formValues(protocol));
  const criteria = useFieldArray({ control: form.control, name: "criteria" });
  const reasons = useFieldArray({ control: form.control, name: "reasons" });
  // Read on every drawing: the form watches only what was read before it changed.
  const { errors, isSubmitting, isDirty } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      const ids = { reviewId, operationId, basedOn: protocol?.id ?? null };
      const { number } = await client.protocol.publish(toPublish(values, ids));
      toast(words.published(number));
      await onPublished();
    } catch (error) {
      showRefusal(form, error);
      // Somebody may have published meanwhile: what is typed stays, and the newer version is offered.
      await queries.invalidateQueries({ queryKey: api.protocol.key() });
    }
  });
  return (
    <form onSubmit={submit} noValidate className="grid gap-6">
      {newer ? <NewerVersion newer={newer} isTyped={isDirty} onLoad={onLoadNewer} /> : null}
      <TextArea
        label={words.question}
        hint={words.questionHint}
        error={errors.question?.message}
        {...form.register("question")}
      />
      <Panel title={words.criteria}>
        <p className="mb-4 text-soft">{words.criteriaHint}</p>
        <OrderedList
          keys={criteria.fields.map((field) => field.id)}
          nameOf={(index) => words.criterion(index + 1).toLowerCase()}
          addLabel={words.addCriterion}
          onMove={criteria.move}
          onRemove={criteria.remove}
          onAdd={() => criteria.append({ kind: "include", text: "" })}
          line={(index) => (
            <div className="grid gap-2 sm:grid-cols-[9rem_1fr]">
              <SelectField
                label={words.kind(index + 1)}
                labelHidden
                options={KINDS}
                {...form.register(`criteria.${index}.kind`)}
              />
              <WrappingField
                label={words.criterion(index + 1)}
                labelHidden
                error={errors.criteria?.[index]?.text?.message}
                {...form.register(`criteria.${index}.text`)}
              />
            </div>
          )}
        />
      </Panel>
      <Panel title={words.reasons}>
        <p className="mb-4 text-soft">{words.reasonsHint}</p>
        <OrderedList
          keys={reasons.fields.map((field) => field.id)}
          nameOf={(index) => words.reason(index + 1).toLowerCase()}
          addLabel={words.addReason}
          onMove={reasons.move}
          onRemove={reasons.remove}
          onAdd={() => reasons.append({ label: "", checkable: false })}
          line={(index) => (
            <div className="grid gap-2 sm:grid-cols-[1fr_13rem] sm:items-center">
              <WrappingField
                label={words.reason(index + 1)}
                labelHidden
                error={errors.reasons?.[index]?.label?.message}
                {...form.register(`reasons.${index}.label`)}
              />
              <CheckboxField
                label={words.checkable}
                aria-label={words.checkableOf(index + 1)}
                {...form.register(`reasons.${index}.checkable`)}
              />
            </div>
          )}
        />
      </Panel>
      <Panel title={words.highlights}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextArea label={words.includeWords} hint={words.wordsHint} {...form.register("includeWords")} />
          <TextArea label={words.excludeWords} hint={words.wordsHint} {...form.register("excludeWords")} />
        </div>
      </Panel>
      <StageFields stage="titleAbstract" form={form} />
      <StageFields stage="fullText" form={form} />
      {protocol ? (
        <TextArea
          label={words.rationale}
          hint={words.rationaleHint}
          error={errors.rationale?.message}
          {...form.register("rationale")}
        />
      ) : null}
      <div className="grid justify-items-start gap-3">
        {errors.root ? <Notice tone="danger">{errors.root.message}</Notice> : null}
        <Button type="submit" variant="primary" busy={isSubmitting}>
          {protocol ? words.amend : words.publish}
        </Button>
      </div>
    </form>
  );
}
