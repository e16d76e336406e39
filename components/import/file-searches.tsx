"use client";

import { RadioGroup } from "@/components/ui/field";
import type { Preview, SearchEntry } from "@/lib/review/import/schema";
import { type FileCard, feedsOf, hasParts } from "./cards";
import { SearchChoice } from "./search-choice";
import type { FileCards } from "./use-cards";
import { words } from "./words";

interface FileSearchesProps {
  card: FileCard;
  preview: Preview;
  files: FileCards;
  existing: readonly SearchEntry[];
}

/** The search that a file belongs to; a page with related papers asks for each of its parts. */
export function FileSearches({ card, preview, files, existing }: FileSearchesProps) {
  const { dispatch, drafts, problems } = files;
  const above = newSearchesAbove(card, files, existing);
  return (
    <div className="grid min-w-0 content-start gap-6">
      {hasParts(preview) ? (
        <RadioGroup
          label={words.search.parts}
          hint={words.search.why}
          value={card.together ? "together" : "split"}
          options={[
            { value: "split", label: words.search.split },
            { value: "together", label: words.search.together },
          ]}
          onChange={(event) =>
            dispatch({ type: "joined", id: card.id, together: event.target.value === "together" })
          }
        />
      ) : null}
      {feedsOf(card).map(({ part, searchId }) => {
        const elsewhere =
          above.some(({ id }) => id === searchId) || existing.some(({ id }) => id === searchId);
        return (
          <SearchChoice
            key={part}
            part={part}
            chosen={searchId}
            own={part === "related" ? card.own.related : card.own.main}
            existing={existing}
            others={above}
            onChoose={(id) => dispatch({ type: "chosen", id: card.id, part, searchId: id })}
            draft={elsewhere ? null : (drafts[searchId] ?? null)}
            problems={problems[searchId] ?? {}}
            hits={preview.says.hitsReported}
            onDescribe={(patch) => dispatch({ type: "described", searchId, patch })}
          />
        );
      })}
    </div>
  );
}

/** New searches that cards above this one describe; one without a name yet goes by its file's. */
function newSearchesAbove(card: FileCard, files: FileCards, existing: readonly SearchEntry[]) {
  const { cards, drafts } = files;
  const before = cards.slice(0, cards.indexOf(card)).filter(({ phase }) => phase.step === "ready");
  const found = new Map<string, string>();
  for (const above of before) {
    for (const { searchId } of feedsOf(above)) {
      const draft = drafts[searchId];
      if (draft && !found.has(searchId)) found.set(searchId, draft.name.trim() || above.file.name);
    }
  }
  for (const { id } of existing) found.delete(id);
  return [...found].map(([id, name]) => ({ id, name }));
}
