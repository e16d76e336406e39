"use client";

import { SelectField } from "@/components/ui/field";
import type { Cue } from "@/lib/review/extraction/cues";
import { EPISTEMICS, POLARITIES } from "@/lib/review/extraction/lists";
import type { Stance } from "./entry";
import { words } from "./words";

const POLARITY = Object.entries(POLARITIES).map(([value, label]) => ({ value, label }));
const EPISTEMIC = Object.entries(EPISTEMICS).map(([value, label]) => ({ value, label }));

interface StanceFieldsProps {
  stance: Stance;
  onChange: (stance: Stance) => void;
  /** The words of the quote that propose it. */
  cues?: readonly Cue[];
}

/** Whether the report supports it and how firmly, as the quote's wording proposes. */
export function StanceFields({ stance, onChange, cues = [] }: StanceFieldsProps) {
  const spoken = [...new Set(cues.map(({ text }) => text))].join("”, “");
  return (
    <div>
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
        <SelectField
          label={words.stance.polarity}
          options={POLARITY}
          value={stance.polarity}
          onChange={(event) => onChange({ ...stance, polarity: event.target.value as Stance["polarity"] })}
        />
        <SelectField
          label={words.stance.epistemic}
          options={EPISTEMIC}
          value={stance.epistemic}
          onChange={(event) => onChange({ ...stance, epistemic: event.target.value as Stance["epistemic"] })}
        />
      </div>
      {cues.length > 0 ? <p className="mt-1.5 text-xs text-soft">{words.stance.proposed(spoken)}</p> : null}
    </div>
  );
}
