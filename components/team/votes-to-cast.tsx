"use client";

import { useQueries } from "@tanstack/react-query";
import { StageKind } from "@/lib/review/protocol/schema";
import type { Member } from "@/lib/review/team/schema";
import { api } from "../api/client";
import { TextLink } from "../ui/text-link";
import { words } from "./words";

interface OpenBatch {
  id: string;
  number: number;
  stage: StageKind;
}

/** The open batches in which a person may still owe votes, as far as whoever asks is told. */
export function useVotesToCast(reviewId: string, personId: string): OpenBatch[] {
  const stages = useQueries({
    queries: StageKind.options.map((stage) =>
      api.screening.stage.queryOptions({ input: { reviewId, stage }, staleTime: 0 }),
    ),
  });
  return stages.flatMap(({ data }) => {
    if (!data) return [];
    const owing = data.batches.filter(
      ({ status, people }) =>
        status === "open" &&
        people.some((one) => one.personId === personId && (one.done === null || one.done !== one.assigned)),
    );
    return owing.map(({ id, number }) => ({ id, number, stage: data.stage }));
  });
}

const PLACES: Record<StageKind, string> = { title_abstract: "screening", full_text: "full-text/assess" };

interface VotesToCastProps {
  reviewId: string;
  member: Member;
  owed: readonly OpenBatch[];
}

/** Says where somebody who goes leaves votes behind, and leads there. */
export function VotesToCast({ reviewId, member, owed }: VotesToCastProps) {
  return (
    <div className="grid gap-1">
      <p className="font-medium">{words.votesToCast(member.name)}</p>
      <p className="text-soft">{words.votesToCastLine}</p>
      <ul>
        {owed.map(({ id, number, stage }) => (
          <li key={id}>
            <TextLink href={`/reviews/${reviewId}/${PLACES[stage]}?part=batches`}>
              {words.batchOf(words.stages[stage], number)}
            </TextLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
