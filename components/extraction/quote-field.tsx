"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { SelectField, TextArea } from "@/components/ui/field";
import { SECTIONS, type Section } from "@/lib/review/extraction/lists";
import type { FoundQuote, Quoted } from "./places";
import { words } from "./words";

interface QuoteFieldProps {
  quoted: Quoted;
  found: FoundQuote | null;
  onChange: (quoted: Quoted) => void;
}

/** The quote that the claims rest on: taken from the text or pasted, and whether it stands there. */
export function QuoteField({ quoted, found, onChange }: QuoteFieldProps) {
  const loose = { page: null, charStart: null, charEnd: null, fileSha256: null };
  const mayChoose = !found || found.place.section === "page";
  return (
    <div>
      <TextArea
        label={words.quote.label}
        hint={quoted.quote === "" ? words.quote.hint : undefined}
        value={quoted.quote}
        rows={2}
        maxLength={1000}
        onChange={(event) => onChange({ ...quoted, ...loose, quote: event.target.value })}
      />
      {quoted.quote === "" ? null : (
        <div className="mt-1.5 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <FoundLine quote={quoted.quote} found={found} />
          {mayChoose ? (
            <SelectField
              label={words.quote.section}
              labelHidden
              className="w-40"
              options={Object.entries(SECTIONS).map(([value, label]) => ({ value, label }))}
              value={quoted.section}
              onChange={(event) => onChange({ ...quoted, section: event.target.value as Section })}
            />
          ) : null}
        </div>
      )}
    </div>
  );
}

function FoundLine({ quote, found }: { quote: string; found: FoundQuote | null }) {
  const isShort = quote.trim().length < 10;
  const Icon = found ? CircleCheck : CircleAlert;
  return (
    <p
      role="status"
      className={`flex items-center gap-1.5 text-xs font-medium ${found ? "text-include" : "text-maybe"}`}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      {isShort ? words.quote.short : found ? whereFound(found) : words.quote.notFound}
    </p>
  );
}

function whereFound({ place }: FoundQuote): string {
  if (place.section === "page") return words.quote.foundIn.page(place.page ?? 0);
  return words.quote.foundIn[place.section];
}
