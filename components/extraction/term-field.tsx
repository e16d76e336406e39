"use client";

import { type KeyboardEvent, useId, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { TextField } from "@/components/ui/field";
import { TERM_TYPES } from "@/lib/review/extraction/lists";
import { words } from "./words";
import { type Suggestion, suggestionsFor, type World } from "./world";

interface TermFieldProps {
  label: string;
  hint?: string;
  error?: string;
  value: string;
  onChange: (value: string) => void;
  world: World;
}

/** A term or proposition by its name, with suggestions while typing (ARIA combobox). */
export function TermField({ label, hint, error, value, onChange, world }: TermFieldProps) {
  const list = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const suggestions = open ? suggestionsFor(value, world, ({ type }) => TERM_TYPES[type]) : [];
  const isOpen = suggestions.length > 0;
  const at = Math.min(active, suggestions.length - 1);

  function choose(suggestion: Suggestion) {
    onChange(suggestion.value);
    setOpen(false);
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = suggestions[at];
    if (step !== undefined) {
      event.preventDefault();
      if (!isOpen) setOpen(true);
      else setActive((at + step + suggestions.length) % suggestions.length);
    } else if (event.key === "Enter" && isOpen && chosen) {
      event.preventDefault();
      choose(chosen);
    } else if (event.key === "Escape" && isOpen) {
      event.stopPropagation();
      setOpen(false);
    }
  }

  return (
    <div className="relative">
      <TextField
        {...{ label, hint, error, value, onKeyDown }}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={isOpen ? list : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && at >= 0 ? `${list}-${at}` : undefined}
        autoComplete="off"
        onChange={(event) => {
          onChange(event.target.value);
          setOpen(true);
          setActive(-1);
        }}
        onBlur={() => setOpen(false)}
      />
      {isOpen ? (
        <div
          id={list}
          role="listbox"
          aria-label={words.fields.suggestions(label)}
          className="absolute inset-x-0 top-16 z-30 max-h-64 min-w-56 overflow-y-auto rounded-md border bg-raised p-1 shadow-float"
        >
          {suggestions.map((suggestion, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field keeps the focus and the keys; aria-activedescendant names this option.
            <div
              key={suggestion.value}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(suggestion)}
              className={classNames(
                "flex min-h-8 cursor-pointer items-baseline justify-between gap-3 rounded-sm px-2 py-1.5 hover:bg-hover",
                index === at && "bg-accent-wash",
              )}
            >
              <span>{suggestion.label}</span>
              <span className="shrink-0 text-xs text-soft">{suggestion.note}</span>
            </div>
          ))}
        </div>
      ) : null}
    </div>
  );
}
