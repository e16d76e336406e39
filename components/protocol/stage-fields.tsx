import type { UseFormReturn } from "react-hook-form";
import { CheckboxField, SelectField, TextField } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { DEFAULT_STAGE, RANKED_BATCH_SIZE } from "@/lib/review/protocol/rules";
import type { OrderMode } from "@/lib/review/protocol/schema";
import type { ProtocolForm, ProtocolFormInput } from "./form-values";
import { StoppingFields } from "./stopping-fields";
import { words } from "./words";

const choices = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

interface StageFieldsProps {
  stage: "titleAbstract" | "fullText";
  form: UseFormReturn<ProtocolFormInput, unknown, ProtocolForm>;
}

const SIZES: Record<OrderMode, number> = {
  import: DEFAULT_STAGE.batchSize,
  random: DEFAULT_STAGE.batchSize,
  ranked_batches: RANKED_BATCH_SIZE,
  ranked_own: DEFAULT_STAGE.batchSize,
};

/** Another order has another size, unless the team chose one; without a common order nothing ranked can end it. */
function proposeFor({ stage, form }: StageFieldsProps, order: OrderMode) {
  const size = Number(form.getValues(`${stage}.batchSize`));
  if (size === DEFAULT_STAGE.batchSize || size === RANKED_BATCH_SIZE)
    form.setValue(`${stage}.batchSize`, SIZES[order]);
  if (order !== "ranked_batches") form.setValue(`${stage}.stopping.form`, "random_sample");
}

/** How one stage is ordered, votes and settles. */
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
        <SelectField
          label={words.order}
          hint={words.orderHints[form.watch(`${stage}.order`)]}
          options={choices(words.orders)}
          {...form.register(`${stage}.order`, {
            onChange: (event) => proposeFor({ stage, form }, event.target.value as OrderMode),
          })}
        />
        <TextField
          label={words.batchSize}
          inputMode="numeric"
          className="max-w-48"
          error={errors?.batchSize?.message}
          {...form.register(`${stage}.batchSize`)}
        />
        {stage === "titleAbstract" ? <StoppingFields form={form} /> : null}
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
