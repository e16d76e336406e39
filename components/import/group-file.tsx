"use client";

import { ChevronRight, X } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RadioGroup, SelectField } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Notice } from "@/components/ui/notice";
import type { SearchEntry } from "@/lib/review/import/schema";
import { type FileCard, hasParts, type Part, recordsIn, type SearchGroup } from "./cards";
import { ColumnsDialog } from "./columns-dialog";
import { FilePreview } from "./file-preview";
import { fileSize } from "./file-size";
import { type FileCards, isTable } from "./use-cards";
import { words } from "./words";

interface GroupFileProps {
  reviewId: string;
  card: FileCard;
  part: Part;
  groups: readonly SearchGroup[];
  files: FileCards;
  existing: readonly SearchEntry[];
}

/** A file under its search: what it holds, what is odd about it, and the way into another search. */
export function GroupFile({ reviewId, card, part, groups, files, existing }: GroupFileProps) {
  const [isNaming, setNaming] = useState(false);
  if (card.phase.step !== "ready") return null;
  const { preview, kept, columns } = card.phase;
  const { complete, format, warnings } = preview;
  return (
    <li className="drawn-when-seen grid gap-3 border-t px-4 py-3 first:border-t-0">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-2 sm:flex">
        <details className="group/file min-w-0 grow">
          <summary className="flex items-start gap-2 rounded-sm -outline-offset-2 hover:bg-hover">
            <ChevronRight
              aria-hidden="true"
              className="mt-0.5 size-4 shrink-0 text-faint transition-transform group-open/file:rotate-90"
            />
            <span className="min-w-0">
              <span className="font-medium [overflow-wrap:anywhere]">{card.name}</span>{" "}
              {part === "all" ? null : <Badge>{words.search.partOf[part]}</Badge>}
              <span className="tabular block text-xs text-soft">
                {[words.card.holds(recordsIn(card, part), complete), format.label, fileSize(card.size)].join(
                  " · ",
                )}
                {warnings.length > 0 ? (
                  <span className="text-maybe"> · {words.card.warnings(warnings.length, complete)}</span>
                ) : null}
              </span>
            </span>
          </summary>
          <div className="pt-3 pl-6">
            <FilePreview file={card.file} preview={preview} />
          </div>
        </details>
        <div className="order-last col-span-2 flex items-start justify-end gap-3 pl-6 empty:hidden sm:order-none sm:pl-0">
          {isTable(preview) ? (
            <Button
              size="small"
              variant="quiet"
              aria-label={words.card.columnsOf(card.name)}
              onClick={() => setNaming(true)}
            >
              {words.card.columns}
            </Button>
          ) : null}
          <OtherSearch {...{ card, part, groups, files, existing }} />
        </div>
        <IconButton
          size="small"
          label={words.card.remove(card.name)}
          icon={<X />}
          onClick={() => files.remove(card)}
        />
      </div>
      {hasParts(preview) && part !== "related" ? (
        <RadioGroup
          label={words.search.parts}
          hint={words.search.why}
          value={card.together ? "together" : "split"}
          options={[
            { value: "split", label: words.search.split },
            { value: "together", label: words.search.together },
          ]}
          onChange={(event) =>
            files.dispatch({ type: "joined", id: card.id, together: event.target.value === "together" })
          }
        />
      ) : null}
      {isNaming ? (
        <ColumnsDialog
          {...{ reviewId, files, kept, id: card.id, chosen: columns }}
          onClose={() => setNaming(false)}
        />
      ) : null}
      {card.problem ? <Notice tone="danger">{card.problem}</Notice> : null}
    </li>
  );
}

/** Puts a file under another search: a new one, one of those above or below, or one described before. */
function OtherSearch({ card, part, groups, files, existing }: Omit<GroupFileProps, "reviewId">) {
  const chosen = part === "related" ? card.searches.related : card.searches.main;
  const own = part === "related" ? card.own.related : card.own.main;
  const nameOf = (id: string) => files.drafts[id]?.name.trim() || words.search.fresh;
  const fresh = groups
    .filter(({ searchId }) => !existing.some(({ id }) => id === searchId))
    .map(({ searchId }) => ({ value: searchId, label: words.search.freshNamed(nameOf(searchId)) }));
  const known = existing.map((search) => ({
    value: search.id,
    label: [search.name, words.kinds[search.source], search.searchedOn].filter(Boolean).join(", "),
  }));
  const ownSearch = [...fresh, ...known].some(({ value }) => value === own)
    ? []
    : [{ value: own, label: words.search.apart }];
  const options = [...fresh, ...ownSearch, ...known];
  if (options.length < 2) return null;
  return (
    <SelectField
      label={words.search.searchOf(card.name)}
      labelHidden
      className="w-44 max-sm:w-auto max-sm:grow"
      options={options}
      value={chosen}
      onChange={(event) =>
        files.dispatch({ type: "chosen", id: card.id, part, searchId: event.target.value })
      }
    />
  );
}
