import type { UseFormReturn } from "react-hook-form";
import { CheckboxField, SelectField, TextField } from "@/components/ui/field";
import { DEFAULT_STOPPING } from "@/lib/review/protocol/rules";
import type { ProtocolForm, ProtocolFormInput } from "./form-values";
import { words } from "./words";

const SAFE = ["randomPercent", "timesRelevant", "screenedPercent", "irrelevantInRow"] as const;

/** When titles and abstracts may stop before all of them are read. Set before screening begins. */
export function StoppingFields({ form }: { form: UseFormReturn<ProtocolFormInput, unknown, ProtocolForm> }) {
  const errors = form.formState.errors.titleAbstract?.stopping;
  const { stops, order, stopping } = form.watch("titleAbstract");
  const isRanked = order === "ranked_batches";
  const forms = Object.entries(words.stopping.forms).filter(
    ([value]) => isRanked || value === "random_sample",
  );
  const number = (name: "target" | "confidence" | "samples" | "looks") => (
    <TextField
      label={words.stopping[name]}
      hint={words.stopping.hints[name]}
      inputMode="numeric"
      error={errors?.[name]?.message}
      {...form.register(`titleAbstract.stopping.${name}`)}
    />
  );
  return (
    <div className="grid gap-4 border-t pt-4 sm:col-span-2 sm:grid-cols-2">
      <CheckboxField
        className="sm:col-span-2"
        label={words.stopping.stops}
        hint={words.stopping.stopsHint}
        {...form.register("titleAbstract.stops", {
          // What was typed and is hidden now must not keep the protocol from being published.
          onChange: () => form.setValue("titleAbstract.stopping", DEFAULT_STOPPING),
        })}
      />
      {stops ? (
        <>
          {number("target")}
          {number("confidence")}
          <SelectField
            className="sm:col-span-2"
            label={words.stopping.form}
            hint={isRanked ? words.stopping.formHint : words.stopping.onlySample}
            options={forms.map(([value, label]) => ({ value, label }))}
            {...form.register("titleAbstract.stopping.form")}
          />
          {stopping.form === "ranked" ? number("looks") : number("samples")}
          <fieldset className="sm:col-span-2">
            <legend className="font-medium">{words.stopping.safe}</legend>
            <p className="mt-1 text-soft">{words.stopping.safeHint}</p>
            <div className="mt-3 grid gap-4 sm:grid-cols-2">
              {SAFE.map((name) => (
                <TextField
                  key={name}
                  label={words.stopping.safeNumbers[name]}
                  inputMode="decimal"
                  error={errors?.safe?.[name]?.message}
                  {...form.register(`titleAbstract.stopping.safe.${name}`)}
                />
              ))}
            </div>
          </fieldset>
        </>
      ) : null}
    </div>
  );
}
