"use client";

import { useEffect, useRef } from "react";
import type { Reason } from "@/lib/review/protocol/schema";
import { Kbd } from "../ui/kbd";
import { useShortcuts } from "../ui/shortcuts";
import { words } from "./words";

interface ReasonChoiceProps {
  reasons: readonly Reason[];
  chosen: string | null;
  onChoose: (reasonId: string) => void;
  onCancel: () => void;
}

/** The reasons in the protocol's order; one press of its number excludes the report for it. */
export function ReasonChoice({ reasons, chosen, onChoose, onCancel }: ReasonChoiceProps) {
  const frame = useRef<HTMLElement>(null);
  useEffect(() => frame.current?.focus(), []);
  const byNumber = reasons.slice(0, 9).map((reason, at) => [`${at + 1}`, () => onChoose(reason.reasonId)]);
  useShortcuts({ ...Object.fromEntries(byNumber), Escape: onCancel });
  return (
    <section
      ref={frame}
      tabIndex={-1}
      aria-label={words.reasons}
      className="max-h-[50dvh] overflow-y-auto rounded-md outline-none"
    >
      <p className="font-medium">{words.reasons}</p>
      <p className="text-xs text-soft">{words.reasonsHint}</p>
      <ol className="mt-2 grid gap-1 sm:grid-cols-2">
        {reasons.map((reason, at) => (
          <li key={reason.reasonId}>
            <button
              type="button"
              aria-pressed={reason.reasonId === chosen || undefined}
              aria-keyshortcuts={at < 9 ? `${at + 1}` : undefined}
              onClick={() => onChoose(reason.reasonId)}
              className="flex min-h-9 w-full items-center gap-2.5 rounded-md border px-2.5 py-1 text-left hover:bg-hover aria-pressed:border-exclude"
            >
              <span aria-hidden="true" className="w-5 shrink-0 text-soft">
                {at < 9 ? <Kbd keys={`${at + 1}`} /> : null}
              </span>
              {reason.label}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
