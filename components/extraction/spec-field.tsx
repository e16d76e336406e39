"use client";

import { useState } from "react";
import { CheckboxField, SelectField, TextField } from "@/components/ui/field";
import { type FieldSpec, valueAt, withValue } from "./fields";

interface SpecFieldsProps<T> {
  specs: readonly FieldSpec[];
  value: T;
  onChange: (value: T) => void;
  disabled?: boolean;
}

/** The inputs of a list of fields over one object, two or three beside each other where there is room. */
export function SpecFields<T>({ specs, value, onChange, disabled }: SpecFieldsProps<T>) {
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(min(11rem,100%),1fr))] gap-x-4 gap-y-3">
      {specs.map((spec) => (
        <SpecField
          key={spec.path}
          spec={spec}
          value={valueAt(value, spec.path)}
          onChange={(next) => onChange(withValue(value, spec.path, next))}
          disabled={disabled}
        />
      ))}
    </div>
  );
}

interface SpecFieldProps {
  spec: FieldSpec;
  value: unknown;
  onChange: (value: string | number | boolean | null) => void;
  disabled?: boolean;
}

function SpecField({ spec, value, onChange, disabled }: SpecFieldProps) {
  if (spec.kind === "choice") {
    return (
      <SelectField
        label={spec.label}
        options={spec.choices ?? []}
        placeholder={spec.required ? undefined : ""}
        value={String(value ?? "")}
        onChange={(event) => onChange(event.target.value || null)}
        disabled={disabled}
      />
    );
  }
  if (spec.kind === "flag") {
    return (
      <CheckboxField
        className="self-end pb-2"
        label={spec.label}
        checked={value === true}
        onChange={(event) => onChange(event.target.checked)}
        disabled={disabled}
      />
    );
  }
  return <TypedField {...{ spec, value, onChange, disabled }} />;
}

/** What is typed counts when the field is left or Enter is pressed, so that half a number is never saved. */
function TypedField({ spec, value, onChange, disabled }: SpecFieldProps) {
  const [typed, setTyped] = useState(inField(value));
  const [before, setBefore] = useState(value);
  if (before !== value) {
    setBefore(value);
    setTyped(inField(value));
  }
  function leave() {
    const next = read(typed, spec);
    if (next !== value) onChange(next);
  }
  return (
    <TextField
      label={spec.label}
      value={typed}
      inputMode={spec.kind === "number" ? "decimal" : undefined}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={leave}
      onKeyDown={({ key }) => (key === "Enter" ? leave() : undefined)}
      error={isMistyped(typed, spec) ? "Write a number." : undefined}
      disabled={disabled}
    />
  );
}

function inField(value: unknown): string {
  return value === null ? "" : String(value);
}

function isMistyped(typed: string, { kind }: FieldSpec): boolean {
  return kind === "number" && typed.trim() !== "" && !Number.isFinite(Number(typed));
}

function read(typed: string, spec: FieldSpec): string | number | null {
  const text = typed.trim();
  if (text === "" || isMistyped(text, spec)) return null;
  return spec.kind === "number" ? Number(text) : text;
}
