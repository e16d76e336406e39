"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/ui/error-state";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { DESIGN_GROUPS, type DesignGroup } from "@/lib/review/extraction/lists";
import type { GapMapView } from "@/lib/review/mechanisms/shapes";
import { api, sentenceOf } from "../api/client";
import type { EvidenceChoice } from "./filter";
import { type GapPlace, isSamePlace, placeName } from "./gap-place";
import { words } from "./words";

type Row = GapMapView["rows"][number];
type Cell = Row["cells"][string];

interface GapsViewProps {
  reviewId: string;
  choice: EvidenceChoice;
  opened: GapPlace | null;
  onOpen: (place: GapPlace) => void;
}

/** The evidence gap map: mechanisms by design, darker where more was found, with its numbers. */
export function GapsView({ reviewId, choice, opened, onOpen }: GapsViewProps) {
  const gaps = useQuery(api.mechanisms.gapMap.queryOptions({ input: { reviewId, ...choice } }));
  if (gaps.isError) {
    return (
      <ErrorState title={words.loadFailed} onRetry={() => gaps.refetch()} retrying={gaps.isFetching}>
        {sentenceOf(gaps.error)}
      </ErrorState>
    );
  }
  if (!gaps.data) {
    return (
      <Loading label={words.gaps.caption}>
        <Skeleton className="h-[36rem]" />
      </Loading>
    );
  }
  const { rows, columns, outside } = gaps.data;
  const most = Math.max(1, ...rows.flatMap((row) => columns.map((column) => weightOf(row.cells[column]))));
  return (
    <>
      <ScrollRegion
        label={words.gaps.caption}
        className="relative overflow-auto rounded-md border bg-surface"
      >
        <table className="w-full border-separate border-spacing-0 text-left">
          <caption className="sr-only">{words.gaps.caption}</caption>
          <thead>
            <tr>
              <th
                scope="col"
                className="sticky left-0 z-10 border-b bg-surface px-3 py-2 align-bottom text-xs font-medium text-soft"
              >
                {words.gaps.mechanism}
              </th>
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className="min-w-24 border-b px-2 py-2 text-center align-bottom text-xs font-medium text-soft"
                >
                  {nameOf(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="[&>tr:last-child>*]:border-b-0">
            {rows.map((row) => (
              <tr key={row.category}>
                <th
                  scope="row"
                  className="sticky left-0 z-10 max-w-36 border-b bg-surface px-3 py-1.5 font-medium sm:max-w-none"
                >
                  {row.label}
                </th>
                {columns.map((column) => (
                  <GapCell
                    key={column}
                    cell={row.cells[column]}
                    most={most}
                    place={{ category: row.category, column: column as DesignGroup }}
                    {...{ opened, onOpen }}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="mt-3 max-w-3xl text-xs text-soft">
        {words.gaps.legend}{" "}
        {outside.length > 0 ? (
          <button
            type="button"
            onClick={() => onOpen({})}
            className="min-h-6 rounded-sm text-left text-accent underline underline-offset-3"
          >
            {words.gaps.outside(outside.length)}
          </button>
        ) : null}
      </p>
    </>
  );
}

function nameOf(column: string): string {
  return column in DESIGN_GROUPS ? DESIGN_GROUPS[column as DesignGroup] : column;
}

function secondaryOf({ reportsSupporting, reportsRefuting }: Cell): number {
  return new Set([...reportsSupporting, ...reportsRefuting]).size;
}

function weightOf(cell: Cell | undefined): number {
  return cell ? cell.primaryStudies.length + secondaryOf(cell) : 0;
}

interface GapCellProps extends Pick<GapsViewProps, "opened" | "onOpen"> {
  cell: Cell | undefined;
  most: number;
  place: GapPlace;
}

/** At most two fifths of the accent lie under the numbers, so that they keep their contrast. */
function GapCell({ cell, most, place, opened, onOpen }: GapCellProps) {
  const weight = weightOf(cell);
  const open = cell?.openQuestions.length ?? 0;
  if (!cell || cell.claimIds.length === 0) {
    return (
      <td className="h-10 border-b border-l text-center">
        <span className="sr-only">{words.gaps.gap}</span>
      </td>
    );
  }
  const primary = cell.primaryStudies.length;
  const secondary = secondaryOf(cell);
  const share = weight === 0 ? 0 : Math.round(8 + (32 * weight) / most);
  const isOpen = isSamePlace(opened, place);
  return (
    <td
      className="tabular h-10 border-b border-l p-0 text-center whitespace-nowrap"
      style={{ background: `color-mix(in oklab, var(--accent) ${share}%, var(--surface))` }}
    >
      <button
        type="button"
        aria-label={words.gaps.show(placeName(place), words.gaps.cell(primary, secondary, open))}
        aria-pressed={isOpen}
        title={words.gaps.cell(primary, secondary, open)}
        onClick={() => onOpen(place)}
        className="size-full min-h-10 px-2 -outline-offset-2 hover:underline aria-pressed:shadow-[inset_0_0_0_2px_var(--accent)]"
      >
        <span className="font-semibold">{primary}</span>
        {secondary > 0 ? ` (${secondary})` : ""}
        {open > 0 ? ` ${open}?` : ""}
      </button>
    </td>
  );
}
