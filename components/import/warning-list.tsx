"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { WarningEntry } from "@/lib/review/import/schema";
import { type NumberedLine, originalLines, surroundings } from "./file-lines";
import { words } from "./words";

interface WarningListProps {
  warnings: readonly WarningEntry[];
  /** The file itself, while it is still at hand: then the lines around the place are shown too. */
  file?: File | null;
}

/** Warnings in the order of the file; each opens at its line. */
export function WarningList({ warnings, file }: WarningListProps) {
  return (
    <ScrollRegion label={words.card.warningHelp} className="max-h-96 overflow-y-auto">
      <p className="px-4 pt-3 text-xs text-soft">{words.card.warningHelp}</p>
      <ol className="py-1">
        {warnings.map((warning, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two warnings may be alike, and none ever changes places.
          <li key={index}>
            <Warning warning={warning} file={file} />
          </li>
        ))}
      </ol>
    </ScrollRegion>
  );
}

function Warning({ warning, file }: { warning: WarningEntry; file: File | null | undefined }) {
  const [lines, setLines] = useState<readonly NumberedLine[]>(() => originalLines(warning));
  async function look(open: boolean) {
    if (!open || !file) return;
    const around = await surroundings(file, warning.line);
    if (around.length > 0) setLines(around);
  }
  const text = (
    <span className="min-w-0">
      <span className="tabular font-medium">{words.card.line(warning.line)}</span>{" "}
      <span className="text-soft">{warning.message}</span>
    </span>
  );
  if (!file && lines.length === 0) return <p className="py-1.5 pr-4 pl-10">{text}</p>;
  return (
    <details className="group/warning" onToggle={(event) => void look(event.currentTarget.open)}>
      <summary className="flex items-start gap-2 rounded-sm px-4 py-1.5 -outline-offset-2 hover:bg-hover">
        <ChevronRight
          aria-hidden="true"
          className="mt-0.5 size-4 shrink-0 text-faint transition-transform group-open/warning:rotate-90"
        />
        {text}
      </summary>
      {lines.length > 0 ? (
        <div className="mx-4 mb-2 ml-10 rounded-sm border bg-sunken py-1 font-mono text-xs">
          {lines.map(({ number, text }) => (
            <p
              key={number}
              className={
                number === warning.line
                  ? "flex gap-3 bg-maybe-wash px-2 py-0.5 font-medium"
                  : "flex gap-3 px-2 py-0.5 text-soft"
              }
            >
              <span className="tabular w-10 shrink-0 text-right select-none">{number}</span>
              <span className="min-w-0 whitespace-pre-wrap [overflow-wrap:anywhere]">{text || " "}</span>
            </p>
          ))}
        </div>
      ) : null}
    </details>
  );
}
