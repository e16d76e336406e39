"use client";

import { useQuery } from "@tanstack/react-query";
import { Minus, Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { CheckboxField } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { api, sentenceOf } from "../api/client";
import type { EvidenceChoice } from "./filter";
import { MapDrawing } from "./map-drawing";
import { MapLegend } from "./map-legend";
import { words } from "./words";

interface MapViewProps {
  reviewId: string;
  choice: EvidenceChoice;
  opened: string | null;
  onOpen: (propositionId: string) => void;
}

/** Smaller than this the words on the lines cannot be read. */
const SMALLEST = 0.75;

/** The mechanism evidence map with its switch, its size and its legend. */
export function MapView({ reviewId, choice, opened, onOpen }: MapViewProps) {
  const [isAll, setAll] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  const map = useQuery({
    ...api.mechanisms.map.queryOptions({ input: { reviewId, ...choice, all: isAll ? "true" : "false" } }),
    placeholderData: (before) => before,
  });
  const { frame, width } = useWidth();
  const fitting = width && map.data ? (width - 2) / map.data.layout.width : 1;
  const zoom = chosen ?? Math.min(Math.max(fitting, SMALLEST), 1.25);
  return (
    <div ref={frame}>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 print:hidden">
        <CheckboxField
          label={words.openQuestions}
          hint={map.data ? words.hidden(map.data.hidden.edges) : undefined}
          checked={isAll}
          onChange={(event) => setAll(event.target.checked)}
        />
        <div className="flex items-center gap-1">
          <IconButton
            label={words.map.smaller}
            icon={<Minus />}
            onClick={() => setChosen(Math.max(zoom / 1.2, 0.4))}
          />
          <IconButton
            label={words.map.larger}
            icon={<Plus />}
            onClick={() => setChosen(Math.min(zoom * 1.2, 3))}
          />
          <Button variant="quiet" onClick={() => setChosen(fitting)}>
            {words.map.fit}
          </Button>
        </div>
      </div>
      {map.isError ? (
        <ErrorState title={words.loadFailed} onRetry={() => map.refetch()} retrying={map.isFetching}>
          {sentenceOf(map.error)}
        </ErrorState>
      ) : null}
      {map.isPending ? (
        <Loading label={words.map.label}>
          <Skeleton className="h-[32rem]" />
        </Loading>
      ) : null}
      {map.data ? (
        <>
          <ScrollRegion
            label={words.map.label}
            className="max-h-[80dvh] overflow-auto rounded-md border bg-surface print:max-h-none print:overflow-visible print:border-0"
          >
            <MapDrawing map={map.data} {...{ zoom, opened, onOpen }} />
          </ScrollRegion>
          <p className="mt-2 text-xs text-soft print:hidden">{words.map.how}</p>
          <MapLegend />
        </>
      ) : null}
    </div>
  );
}

/** How wide the map may be; followed while the window or the quotes beside it change. */
function useWidth() {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!frame.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  return { frame, width };
}
