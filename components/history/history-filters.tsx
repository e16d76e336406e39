"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "../api/client";
import { Button } from "../ui/button";
import { SelectField } from "../ui/field";
import { EVENT_WORDS } from "./event-words";
import type { HistoryChoice } from "./filter";
import { words } from "./words";

interface HistoryFiltersProps {
  reviewId: string;
  choice: HistoryChoice;
  onChange: (patch: HistoryChoice) => void;
}

const KINDS = Object.entries(EVENT_WORDS)
  .map(([value, { name }]) => ({ value, label: name }))
  .sort((one, other) => one.label.localeCompare(other.label, "en"));

/** By whom, and what; and a single record or report, where one came from there. */
export function HistoryFilters({ reviewId, choice, onChange }: HistoryFiltersProps) {
  const members = useQuery(api.team.members.queryOptions({ input: { reviewId } }));
  const people = (members.data ?? []).map(({ personId, name, endedAt }) => ({
    value: personId,
    label: endedAt ? words.former(name) : name,
  }));
  return (
    <search aria-label={words.filters} className="mb-4 flex flex-wrap items-end gap-x-3 gap-y-2">
      <SelectField
        label={words.person}
        options={people}
        placeholder={words.anybody}
        value={choice.actorId ?? ""}
        onChange={(event) => onChange({ actorId: event.target.value || undefined })}
        className="w-full sm:w-56"
      />
      <SelectField
        label={words.kind}
        options={KINDS}
        placeholder={words.anything}
        value={choice.kind ?? ""}
        onChange={(event) => onChange({ kind: event.target.value || undefined })}
        className="w-full sm:w-72"
      />
      {choice.recordId || choice.reportId ? (
        <p className="flex min-h-9 items-center gap-2 text-soft">
          {choice.recordId ? words.oneRecord : words.oneReport}
          <Button size="small" onClick={() => onChange({ recordId: undefined, reportId: undefined })}>
            {words.showAll}
          </Button>
        </p>
      ) : null}
    </search>
  );
}
