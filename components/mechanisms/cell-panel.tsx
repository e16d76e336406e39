"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "../api/client";
import type { EvidenceChoice } from "./filter";
import { type GapPlace, placeName } from "./gap-place";
import { QuoteList, QuotesFrame } from "./quotes-frame";
import { words } from "./words";

interface CellPanelProps {
  reviewId: string;
  place: GapPlace;
  choice: EvidenceChoice;
  onClose: () => void;
}

/** The claims behind one cell of the gap map. */
export function CellPanel({ reviewId, place, choice, onClose }: CellPanelProps) {
  const members = useQuery(
    api.mechanisms.gapMembers.queryOptions({ input: { reviewId, ...choice, ...place } }),
  );
  return (
    <QuotesFrame title={placeName(place)} openKey={placeName(place)} query={members} onClose={onClose}>
      {members.data ? (
        <>
          <p className="text-soft">
            {members.data.length === 0 ? words.gaps.noMembers : words.claims(members.data.length)}
          </p>
          <QuoteList claims={members.data} says />
        </>
      ) : null}
    </QuotesFrame>
  );
}
