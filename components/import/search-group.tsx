"use client";

import { useId } from "react";
import type { SearchEntry } from "@/lib/review/import/schema";
import { type FileCard, type SearchGroup as Group, hasParts, recordsIn } from "./cards";
import { GroupFile } from "./group-file";
import { PartsNotice } from "./parts-notice";
import { SearchFields } from "./search-fields";
import { readSearch } from "./search-values";
import type { FileCards } from "./use-cards";
import { hitsHeldBy } from "./waiting-search";
import { words } from "./words";

interface SearchGroupProps {
  reviewId: string;
  group: Group;
  groups: readonly Group[];
  files: FileCards;
  existing: readonly SearchEntry[];
}

/** One search: its files at the left, what was searched at the right. Thirty files are nine of these. */
export function SearchGroup({ reviewId, group, groups, files, existing }: SearchGroupProps) {
  const heading = useId();
  const { searchId, members } = group;
  const known = existing.find(({ id }) => id === searchId);
  const draft = known ? undefined : files.drafts[searchId];
  const name = known?.name ?? (draft?.name.trim() || words.search.fresh);
  const read = draft && readSearch(draft);
  const hits = known?.hitsReported ?? (read && "search" in read ? read.search.hitsReported : null);
  return (
    <section aria-labelledby={heading} className="rounded-md border bg-surface">
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-3">
        <h3 id={heading} className="text-title font-semibold [overflow-wrap:anywhere]">
          {name}
        </h3>
        <span className="tabular text-soft">
          {words.group(members.length, recordsOf(members), areCounted(members))}
        </span>
      </header>
      <PartsNotice
        className="mx-4 mb-3"
        hits={areCounted(members) ? hits : null}
        parts={[
          ...(known?.files ?? []).filter(({ status }) => status === "published").map(standing),
          ...members.flatMap(arriving),
        ]}
      />
      <div className="grid border-t lg:grid-cols-[minmax(0,6fr)_minmax(0,5fr)]">
        <ul className="min-w-0 lg:border-r">
          {members.map(({ card, part }) => (
            <GroupFile key={card.id + part} {...{ reviewId, card, part, groups, files, existing }} />
          ))}
        </ul>
        <div className="min-w-0 border-t p-4 lg:border-t-0">
          {draft ? (
            <SearchFields
              values={draft}
              problems={files.problems[searchId] ?? {}}
              onChange={(patch) => files.dispatch({ type: "described", searchId, patch })}
              hitsFromFile={members.some(
                ({ card }) => hitsIn(card) !== null && draft.hitsReported === String(hitsIn(card)),
              )}
            />
          ) : (
            <p className="text-soft">{words.search.describedBefore}</p>
          )}
        </div>
      </div>
    </section>
  );
}

type Member = Group["members"][number];

function previewOf(card: FileCard) {
  return card.phase.step === "ready" ? card.phase.preview : undefined;
}

function hitsIn(card: FileCard): number | null {
  return previewOf(card)?.says.hitsReported ?? null;
}

function recordsOf(members: readonly Member[]): number {
  return members.reduce((sum, member) => sum + recordsIn(member.card, member.part), 0);
}

/** Large files are not read to their end for a preview. */
function areCounted(members: readonly Member[]): boolean {
  return members.every(({ card }) => previewOf(card)?.complete);
}

function arriving({ card, part }: Member) {
  const preview = previewOf(card);
  if (!preview || hasParts(preview)) return [];
  const records = recordsIn(card, part);
  return [{ name: card.name, range: hitsHeldBy(card.name, preview), records }];
}

function standing({ fileName, range, records }: SearchEntry["files"][number]) {
  return { name: fileName, range, records };
}
