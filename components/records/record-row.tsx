"use client";

import type { RecordEntry } from "@/lib/review/record/contract";
import { RetractedBadge } from "../record/retracted-badge";
import { StateBadge } from "./state-badge";
import { words } from "./words";

interface RecordRowProps {
  record: RecordEntry;
  /** Missing where nobody may act on records. */
  ticked?: boolean;
  onTick?: () => void;
}

/** One record: what it is, in a title long enough to tell it from its like, and where it stands. */
export function RecordRow({ record, ticked, onTick }: RecordRowProps) {
  const title = record.title || words.untitled;
  const said = [record.byline, record.journal, record.year].filter(Boolean).join(" · ");
  return (
    <div className="flex min-h-16 items-start gap-3 px-3 py-2.5">
      {onTick ? (
        // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: keeps a click beside the box from opening the record.
        <span className="-m-2 p-2" onClick={(event) => event.stopPropagation()}>
          <input
            type="checkbox"
            className="mt-0.5 size-4"
            checked={ticked ?? false}
            onChange={onTick}
            aria-label={words.select(title)}
          />
        </span>
      ) : null}
      <div className="min-w-0 grow">
        <p className="line-clamp-2 font-medium text-pretty">{title}</p>
        <p className="tabular truncate text-xs text-soft">{said || record.searchName}</p>
        <div className="mt-1 flex flex-wrap gap-1 sm:hidden">
          <StateBadge state={record.status} />
          {record.retracted ? <RetractedBadge {...record} /> : null}
        </div>
      </div>
      <div className="hidden w-56 shrink-0 text-right sm:block">
        <span className="inline-flex gap-1">
          {record.retracted ? <RetractedBadge {...record} /> : null}
          <StateBadge state={record.status} />
        </span>
        <p className="mt-0.5 truncate text-xs text-soft">{record.searchName}</p>
      </div>
    </div>
  );
}
