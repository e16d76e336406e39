"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { MOST_BY_HAND } from "@/lib/review/duplicates/by-hand/schema";
import { MergeDialog } from "../duplicates/merge-dialog";
import { words as duplicates } from "../duplicates/words";
import { RemoveDialog } from "./remove-dialog";
import { RestoreDialog } from "./restore-dialog";
import { MOST_SELECTED, type useSelection } from "./use-selection";
import { words } from "./words";

interface SelectionBarProps {
  reviewId: string;
  selection: ReturnType<typeof useSelection>;
  total: number;
  totalIsCapped: boolean;
  mayMerge: boolean;
}

/** What can be done with the ticked records. It stands there from the start, so that nothing jumps at the first tick. */
export function SelectionBar({ reviewId, selection, total, totalIsCapped, mayMerge }: SelectionBarProps) {
  const [open, setOpen] = useState<"merge" | "remove" | "restore" | null>(null);
  const { selected, gathered, problem } = selection;
  const recordIds = [...selected];
  const none = selected.size === 0;
  const close = (done: boolean) => {
    setOpen(null);
    if (done) selection.clear();
  };
  return (
    <div className="mb-3 grid gap-2">
      <div className="flex min-h-9 flex-wrap items-center gap-2">
        {mayMerge ? (
          <Button
            size="small"
            disabled={selected.size < 2 || selected.size > MOST_BY_HAND}
            title={selected.size > MOST_BY_HAND ? duplicates.byHand.tooMany(MOST_BY_HAND) : undefined}
            onClick={() => setOpen("merge")}
          >
            {duplicates.byHand.open}
          </Button>
        ) : null}
        <Button size="small" disabled={none} onClick={() => setOpen("remove")}>
          {words.remove.open}
        </Button>
        <Button size="small" disabled={none} onClick={() => setOpen("restore")}>
          {words.restore.open}
        </Button>
        {gathered === null ? (
          <Button size="small" variant="quiet" onClick={selection.selectAll}>
            {words.selectAll(Math.min(total, MOST_SELECTED), totalIsCapped)}
          </Button>
        ) : (
          <>
            <span role="status" className="tabular px-2.5 text-xs text-soft">
              {words.selecting(gathered)}
            </span>
            <Button size="small" variant="quiet" onClick={selection.stop}>
              {words.selectStop}
            </Button>
          </>
        )}
        {none ? (
          <span className="ml-auto text-xs text-soft max-sm:hidden pointer-coarse:hidden">
            {words.selectHint}
          </span>
        ) : (
          <>
            <Button size="small" variant="quiet" onClick={selection.clear}>
              {words.selectNone}
            </Button>
            <span role="status" className="tabular ml-auto font-medium">
              {words.selected(selected.size)}
            </span>
          </>
        )}
      </div>
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      {open === "merge" ? <MergeDialog reviewId={reviewId} recordIds={recordIds} onClose={close} /> : null}
      {open === "remove" ? <RemoveDialog reviewId={reviewId} recordIds={recordIds} onClose={close} /> : null}
      {open === "restore" ? (
        <RestoreDialog reviewId={reviewId} recordIds={recordIds} onClose={close} />
      ) : null}
    </div>
  );
}
