// biome-ignore-all lint/a11y/useSemanticElements: rows drawn out of order and out of place cannot be a <table>.
"use client";

import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { classNames } from "./class-names";
import { rowAfterKey } from "./virtual-list-keys";

interface VirtualListProps<Row> {
  label: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** All rows there are, when `rows` holds only those fetched so far. */
  total?: number;
  rowHeight: number;
  renderRow: (row: Row, place: { index: number; active: boolean }) => ReactNode;
  /** Enter, or a click on the row. */
  onOpen?: (row: Row) => void;
  onActiveChange?: (row: Row) => void;
  /** Called when the last fetched row comes near. */
  onEndReached?: () => void;
  className?: string;
}

/** A list as long as a search result that draws only what it shows. Arrows, Page, Home and End move, Enter opens. */
export function VirtualList<Row>(props: VirtualListProps<Row>) {
  const { label, rows, rowKey, total = rows.length, rowHeight, renderRow, onOpen, className } = props;
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState(0);
  const active = Math.min(wanted, Math.max(rows.length - 1, 0));
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => keyAt(rows, index, rowKey),
    overscan: 8,
    // The active row stays drawn, so that the keyboard never loses its place.
    rangeExtractor: (range) => withRow(defaultRangeExtractor(range), active, rows.length),
    onChange: (virtualizer) => tellEnd(virtualizer, rows.length, total, props.onEndReached),
  });

  function activate(index: number) {
    setWanted(index);
    const row = rows[index];
    if (row !== undefined) props.onActiveChange?.(row);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget || rows.length === 0) return;
    const row = rows[active];
    if (event.key === "Enter" && row !== undefined) {
      // Else the same key press would also press the button that has the focus in what opens.
      event.preventDefault();
      onOpen?.(row);
    }
    const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? 0) / rowHeight) - 1);
    const next = rowAfterKey(event.key, active, rows.length, page);
    if (next === undefined) return;
    event.preventDefault();
    activate(next);
    list.scrollToIndex(next);
  }

  return (
    <div
      ref={frame}
      role="grid"
      aria-label={label}
      aria-rowcount={total}
      aria-colcount={1}
      aria-activedescendant={rows.length > 0 ? `${id}-${active}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      className={classNames(
        "group/list overflow-y-auto rounded-md border bg-surface contain-strict",
        className,
      )}
    >
      <div role="rowgroup" className="relative" style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the grid has the focus and the keys; aria-activedescendant names this row.
            <div
              key={item.key}
              id={`${id}-${item.index}`}
              ref={list.measureElement}
              data-index={item.index}
              role="row"
              aria-rowindex={item.index + 1}
              aria-selected={item.index === active}
              onClick={() => {
                activate(item.index);
                onOpen?.(row);
              }}
              style={{ transform: `translateY(${item.start}px)` }}
              className={classNames(
                "absolute inset-x-0 top-0 border-b hover:bg-hover",
                onOpen && "cursor-pointer",
                item.index === active &&
                  "group-focus-visible/list:bg-accent-wash group-focus-visible/list:shadow-[inset_2px_0_0_var(--accent)]",
              )}
            >
              {/* biome-ignore lint/a11y/useFocusableInteractive: as above. */}
              <div role="gridcell">
                {renderRow(row, { index: item.index, active: item.index === active })}
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function keyAt<Row>(rows: readonly Row[], index: number, rowKey: (row: Row) => string): string | number {
  const row = rows[index];
  return row === undefined ? index : rowKey(row);
}

function withRow(indexes: number[], index: number, count: number): number[] {
  if (index >= count || indexes.includes(index)) return indexes;
  return [...indexes, index].sort((one, other) => one - other);
}

function tellEnd(
  list: Virtualizer<HTMLDivElement, Element>,
  fetched: number,
  total: number,
  onEndReached: (() => void) | undefined,
): void {
  const last = list.range?.endIndex ?? 0;
  if (fetched < total && last >= fetched - 20) onEndReached?.();
}
