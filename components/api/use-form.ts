"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import {
  type DefaultValues,
  type FieldValues,
  type Path,
  type UseFormReturn,
  useForm,
} from "react-hook-form";
import type { z } from "zod";
import { fieldProblems, sentenceOf } from "./client";

/** A form on a step's own schema. What the server says of a field comes back to that field; the rest to the form. */
export function useStepForm<Schema extends z.ZodType<FieldValues, FieldValues>>(
  schema: Schema,
  defaultValues: DefaultValues<z.input<Schema>>,
): UseFormReturn<z.input<Schema>, unknown, z.output<Schema>> {
  // The resolver's type knows zod's object schemas only by their own class; the signature above is what forms rely on.
  const resolver = zodResolver(schema as never) as never;
  return useForm<z.input<Schema>, unknown, z.output<Schema>>({ resolver, defaultValues, mode: "onTouched" });
}

/** Puts a refusal's field problems where they belong. */
export function showRefusal<Values extends FieldValues>(
  form: UseFormReturn<Values, unknown, FieldValues>,
  error: unknown,
): void {
  const problems = fieldProblems(error);
  for (const { path, message } of problems) form.setError(path as Path<Values>, { message });
  if (problems.length === 0) form.setError("root", { message: sentenceOf(error) });
}
