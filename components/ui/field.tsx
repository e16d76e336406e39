import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names";
import { words } from "./words";

/** What every field says about itself. */
export interface FieldTexts {
  label: ReactNode;
  /** The label is read aloud only, where the place makes it plain to the eye. */
  labelHidden?: boolean;
  hint?: ReactNode;
  /** What is wrong and how to put it right; comes from the form's schema or from the server. */
  error?: string;
  /** Says "optional" beside the label; fields are required unless they say so. */
  optional?: boolean;
}

const CONTROL =
  "w-full rounded-md border border-outline bg-surface px-3 text-sm text-ink hover:border-ink/70 disabled:opacity-50 aria-invalid:border-danger";

/** One line of text. Spread `register("name")` of the form into it. */
export function TextField({
  label,
  labelHidden,
  hint,
  error,
  optional,
  className,
  ...rest
}: FieldTexts & ComponentProps<"input">) {
  const field = useField(rest.id, hint, error, rest["aria-describedby"]);
  return (
    <Frame {...{ label, labelHidden, hint, error, optional, className }} ids={field.ids}>
      <input type="text" {...rest} {...field.control} className={classNames(CONTROL, "min-h-9 py-1.5")} />
    </Frame>
  );
}

/** A calendar day, as `2026-03-14`. */
export function DateField(props: FieldTexts & ComponentProps<"input">) {
  return <TextField {...props} type="date" className={classNames("max-w-48", props.className)} />;
}

/** Several lines of text; grows with what is written. */
export function TextArea({
  label,
  labelHidden,
  hint,
  error,
  optional,
  className,
  isOneLine = false,
  ...rest
}: FieldTexts & ComponentProps<"textarea"> & { isOneLine?: boolean }) {
  const field = useField(rest.id, hint, error, rest["aria-describedby"]);
  return (
    <Frame {...{ label, labelHidden, hint, error, optional, className }} ids={field.ids}>
      <textarea
        rows={3}
        {...rest}
        {...field.control}
        className={classNames(
          CONTROL,
          "field-sizing-content",
          isOneLine ? "block min-h-9 resize-none py-1.75" : "min-h-20 resize-y py-2",
        )}
      />
    </Frame>
  );
}

/** One line of text that may be long: it wraps instead of hiding its end. Enter breaks no line. */
export function WrappingField({ onKeyDown, ...rest }: FieldTexts & ComponentProps<"textarea">) {
  return (
    <TextArea
      {...rest}
      rows={1}
      isOneLine
      onKeyDown={(event) => {
        if (event.key === "Enter") event.preventDefault();
        onKeyDown?.(event);
      }}
    />
  );
}

export interface Choice {
  value: string;
  label: string;
  hint?: string;
  disabled?: boolean;
}

type SelectFieldProps = FieldTexts &
  ComponentProps<"select"> & { options: readonly Choice[]; placeholder?: string };

/** One of a list. The browser's own control: it works on every phone and with every screen reader. */
export function SelectField({
  label,
  labelHidden,
  hint,
  error,
  optional,
  className,
  options,
  placeholder,
  ...rest
}: SelectFieldProps) {
  const field = useField(rest.id, hint, error, rest["aria-describedby"]);
  return (
    <Frame {...{ label, labelHidden, hint, error, optional, className }} ids={field.ids}>
      <select {...rest} {...field.control} className={classNames(CONTROL, "min-h-9 py-1.5")}>
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

/** Yes or no. */
export function CheckboxField({
  label,
  labelHidden,
  hint,
  error,
  className,
  ...rest
}: FieldTexts & ComponentProps<"input">) {
  const field = useField(rest.id, hint, error, rest["aria-describedby"]);
  return (
    <div className={className}>
      <label className="flex min-h-6 items-start gap-2.5">
        <input {...rest} {...field.control} type="checkbox" className="my-0.5 size-4 shrink-0" />
        <span className={labelHidden ? "sr-only" : undefined}>{label}</span>
      </label>
      <Below hint={hint} error={error} ids={field.ids} className="pl-6.5 *:first:mt-0.5!" />
    </div>
  );
}

type RadioGroupProps = FieldTexts &
  Omit<ComponentProps<"input">, "value" | "defaultValue"> & {
    options: readonly Choice[];
    value?: string;
    defaultValue?: string;
    /** `row` for two or three short words. */
    layout?: "column" | "row";
  };

/** One of a few, all in sight. `register("name")` goes to every choice. */
export function RadioGroup(props: RadioGroupProps) {
  const {
    label,
    labelHidden,
    hint,
    error,
    optional,
    className,
    options,
    value,
    defaultValue,
    layout,
    ...rest
  } = props;
  const field = useField(rest.id, hint, error, undefined);
  return (
    <div
      role="radiogroup"
      aria-labelledby={`${field.ids.control}-label`}
      aria-describedby={field.control["aria-describedby"]}
      aria-invalid={field.control["aria-invalid"]}
      className={className}
    >
      <div id={`${field.ids.control}-label`} className={labelHidden ? "sr-only" : "mb-1.5 font-medium"}>
        {label}
        {optional ? <Optional /> : null}
      </div>
      <div className={layout === "row" ? "flex flex-wrap gap-x-6 gap-y-1" : "grid gap-1"}>
        {options.map((option) => (
          <label key={option.value} className="flex min-h-6 items-start gap-2.5">
            <input
              {...rest}
              id={undefined}
              type="radio"
              name={rest.name ?? field.ids.control}
              value={option.value}
              disabled={rest.disabled || option.disabled}
              checked={value === undefined ? undefined : value === option.value}
              defaultChecked={defaultValue === undefined ? undefined : defaultValue === option.value}
              className="my-0.5 size-4 shrink-0"
            />
            <span>
              {option.label}
              {option.hint ? <span className="block text-xs text-soft">{option.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
      <Below hint={hint} error={error} ids={field.ids} />
    </div>
  );
}

interface FieldIds {
  control: string;
  hint: string;
  error: string;
}

/** Ties the hint and the error to the control, the error first. */
function useField(
  id: string | undefined,
  hint: ReactNode,
  error: string | undefined,
  describedBy: string | undefined,
) {
  const made = useId();
  const control = id ?? made;
  const ids: FieldIds = { control, hint: `${control}-hint`, error: `${control}-error` };
  const described = [error && ids.error, hint && ids.hint, describedBy].filter(Boolean).join(" ");
  return {
    ids,
    control: {
      id: control,
      "aria-invalid": error ? (true as const) : undefined,
      "aria-describedby": described || undefined,
    },
  };
}

interface FrameProps extends FieldTexts {
  ids: FieldIds;
  className?: string;
  children: ReactNode;
}

function Frame({ label, labelHidden, hint, error, optional, ids, className, children }: FrameProps) {
  return (
    <div className={className}>
      <label htmlFor={ids.control} className={labelHidden ? "sr-only" : "mb-1.5 block font-medium"}>
        {label}
        {optional ? <Optional /> : null}
      </label>
      {children}
      <Below hint={hint} error={error} ids={ids} />
    </div>
  );
}

function Optional() {
  return <span className="ml-1.5 text-xs font-normal text-faint">{words.optional}</span>;
}

function Below({ hint, error, ids, className }: Pick<FrameProps, "hint" | "error" | "ids" | "className">) {
  return (
    <div className={classNames("grid gap-1 text-xs empty:hidden *:first:mt-1.5", className)}>
      {error ? (
        <p id={ids.error} className="font-medium text-danger">
          {error}
        </p>
      ) : null}
      {hint ? (
        <p id={ids.hint} className="text-soft">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
