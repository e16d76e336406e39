"use client";

import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { LEVELS, type Level, TERM_TYPES, type TermType } from "@/lib/review/extraction/lists";
import type { LineEnd } from "@/lib/review/extraction/one-line";
import { keyOf, type TermKind, type TermKinds } from "./entry";
import { words } from "./words";

const TYPES = Object.entries(TERM_TYPES).map(([value, label]) => ({ value, label }));
const LEVEL_CHOICES = Object.entries(LEVELS).map(([value, label]) => ({ value, label }));

interface NewTermsProps {
  ends: readonly LineEnd[];
  kinds: TermKinds;
  onKinds: (kinds: TermKinds) => void;
  /** A known term is meant: its name stands in for what was typed. */
  onInstead: (typed: string, known: string) => void;
}

/** What kind of thing each new term names; or the known term it misspells. */
export function NewTerms({ ends, kinds, onKinds, onInstead }: NewTermsProps) {
  const fresh = new Map(ends.flatMap((end) => (end.kind === "new_term" ? [[keyOf(end.label), end]] : [])));
  const set = (key: string, change: Partial<TermKind>) =>
    onKinds({ ...kinds, [key]: { type: null, level: null, ...kinds[key], ...change } });
  return [...fresh].map(([key, end]) => (
    <div key={key} className="rounded-md border bg-sunken p-3">
      <div className="flex flex-wrap items-center gap-2">
        <p className="font-medium">{words.entry.newTerm(end.label)}</p>
        {end.nearest.slice(0, 3).map(({ termId, label }) => (
          <Button key={termId} size="small" onClick={() => onInstead(end.label, label)}>
            {words.entry.instead(label)}
          </Button>
        ))}
      </div>
      <div className="mt-2 grid gap-3 sm:grid-cols-2">
        <SelectField
          label={words.entry.kindOf(end.label)}
          options={TYPES}
          placeholder={words.entry.choose}
          value={kinds[key]?.type ?? ""}
          onChange={(event) => set(key, { type: (event.target.value || null) as TermType | null })}
        />
        <SelectField
          label={words.entry.levelOf(end.label)}
          options={LEVEL_CHOICES}
          placeholder={words.entry.noLevel}
          value={kinds[key]?.level ?? ""}
          onChange={(event) => set(key, { level: (event.target.value || null) as Level | null })}
        />
      </div>
    </div>
  ));
}
