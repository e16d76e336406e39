"use client";

import { Check, Copy } from "lucide-react";
import { type ReactNode, useId, useRef, useState } from "react";
import { Button } from "./button";
import { announce } from "./live-region";
import { words } from "./words";

/** A value to hand on, such as an invitation link, with a button that copies it. */
export function CopyField({ label, value, hint }: { label: string; value: string; hint?: ReactNode }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<string>();
  const [failed, setFailed] = useState(false);
  const done = copied === value;

  async function copy() {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setCopied(value);
      setFailed(false);
      announce(words.copied);
    } catch {
      setFailed(true);
      announce(words.copyFailed);
    }
  }

  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          ref={input}
          id={id}
          readOnly
          value={value}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onFocus={(event) => event.target.select()}
          className="min-h-9 min-w-0 grow rounded-md border border-outline bg-sunken px-3 font-mono text-xs text-ink"
        />
        <Button onClick={copy} icon={done ? <Check /> : <Copy />} className="min-w-26">
          {done ? words.copied : words.copy}
        </Button>
      </div>
      {failed ? <p className="mt-1.5 text-xs font-medium text-danger">{words.copyFailed}</p> : null}
      {hint ? (
        <p id={`${id}-hint`} className="mt-1.5 text-xs text-soft">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
