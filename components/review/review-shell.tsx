"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Shell } from "@/components/ui/shell";
import { AccountMenu } from "../account/account-menu";
import { api } from "../api/client";
import { besideOf, roadOf } from "./places";

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
  const review = useQuery(api.team.review.queryOptions({ input: { reviewId } }));
  return (
    <Shell
      home="/"
      review={<span className="font-medium">{review.data?.title ?? title}</span>}
      account={<AccountMenu />}
      road={roadOf(reviewId)}
      beside={besideOf(reviewId)}
    >
      {children}
    </Shell>
  );
}
