"use client";

import { useQuery } from "@tanstack/react-query";
import type { WhyHere as Why } from "@/lib/review/screening/order/schema";
import { api, sentenceOf } from "../api/client";
import { Button } from "../ui/button";
import { Loading, SkeletonText } from "../ui/skeleton";
import type { DeskPlace } from "./entry";
import { words } from "./words";

interface WhyHereProps {
  place: DeskPlace;
  itemId: string;
  onClose: () => void;
}

/** The words that speak for and against the record, once its reader asks: shown unasked, they could sway. */
export function WhyHere({ place: { reviewId, stage }, itemId, onClose }: WhyHereProps) {
  const why = useQuery(api.screening.why.queryOptions({ input: { reviewId, stage, itemId } }));
  return (
    <section
      aria-label={words.why.title}
      aria-live="polite"
      className="grid max-h-[40dvh] gap-2 overflow-y-auto rounded-md bg-sunken p-3"
    >
      <div className="flex items-start justify-between gap-3">
        <p className="text-soft">{why.data ? lineOf(why.data) : words.why.title}</p>
        <Button size="small" variant="quiet" onClick={onClose}>
          {words.why.close}
        </Button>
      </div>
      {why.data?.by ? <Sides why={why.data} /> : null}
      {why.isPending ? (
        <Loading label={words.why.loading}>
          <SkeletonText lines={2} />
        </Loading>
      ) : null}
      {why.isError ? <p role="alert">{`${words.why.loadFailed}: ${sentenceOf(why.error)}`}</p> : null}
    </section>
  );
}

function lineOf({ by, learned }: Why): string {
  if (by === null) return words.why.none;
  return learned === 0 ? words.why.started : words.why[by](learned);
}

function Sides({ why }: { why: Why }) {
  return (
    <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
      {(["for", "against"] as const).map((side) => (
        <div key={side}>
          <dt className={side === "for" ? "font-medium text-include" : "font-medium text-exclude"}>
            {words.why[side]}
          </dt>
          <dd className="text-pretty">
            {why[side].map(({ term }) => term).join(" \u00b7 ") || words.why.nothing}
          </dd>
        </div>
      ))}
    </dl>
  );
}
