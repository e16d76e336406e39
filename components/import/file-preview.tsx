"use client";

import { FoldPanel } from "@/components/ui/panel";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { Preview } from "@/lib/review/import/schema";
import { WarningList } from "./warning-list";
import { words } from "./words";

const SHOWN = 3;

/** What a file was recognised as and what an import of it would bring. */
export function FilePreview({ file, preview }: { file: File; preview: Preview }) {
  const { entries, warnings, complete } = preview;
  return (
    <div className="grid min-w-0 content-start gap-4">
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <span className="tabular text-title font-semibold">{words.card.holds(entries.length, complete)}</span>
        <span className="text-soft">
          {words.card.recognised} <span className="font-medium text-ink">{preview.format.label}</span>
        </span>
      </p>
      {complete ? null : <p className="text-xs text-soft">{words.card.partly}</p>}
      <Titles entries={entries.slice(0, SHOWN)} />
      {entries.length > SHOWN ? (
        <FoldPanel title={words.card.allTitles(entries.length, complete)} flush>
          <ScrollRegion label={words.card.titles} className="max-h-80 overflow-y-auto p-4">
            <Titles entries={entries} />
          </ScrollRegion>
        </FoldPanel>
      ) : null}
      {warnings.length === 0 ? (
        <p className="text-soft">{words.card.noWarnings}</p>
      ) : (
        <FoldPanel title={words.card.warnings(warnings.length, complete)} flush>
          <WarningList warnings={warnings} file={file} />
        </FoldPanel>
      )}
    </div>
  );
}

function Titles({ entries }: { entries: Preview["entries"] }) {
  return (
    <ol className="grid gap-3">
      {entries.map((entry) => (
        <li key={entry.line} className="min-w-0">
          <p className="line-clamp-2 font-medium [overflow-wrap:anywhere]">
            {entry.title || words.card.untitled}
          </p>
          <p className="truncate text-xs text-soft">
            {[entry.byline, entry.journal, entry.year].filter(Boolean).join(" · ") ||
              words.card.line(entry.line)}
          </p>
        </li>
      ))}
    </ol>
  );
}
