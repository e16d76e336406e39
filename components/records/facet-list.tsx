import { useState } from "react";
import { CheckboxField, TextField } from "@/components/ui/field";
import { formatNumber } from "../ui/format";
import { words } from "./words";

interface FacetListProps {
  label: string;
  facets: readonly { value: string; records: number }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

const LONG = 12;

/** What records say, with how many say it; ticked are those that a rule is about. */
export function FacetList({ label, facets, chosen, onChange }: FacetListProps) {
  const [typed, setTyped] = useState("");
  const wanted = typed.trim().toLowerCase();
  const shown = facets.filter(({ value }) => chosen.includes(value) || value.toLowerCase().includes(wanted));
  if (facets.length === 0) return <p className="text-soft">{words.rule.noneSaid}</p>;
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium">{label}</legend>
      {facets.length > LONG ? (
        <TextField
          type="search"
          label={words.rule.find}
          labelHidden
          placeholder={words.rule.find}
          className="mb-2"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      ) : null}
      <div className="grid max-h-56 gap-1 overflow-y-auto rounded-md border px-3 py-2">
        {shown.map(({ value, records }) => (
          <CheckboxField
            key={value}
            label={
              <>
                {value} <span className="tabular text-soft">{formatNumber(records)}</span>
              </>
            }
            checked={chosen.includes(value)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
