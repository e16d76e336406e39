"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { api, newOperationId, sentenceOf } from "../api/client";
import { words } from "./words";

/** Opening the link changes nothing (mail scanners open links); the button uses it up. */
export function JoinForm({ token, isSignedIn }: { token: string; isSignedIn: boolean }) {
  const [operationId] = useState(newOperationId);
  const join = useMutation(
    api.team.acceptInvitation.mutationOptions({
      onSuccess: ({ reviewId }) => window.location.assign(`/reviews/${reviewId}`),
    }),
  );
  const back = encodeURIComponent(`/invitation/${token}`);
  if (!isSignedIn) {
    return (
      <div className="grid gap-4">
        <p>{words.joinFirst}</p>
        <LinkButton href={`/sign-in?back=${back}`} variant="primary">
          {words.signIn}
        </LinkButton>
        <LinkButton href={`/sign-up?back=${back}`}>{words.signUp}</LinkButton>
      </div>
    );
  }
  return (
    <div className="grid gap-4">
      {join.error ? <Notice tone="danger">{sentenceOf(join.error)}</Notice> : null}
      <Button variant="primary" busy={join.isPending} onClick={() => join.mutate({ operationId, token })}>
        {words.join}
      </Button>
    </div>
  );
}
