"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Shell } from "@/components/ui/shell";
import type { Role } from "@/lib/access/roles";
import type { Step } from "@/lib/review/flow";
import type { Overview } from "@/lib/review/overview/schema";
import { AccountMenu } from "../account/account-menu";
import { api } from "../api/client";
import { Palette } from "../palette/palette";
import { besideOf, roadOf } from "./places";
import { progressByStep } from "./step-progress";

interface ReviewShellProps {
  reviewId: string;
  title: string;
  /** Of whoever looks: what they may not enter is not offered. */
  roles: readonly Role[];
  children: ReactNode;
}

/** The frame around every page of a review. */
export function ReviewShell({ reviewId, title, roles, children }: ReviewShellProps) {
  const now = useQuery(api.overview.now.queryOptions({ input: { reviewId }, refetchInterval: 15_000 }));
  return (
    <Shell
      home="/"
      review={<span className="font-medium">{title}</span>}
      search={<Palette review={{ id: reviewId, roles }} />}
      account={<AccountMenu />}
      road={roadOf(
        reviewId,
        roles,
        now.data && waitingByStep(now.data.waiting),
        now.data && progressByStep(now.data),
      )}
      beside={besideOf(reviewId)}
    >
      {children}
    </Shell>
  );
}

/** Screening and its quality check are one place on the road, and so are retrieval and assessment. */
function waitingByStep(waiting: Overview["waiting"]): Partial<Record<Step, number>> {
  const { duplicates, conflicts, extraction } = waiting;
  const screening = waiting.screening + waiting.check;
  return { duplicates, screening, conflicts, full_text: waiting.retrieval + waiting.assessment, extraction };
}
