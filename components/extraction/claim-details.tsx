"use client";

import { type ReactNode, useState } from "react";
import { DETAIL_FIELDS, valueAt } from "./fields";
import { SpecFields } from "./spec-field";
import { valueInWords } from "./value-words";
import { words } from "./words";

interface ClaimDetailsProps<T> {
  value: T;
  onChange: (value: T) => void;
  children?: ReactNode;
}

/** The rest of a claim, folded until it is wanted; what is said stays in sight. */
export function ClaimDetails<T>({ value, onChange, children }: ClaimDetailsProps<T>) {
  const [isOpen, setOpen] = useState(false);
  const said = detailsInWords(value);
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="min-h-6 text-soft hover:text-ink">
        {words.details.title}
        {said && !isOpen ? `: ${said}` : ""}
      </summary>
      <div className="mt-3 grid gap-4">
        <SpecFields specs={DETAIL_FIELDS} value={value} onChange={onChange} />
        {children}
      </div>
    </details>
  );
}

/** What a claim says in detail, in a line. */
export function detailsInWords(claim: unknown): string {
  return DETAIL_FIELDS.flatMap(({ path, kind }) => {
    const value = valueAt(claim, path);
    if (value === null || value === false) return [];
    return [kind === "flag" ? words.details.implicit : valueInWords(claim, path)];
  }).join(" · ");
}
