import type { UseFormReturn } from "react-hook-form";
import { CheckboxField, SelectField, TextField } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import type { ProtocolForm, ProtocolFormInput } from "./form-values";
import { words } from "./words";

const choices = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

interface StageFieldsProps {
  stage: "titleAbstract" | "fullText";
  form: UseFormReturn<ProtocolFormInput, unknown, ProtocolForm>;
}

/** How one stage votes and settles. */
export function StageFields({ stage, form }: StageFieldsProps) {
  const errors = form.formState.errors[stage];
  return (
    <Panel title={words.stages[stage]}>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={words.votes}
          options={choices(words.voteChoices)}
          {...form.register(`${stage}.votesPerItem`)}
        />
        <SelectField
          label={words.maybe}
          options={choices(words.maybeChoices)}
          {...form.register(`${stage}.maybeRule`)}
        />
        <SelectField
          label={words.settled}
          options={choices(words.settledChoices)}
          {...form.register(`${stage}.settledBy`)}
        />
        {form.watch(`${stage}.votesPerItem`) === "3" ? (
          <SelectField
            label={words.three}
            options={choices(words.threeChoices)}
            {...form.register(`${stage}.threeVotes`)}
          />
        ) : null}
        <TextField
          label={words.batchSize}
          inputMode="numeric"
          className="max-w-48"
          error={errors?.batchSize?.message}
          {...form.register(`${stage}.batchSize`)}
        />
        {stage === "fullText" ? (
          <CheckboxField
            className="sm:col-span-2"
            label={words.reasonsByOrder}
            hint={words.reasonsByOrderHint}
            {...form.register(`${stage}.reasonsByOrder`)}
          />
        ) : null}
      </div>
    </Panel>
  );
}
