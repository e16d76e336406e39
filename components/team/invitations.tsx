"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DateText } from "@/components/ui/date";
import { Panel } from "@/components/ui/panel";
import { api } from "../api/client";
import { words as review } from "../review/words";
import { words } from "./words";

/** Links that were made and not used yet. */
export function Invitations({ reviewId }: { reviewId: string }) {
  const queries = useQueryClient();
  const invitations = useQuery(api.team.invitations.queryOptions({ input: { reviewId } }));
  const withdraw = useMutation(
    api.team.revokeInvitation.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: api.team.invitations.key() }),
    }),
  );
  const open = invitations.data?.filter((one) => !one.usedAt && new Date(one.expiresAt) > new Date()) ?? [];
  if (open.length === 0) return null;
  return (
    <Panel title={words.invitations} flush className="mt-6">
      <ul className="divide-y">
        {open.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
            <span className="min-w-0 grow">{one.email ?? words.anyone}</span>
            <span className="flex flex-wrap gap-1">
              {one.roles.map((role) => (
                <Badge key={role}>{review.roles[role]}</Badge>
              ))}
            </span>
            <span className="text-xs text-soft">
              {words.until} <DateText iso={one.expiresAt} />
            </span>
            <Button
              size="small"
              aria-label={words.withdrawOf(one.email ?? words.anyone)}
              onClick={() => withdraw.mutate({ reviewId, invitationId: one.id })}
            >
              {words.withdraw}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
