"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { RECORD_STATES } from "@/lib/review/flow";
import { api } from "../api/client";
import { FAULTS, faultOf, filterOfFault, isState, type ListFilter } from "./filter";
import { words } from "./words";

const STATES = RECORD_STATES.map((value) => ({ value, label: words.states[value] }));
const FAULT_CHOICES = FAULTS.map((value) => ({ value, label: words.filters.faults[value] }));
const PAUSE = 80;

interface RecordFiltersProps {
  reviewId: string;
  filter: ListFilter;
  /** What is different now; the rest of the filter stays. */
  onChange: (patch: ListFilter) => void;
}

/** Words, state and search; they narrow the list together. */
export function RecordFilters({ reviewId, filter, onChange }: RecordFiltersProps) {
  const searches = useQuery(api.imports.searches.queryOptions({ input: { reviewId } }));
  const options = searches.data?.map((search) => ({
    value: search.id,
    label: [search.name, words.kinds[search.source], search.searchedOn].filter(Boolean).join(", "),
  }));
  return (
    <search aria-label={words.filters.group} className="mb-3 grid gap-3">
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-[minmax(0,1fr)_13rem_13rem_13rem]">
        <Words text={filter.text ?? ""} onChange={(text) => onChange({ text: text || undefined })} />
        <SelectField
          label={words.filters.state}
          labelHidden
          placeholder={words.filters.anyState}
          options={STATES}
          value={filter.status ?? ""}
          onChange={({ target }) => onChange({ status: isState(target.value) ? target.value : undefined })}
        />
        <SelectField
          label={words.filters.search}
          labelHidden
          placeholder={words.filters.anySearch}
          options={options ?? []}
          value={filter.searchId ?? ""}
          onChange={({ target }) => onChange({ searchId: target.value || undefined })}
        />
        <SelectField
          label={words.filters.fault}
          labelHidden
          placeholder={words.filters.anyFault}
          options={FAULT_CHOICES}
          value={faultOf(filter) ?? ""}
          onChange={({ target }) => onChange(filterOfFault(target.value))}
          className="col-span-2 lg:col-span-1"
        />
      </div>
      {filter.importId ? (
        <div>
          <Button
            size="small"
            icon={<X />}
            aria-label={`${words.filters.importOnly}: ${words.filters.stopImport}`}
            onClick={() => onChange({ importId: undefined })}
          >
            {words.filters.importOnly}
          </Button>
        </div>
      ) : null}
    </search>
  );
}

/** What is typed goes into the filter after a pause, or at once with Enter. */
function Words({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  const [known, setKnown] = useState(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  // The filter was changed elsewhere: cleared, or the reader went back.
  if (text !== known) {
    setKnown(text);
    if (text !== typed.trim()) setTyped(text);
  }
  function send(value: string, pause: number) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange(value.trim()), pause);
  }
  return (
    <TextField
      type="search"
      label={words.filters.text}
      labelHidden
      placeholder={words.filters.textHint}
      maxLength={300}
      className="col-span-2 lg:col-span-1"
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        send(target.value, PAUSE);
      }}
      onKeyDown={({ key }) => key === "Enter" && send(typed, 0)}
    />
  );
}
