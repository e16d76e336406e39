"use client";

import { ChevronRight } from "lucide-react";
import { type ChangeEvent, useId } from "react";
import { DateField, SelectField, TextArea, TextField } from "@/components/ui/field";
import { SOURCES, type Source } from "@/lib/review/flow";
import { type SearchProblems, type SearchValues, SUGGESTED } from "./search-values";
import { words } from "./words";

const KINDS = SOURCES.map((value) => ({ value, label: words.kinds[value] }));

interface SearchFieldsProps {
  values: SearchValues;
  problems: SearchProblems;
  onChange: (patch: Partial<SearchValues>) => void;
  /** The hits were found in the file itself. */
  hitsFromFile?: boolean;
  /** Shows what can be said later, too. */
  openAtFirst?: boolean;
}

/** What PRISMA-S asks about one search. */
export function SearchFields({
  values,
  problems,
  onChange,
  hitsFromFile = false,
  openAtFirst = false,
}: SearchFieldsProps) {
  const suggestions = useId();
  const text = (field: keyof SearchValues) => ({
    value: values[field],
    error: problems[field],
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      onChange({ [field]: event.target.value }),
  });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        label={words.search.kind}
        options={KINDS}
        value={values.source}
        error={problems.source}
        onChange={(event) => onChange({ source: event.target.value as Source })}
      />
      <div>
        <TextField
          label={words.search.name}
          hint={words.search.nameHint[values.source]}
          list={suggestions}
          autoComplete="off"
          maxLength={200}
          {...text("name")}
        />
        <datalist id={suggestions}>
          {SUGGESTED[values.source].map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </div>
      <DateField label={words.search.date} optional {...text("searchedOn")} />
      <TextField
        label={words.search.hits}
        hint={hitsFromFile ? words.search.hitsFromFile : words.search.hitsHint}
        optional
        inputMode="numeric"
        {...text("hitsReported")}
      />
      <details className="group/more sm:col-span-2" open={openAtFirst || undefined}>
        <summary className="flex min-h-9 items-center gap-2 rounded-sm font-medium -outline-offset-2 hover:bg-hover">
          <ChevronRight
            aria-hidden="true"
            className="size-4 text-faint transition-transform group-open/more:rotate-90"
          />
          {words.search.more}
        </summary>
        <div className="grid gap-4 pt-3 sm:grid-cols-2">
          <TextArea
            label={words.search.query}
            hint={words.search.queryHint}
            optional
            rows={2}
            spellCheck={false}
            className="sm:col-span-2 [&_textarea]:max-h-80 [&_textarea]:font-mono [&_textarea]:text-xs"
            {...text("query")}
          />
          <TextField label={words.search.platform} optional maxLength={200} {...text("platform")} />
          <TextField label={words.search.note} optional maxLength={5000} {...text("note")} />
        </div>
      </details>
    </div>
  );
}
