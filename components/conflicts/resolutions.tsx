"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import type { ConflictView } from "@/lib/review/conflicts/schema";
import type { StageKind } from "@/lib/review/protocol/schema";
import { api, newOperationId, sentenceOf } from "../api/client";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { DateText } from "../ui/date";
import { DecisionBadge } from "../ui/decision-badge";
import { words } from "./words";

type ResolutionEntry = ConflictView["resolutions"][number];

interface ResolutionsProps {
  reviewId: string;
  stage: StageKind;
  itemId: string;
  resolutions: readonly ResolutionEntry[];
  /** Whether whoever looks may take this one back. */
  mayReopen: (resolution: ResolutionEntry) => boolean;
  reasonOf: (id: string) => string;
}

/** The resolution that stands, and those that were taken back; none is ever deleted. */
export function Resolutions({ resolutions, mayReopen, reasonOf, ...on }: ResolutionsProps) {
  return (
    <ul className="grid gap-3">
      {resolutions.map((one) => (
        <li key={one.id} className="grid gap-2 rounded-md border bg-surface p-4">
          <div className="flex flex-wrap items-center gap-2">
            <DecisionBadge decision={one.decision}>
              {one.reasonId
                ? `${words.decisions[one.decision]}: ${reasonOf(one.reasonId)}`
                : words.decisions[one.decision]}
            </DecisionBadge>
            <Badge tone={one.withdrawnAt ? "neutral" : "good"}>
              {one.withdrawnAt ? words.earlier : words.standing}
            </Badge>
            {!one.withdrawnAt && mayReopen(one) ? (
              <span className="ml-auto">
                <Reopen {...on} />
              </span>
            ) : null}
          </div>
          <p className="whitespace-pre-line [overflow-wrap:anywhere]">{one.rationale}</p>
          <p className="text-xs text-soft">
            {words.by(one.mode, one.resolvers.map((person) => person.name).join(", "))}
            {one.byVoter && one.mode === "lead" ? `, ${words.byVoter}` : ""} · <DateText iso={one.at} time />
          </p>
        </li>
      ))}
    </ul>
  );
}

function Reopen({ reviewId, stage, itemId }: Pick<ResolutionsProps, "reviewId" | "stage" | "itemId">) {
  const [operationId, setOperationId] = useState<string | null>(null);
  const queries = useQueryClient();
  const withdraw = useMutation(api.conflicts.withdraw.mutationOptions());
  async function confirm() {
    const operation = operationId ?? newOperationId();
    await withdraw.mutateAsync({ reviewId, stage, itemId, operationId: operation });
    toast(words.reopened);
    await queries.invalidateQueries();
  }
  return (
    <ConfirmDialog
      trigger={
        <Button size="small" variant="quiet">
          {words.reopen}
        </Button>
      }
      open={operationId !== null}
      onOpenChange={(open) => {
        withdraw.reset();
        setOperationId(open ? newOperationId() : null);
      }}
      title={words.reopenTitle}
      description={words.reopenLine}
      confirm={words.reopen}
      onConfirm={confirm}
      error={withdraw.isError ? sentenceOf(withdraw.error) : undefined}
    />
  );
}
