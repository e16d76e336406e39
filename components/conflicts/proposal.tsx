"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import type { ConflictView } from "@/lib/review/conflicts/schema";
import type { StageKind } from "@/lib/review/protocol/schema";
import { api, newOperationId, sentenceOf } from "../api/client";
import { Button } from "../ui/button";
import { DecisionBadge } from "../ui/decision-badge";
import { words } from "./words";

interface ProposalProps {
  reviewId: string;
  stage: StageKind;
  personId: string;
  view: ConflictView;
  proposal: NonNullable<ConflictView["proposal"]>;
  reasonOf: (id: string) => string;
  onSettled: () => void;
}

/** What a voter proposed, who agreed, and for whom it waits. */
export function Proposal({ reviewId, stage, personId, view, proposal, reasonOf, onSettled }: ProposalProps) {
  const [operationId] = useState(newOperationId);
  const queries = useQueryClient();
  const confirm = useMutation(api.conflicts.confirm.mutationOptions());
  const isIn = (id: string) => proposal.confirmedBy.includes(id);
  // A voter who doubted is asked once.
  const people = [...new Map(view.votes.map((vote) => [vote.personId, vote])).values()];
  const agreed = people.filter((vote) => isIn(vote.personId)).map((vote) => vote.name);
  const missing = people.filter((vote) => !isIn(vote.personId));
  const asksMe = missing.some((vote) => vote.personId === personId);

  function agree() {
    const input = { reviewId, stage, itemId: view.card.itemId, operationId, proposalId: proposal.id };
    confirm.mutate(input, {
      onSuccess: ({ resolved }) => {
        toast(resolved ? words.confirmed : words.confirmedWaiting);
        if (resolved) onSettled();
      },
      onSettled: () => queries.invalidateQueries(),
    });
  }

  return (
    <section
      aria-label={words.proposal}
      className="grid gap-2 rounded-md border border-accent/40 bg-accent-wash p-4"
    >
      <div className="flex flex-wrap items-center gap-2">
        <span className="font-semibold">{words.proposal}</span>
        <DecisionBadge decision={proposal.decision}>
          {proposal.reasonId
            ? `${words.decisions[proposal.decision]}: ${reasonOf(proposal.reasonId)}`
            : words.decisions[proposal.decision]}
        </DecisionBadge>
      </div>
      <p className="whitespace-pre-line [overflow-wrap:anywhere]">{proposal.rationale}</p>
      <p className="text-xs text-soft">
        {words.proposedBy(agreed.join(", "))} · {words.waitsFor(missing.map((vote) => vote.name).join(", "))}
      </p>
      {confirm.isError ? (
        <p role="alert" className="font-medium text-danger">
          {sentenceOf(confirm.error)}
        </p>
      ) : null}
      {asksMe ? (
        <div>
          <Button variant="primary" busy={confirm.isPending} onClick={agree}>
            {words.confirm}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
