"use client";

import { useQuery } from "@tanstack/react-query";
import { Badge } from "@/components/ui/badge";
import type { PropositionEntry } from "@/lib/review/mechanisms/shapes";
import { api } from "../api/client";
import { ClassBadge } from "./class-badge";
import type { EvidenceChoice } from "./filter";
import { QuoteList, QuotesFrame } from "./quotes-frame";
import { words } from "./words";

interface ClaimsPanelProps {
  reviewId: string;
  propositionId: string;
  choice: EvidenceChoice;
  onClose: () => void;
}

/** The quotes behind one proposition, as far as they pass what the views are narrowed to. */
export function ClaimsPanel({ reviewId, propositionId, choice, onClose }: ClaimsPanelProps) {
  const claims = useQuery(
    api.mechanisms.proposition.queryOptions({ input: { reviewId, propositionId, ...choice } }),
  );
  const title = claims.data?.proposition.statement ?? words.panel.title;
  return (
    <QuotesFrame title={title} openKey={propositionId} query={claims} onClose={onClose}>
      {claims.data ? (
        <>
          <Standing proposition={claims.data.proposition} />
          <QuoteList claims={claims.data.claims} />
        </>
      ) : null}
    </QuotesFrame>
  );
}

function Standing({ proposition }: { proposition: PropositionEntry }) {
  const { tally, comparativeOnly } = proposition;
  const { reportsSupporting, reportsRefuting, nPrimary } = tally;
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap gap-2">
        <ClassBadge proposition={proposition} />
        {comparativeOnly ? <Badge>{words.comparative}</Badge> : null}
      </p>
      <p className="text-soft first-letter:uppercase">
        {words.studied(reportsSupporting.length, reportsRefuting.length, nPrimary)}
      </p>
    </div>
  );
}
