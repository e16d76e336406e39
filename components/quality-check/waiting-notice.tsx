"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "../api/client";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { words } from "./words";

/** Where a person screens: that a quality check waits for them, if one does. */
export function WaitingNotice({ reviewId, personId }: { reviewId: string; personId: string }) {
  const { data } = useQuery(api.qualityCheck.now.queryOptions({ input: { reviewId }, staleTime: 60_000 }));
  const check = data?.check;
  if (check?.reader.personId !== personId || check.read === check.records) return null;
  return (
    <Notice
      className="mx-4 mt-3 sm:mx-8"
      action={
        <LinkButton size="small" href={deskHref(reviewId)}>
          {words.panel.read}
        </LinkButton>
      }
    >
      {words.waits(check.records - check.read)}
    </Notice>
  );
}

/** Where a quality check is read. */
export const deskHref = (reviewId: string) => `/reviews/${reviewId}/screening/quality-check`;
