"use client";

import { LogOut } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { client, newOperationId, sentenceOf } from "../api/client";
import { words } from "./words";

/** Ends one's own membership, after saying what stays. The last owner is told to make another first. */
export function LeaveReview({ reviewId }: { reviewId: string }) {
  const [operationId, setOperationId] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();
  const leave = async () => {
    try {
      await client.team.leave({ reviewId, operationId: operationId ?? newOperationId() });
      window.location.assign("/");
    } catch (error) {
      setProblem(sentenceOf(error));
      throw error;
    }
  };
  return (
    <ConfirmDialog
      danger
      trigger={<Button icon={<LogOut />}>{words.leave}</Button>}
      open={operationId !== null}
      onOpenChange={(open) => {
        setProblem(undefined);
        setOperationId(open ? newOperationId() : null);
      }}
      title={words.leaveTitle}
      description={words.leaveLine}
      confirm={words.leave}
      onConfirm={leave}
      error={problem}
    />
  );
}
