"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import type { ConflictView } from "@/lib/review/conflicts/schema";
import type { StageKind } from "@/lib/review/protocol/schema";
import { api, newOperationId, sentenceOf } from "../api/client";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { DateText } from "../ui/date";
import { DecisionBadge } from "../ui/decision-badge";
import { NoteDialog } from "../ui/note-dialog";
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
            <Badge tone={one.withdrawn ? "neutral" : "good"}>
              {one.withdrawn ? words.earlier : words.standing}
            </Badge>
            {!one.withdrawn && mayReopen(one) ? (
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
          {one.withdrawn ? <Withdrawn withdrawn={one.withdrawn} /> : null}
        </li>
      ))}
    </ul>
  );
}

/** Why it does not stand any more. */
function Withdrawn({ withdrawn }: { withdrawn: NonNullable<ResolutionEntry["withdrawn"]> }) {
  const { at, by, reason } = withdrawn;
  return (
    <div className="border-t pt-2">
      <p className="whitespace-pre-line [overflow-wrap:anywhere]">
        <span className="text-soft">{words.takenBack}: </span>
        {reason ?? (by ? words.noReason : words.setAside)}
      </p>
      <p className="mt-1 text-xs text-soft">
        {by ? `${by.name} · ` : null}
        <DateText iso={at} time />
      </p>
    </div>
  );
}

function Reopen({ reviewId, stage, itemId }: Pick<ResolutionsProps, "reviewId" | "stage" | "itemId">) {
  const [operationId, setOperationId] = useState<string | null>(null);
  const queries = useQueryClient();
  const withdraw = useMutation(api.conflicts.withdraw.mutationOptions());
  async function save(reason: string) {
    const operation = operationId ?? newOperationId();
    try {
      await withdraw.mutateAsync({ reviewId, stage, itemId, operationId: operation, reason });
    } catch (error) {
      // Said differently it is another act.
      setOperationId(newOperationId());
      throw error;
    }
    toast(words.reopened);
    await queries.invalidateQueries();
  }
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        onClick={() => {
          withdraw.reset();
          setOperationId(newOperationId());
        }}
      >
        {words.reopen}
      </Button>
      {operationId === null ? null : (
        <NoteDialog
          title={words.reopenTitle}
          line={words.reopenLine}
          label={words.reopenWhy}
          hint={words.reopenHint}
          confirm={words.reopen}
          error={withdraw.isError ? sentenceOf(withdraw.error) : undefined}
          onSave={save}
          onClose={() => setOperationId(null)}
        />
      )}
    </>
  );
}
