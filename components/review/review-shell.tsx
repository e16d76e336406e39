"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Shell } from "@/components/ui/shell";
import type { Step } from "@/lib/review/flow";
import type { Overview } from "@/lib/review/overview/schema";
import { AccountMenu } from "../account/account-menu";
import { api } from "../api/client";
import { besideOf, roadOf } from "./places";
import { progressByStep } from "./step-progress";

/** The frame around every page of a review. */
export function ReviewShell({
  reviewId,
  title,
  children,
}: {
  reviewId: string;
  title: string;
  children: ReactNode;
}) {
  const now = useQuery(api.overview.now.queryOptions({ input: { reviewId }, refetchInterval: 15_000 }));
  return (
    <Shell
      home="/"
      review={<span className="font-medium">{title}</span>}
      account={<AccountMenu />}
      road={roadOf(
        reviewId,
        now.data && waitingByStep(now.data.waiting),
        now.data && progressByStep(now.data),
      )}
      beside={besideOf(reviewId)}
    >
      {children}
    </Shell>
  );
}

/** Retrieval and assessment are one place on the road. */
function waitingByStep(waiting: Overview["waiting"]): Partial<Record<Step, number>> {
  const { duplicates, screening, conflicts, extraction } = waiting;
  return { duplicates, screening, conflicts, full_text: waiting.retrieval + waiting.assessment, extraction };
}
