"use client";

import { SelectField } from "@/components/ui/field";
import type { SearchEntry } from "@/lib/review/import/schema";
import type { Part } from "./cards";
import { SearchFields } from "./search-fields";
import type { SearchProblems, SearchValues } from "./search-values";
import { words } from "./words";

interface SearchChoiceProps {
  part: Part;
  chosen: string;
  /** The id a new search of this file has. */
  own: string;
  existing: readonly SearchEntry[];
  /** New searches on the cards above: a long export comes in several files. */
  others: readonly { id: string; name: string }[];
  onChoose: (searchId: string) => void;
  /** Null where the chosen search is described elsewhere. */
  draft: SearchValues | null;
  problems: SearchProblems;
  hits: number | null;
  onDescribe: (patch: Partial<SearchValues>) => void;
}

/** Which search a file, or a part of it, belongs to: one described before, or a new one. */
export function SearchChoice(props: SearchChoiceProps) {
  const { part, chosen, own, existing, others, draft, hits } = props;
  const known = [
    ...(existing.some(({ id }) => id === own) ? [] : [{ value: own, label: words.search.fresh }]),
    ...others.map(({ id, name }) => ({ value: id, label: words.search.freshNamed(name) })),
    ...existing.map((search) => ({
      value: search.id,
      label: [search.name, words.kinds[search.source], search.searchedOn].filter(Boolean).join(", "),
    })),
  ];
  // The card that described it was taken away: now it is described here.
  const orphan = { value: chosen, label: words.search.freshNamed(draft?.name ?? "") };
  const options = known.some(({ value }) => value === chosen) ? known : [orphan, ...known];
  return (
    <fieldset className="grid min-w-0 gap-4">
      <legend className={part === "all" ? "sr-only" : "mb-3 font-semibold"}>
        {words.search.partOf[part]}
      </legend>
      {options.length > 1 ? (
        <SelectField
          label={words.search.search}
          options={options}
          value={chosen}
          onChange={(event) => props.onChoose(event.target.value)}
        />
      ) : null}
      {draft ? (
        <SearchFields
          values={draft}
          problems={props.problems}
          onChange={props.onDescribe}
          hitsFromFile={hits !== null && draft.hitsReported === String(hits)}
        />
      ) : null}
    </fieldset>
  );
}
