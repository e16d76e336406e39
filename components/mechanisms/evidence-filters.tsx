"use client";

import { useQuery } from "@tanstack/react-query";
import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { formatNumber } from "@/components/ui/format";
import { CERTAINTIES, DESIGNS, EPISTEMICS, FORMS, LEVELS, SOURCE_ROLES } from "@/lib/review/extraction/lists";
import type { EvidenceChoices } from "@/lib/review/mechanisms/shapes";
import { api } from "../api/client";
import { type EvidenceChoice, FILTERS } from "./filter";
import { words } from "./words";

interface EvidenceFiltersProps {
  reviewId: string;
  choice: EvidenceChoice;
  onChange: (choice: EvidenceChoice) => void;
}

/** What all four views are narrowed to; a list is there only when some claim says something to it. */
export function EvidenceFilters({ reviewId, choice, onChange }: EvidenceFiltersProps) {
  const choices = useQuery(api.mechanisms.choices.queryOptions({ input: { reviewId } }));
  const [isOpen, setOpen] = useState(false);
  const count = Object.keys(choice).length;
  const shown = FILTERS.filter((name) => choice[name] || (choices.data?.[name].length ?? 0) > 0);
  return (
    <search aria-label={words.filters.group} className="mb-4 print:hidden">
      <div className="flex min-h-9 flex-wrap items-center gap-2">
        <Button
          icon={<SlidersHorizontal />}
          aria-expanded={isOpen}
          aria-controls="evidence-filters"
          onClick={() => setOpen(!isOpen)}
        >
          {words.filters.open(count)}
        </Button>
        {FILTERS.filter((name) => choice[name]).map((name) => (
          <Button
            key={name}
            size="small"
            variant="quiet"
            aria-label={words.filters.drop(words.filters.names[name], valueName(name, choice[name]))}
            onClick={() => onChange({ ...choice, [name]: undefined })}
          >
            {words.filters.names[name]}: {valueName(name, choice[name])} ×
          </Button>
        ))}
        {count > 1 ? (
          <Button size="small" variant="quiet" onClick={() => onChange({})}>
            {words.filters.clear}
          </Button>
        ) : null}
      </div>
      <div
        id="evidence-filters"
        hidden={!isOpen}
        className="mt-3 grid gap-3 sm:grid-cols-2 lg:grid-cols-4 2xl:grid-cols-7"
      >
        {shown.map((name) => (
          <SelectField
            key={name}
            label={words.filters.names[name]}
            placeholder={words.filters.any}
            options={optionsOf(name, choices.data?.[name] ?? [], choice[name])}
            value={choice[name] ?? ""}
            onChange={({ target }) => onChange({ ...choice, [name]: target.value || undefined })}
          />
        ))}
      </div>
    </search>
  );
}

/** The values that occur; one that the address asks for stands there even when nothing has it. */
function optionsOf(
  name: keyof EvidenceChoices,
  found: EvidenceChoices[keyof EvidenceChoices],
  chosen: string | undefined,
) {
  const missing = chosen && !found.some(({ value }) => value === chosen);
  const all = missing ? [...found, { value: chosen, claims: 0 }] : found;
  return all.map(({ value, claims }) => ({
    value,
    label: `${valueName(name, value)} (${formatNumber(claims)})`,
  }));
}

const NAMES: Partial<Record<keyof EvidenceChoices, Readonly<Record<string, string>>>> = {
  designs: Object.fromEntries(Object.entries(DESIGNS).map(([value, { label }]) => [value, label])),
  forms: FORMS,
  levels: LEVELS,
  roles: SOURCE_ROLES,
  certainties: CERTAINTIES,
  epistemics: EPISTEMICS,
};

function valueName(name: keyof EvidenceChoices, value = ""): string {
  return NAMES[name]?.[value] ?? value;
}
