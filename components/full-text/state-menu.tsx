"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { mayMoveReport } from "@/lib/review/flow";
import type { ReportEntry } from "@/lib/review/full-text/schema";
import { api, newOperationId, sentenceOf } from "../api/client";
import { Button } from "../ui/button";
import { Menu, MenuItem } from "../ui/menu";
import { NoteDialog } from "../ui/note-dialog";
import { words } from "./words";

type Target = keyof typeof words.setState;

/** States that a lead sets by hand, with the reason why. */
export function StateMenu({ reviewId, report }: { reviewId: string; report: ReportEntry }) {
  const queries = useQueryClient();
  const [target, setTarget] = useState<Target>();
  const set = useMutation(api.fullText.setReportState.mutationOptions());
  const release = useMutation(api.screening.releaseItems.mutationOptions());
  const failed = set.error ?? release.error;
  const targets = targetsOf(report);
  if (targets.length === 0) return null;

  async function save(to: Target, note: string) {
    const operation = { reviewId, operationId: newOperationId() };
    if (to !== "release") await set.mutateAsync({ ...operation, reportId: report.id, status: to, note });
    else if (report.openBatchId) {
      const taken = { batchId: report.openBatchId, itemIds: [report.id], reason: note };
      await release.mutateAsync({ ...operation, ...taken });
      await queries.invalidateQueries({ queryKey: api.screening.key() });
    }
    await queries.invalidateQueries({ queryKey: api.fullText.key() });
    await queries.invalidateQueries({ queryKey: api.overview.key() });
  }

  return (
    <>
      <Menu
        trigger={
          <Button>
            {words.stateMenu}
            <ChevronDown aria-hidden="true" />
          </Button>
        }
      >
        {targets.map((to) => (
          <MenuItem
            key={to}
            onSelect={() => {
              set.reset();
              release.reset();
              setTarget(to);
            }}
          >
            {words.setState[to].item}
          </MenuItem>
        ))}
      </Menu>
      {target ? (
        <NoteDialog
          title={words.setState[target].title}
          line={words.setState[target].line}
          label={words.why}
          confirm={words.retrieval.save}
          error={failed ? sentenceOf(failed) : undefined}
          onSave={(note) => save(target, note)}
          onClose={() => setTarget(undefined)}
        />
      ) : null}
    </>
  );
}

/** Where a report may be set by hand from where it is: given back only from a state set by hand, and first out of an open batch. */
function targetsOf({ status, openBatchId }: ReportEntry): Target[] {
  if (openBatchId) return ["release"];
  const setByHand = status === "awaiting_classification" || status === "ongoing";
  const all = ["awaiting_classification", "ongoing", "awaiting_assessment"] as const;
  return all.filter((to) => {
    if (to === status) return false;
    if (to === "awaiting_assessment") return setByHand;
    return setByHand || mayMoveReport(status, to);
  });
}
