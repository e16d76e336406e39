"use client";

import { Notice } from "@/components/ui/notice";
import { FoldPanel } from "@/components/ui/panel";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { Preview } from "@/lib/review/import/schema";
import { WarningList } from "./warning-list";
import { words } from "./words";

const SHOWN = 3;

/** What an import of a file would bring. */
export function FilePreview({ file, preview }: { file: File | null; preview: Preview }) {
  const { counts, entries, warnings, complete, withheld } = preview;
  return (
    <div className="grid min-w-0 content-start gap-4">
      {complete ? null : <p className="text-xs text-soft">{words.card.partly}</p>}
      {withheld ? <Notice>{words.card.withheld}</Notice> : null}
      <Titles entries={entries.slice(0, SHOWN)} />
      {entries.length > SHOWN ? (
        <FoldPanel
          title={words.card.allTitles(
            entries.length,
            complete && entries.length === counts.main + counts.related,
          )}
          flush
        >
          <ScrollRegion label={words.card.titles} className="max-h-80 overflow-y-auto p-4">
            <Titles entries={entries} />
          </ScrollRegion>
        </FoldPanel>
      ) : null}
      {warnings.length === 0 ? (
        <p className="text-soft">{words.card.noWarnings}</p>
      ) : (
        <FoldPanel title={words.card.warnings(warnings.length, complete)} flush>
          <WarningList warnings={warnings} file={withheld ? null : file} />
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
