"use client";

import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useSyncExternalStore } from "react";
import { classNames } from "./class-names";
import { nextWidth, shareAfterKey, within } from "./split-share";
import { words } from "./words";

interface SplitProps {
  /** Remembers its width in this browser under this name. */
  id: string;
  left: ReactNode;
  right: ReactNode;
  /** Percent of the width that the left pane starts with. */
  initial?: number;
  /** Which pane stands above the other on a narrow screen. */
  above?: "left" | "right";
  className?: string;
}

const changed = new EventTarget();

/**
 * Two panes with a divider that remembers: dragged, moved by arrow keys, or clicked to step through three widths
 * (WCAG 2.5.7 asks for a way without dragging). On a narrow screen the panes stand below each other.
 */
export function Split({ id, left, right, initial = 50, above = "left", className }: SplitProps) {
  const key = `split:${id}`;
  const frame = useRef<HTMLDivElement>(null);
  const pressedAt = useRef<number | undefined>(undefined);
  const dragged = useRef(false);
  const share = useSyncExternalStore(
    subscribe,
    () => stored(key) ?? initial,
    () => initial,
  );

  function onPointerDown(event: PointerEvent<HTMLDivElement>) {
    event.currentTarget.setPointerCapture(event.pointerId);
    pressedAt.current = event.clientX;
    dragged.current = false;
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    const box = frame.current?.getBoundingClientRect();
    if (pressedAt.current === undefined || !box) return;
    if (!dragged.current && Math.abs(event.clientX - pressedAt.current) < 4) return;
    dragged.current = true;
    store(key, ((event.clientX - box.left) / box.width) * 100);
  }

  function onPointerUp() {
    if (pressedAt.current !== undefined && !dragged.current) store(key, nextWidth(share));
    pressedAt.current = undefined;
  }

  function onKeyDown(event: KeyboardEvent) {
    const next = event.key === "Enter" ? nextWidth(share) : shareAfterKey(event.key, share);
    if (next === undefined) return;
    event.preventDefault();
    store(key, next);
  }

  return (
    <div ref={frame} className={classNames("flex min-h-0 flex-col md:flex-row", className)}>
      <div
        className="min-h-0 min-w-0 overflow-auto md:w-(--left) md:shrink-0"
        style={{ "--left": `calc(${share}% - 0.375rem)` } as Record<string, string>}
      >
        {left}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be moved; this is the ARIA window splitter. */}
      <div
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={words.divider}
        aria-valuenow={Math.round(share)}
        aria-valuemin={20}
        aria-valuemax={80}
        title={words.dividerHint}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
        onKeyDown={onKeyDown}
        className="group/divider relative hidden w-3 shrink-0 cursor-col-resize touch-none rounded-sm before:absolute before:inset-y-0 before:-left-1.5 before:w-6 md:block"
      >
        <div className="mx-auto h-full w-px bg-line group-hover/divider:bg-outline forced-colors:bg-[CanvasText]" />
        <div className="absolute top-1/2 left-1/2 h-8 w-1 -translate-1/2 rounded-full bg-outline group-hover/divider:bg-accent forced-colors:bg-[CanvasText]" />
      </div>
      <div
        className={classNames(
          "min-h-0 min-w-0 grow overflow-auto",
          above === "right" && "max-md:order-first",
        )}
      >
        {right}
      </div>
    </div>
  );
}

function stored(key: string): number | undefined {
  const value = Number(localStorage.getItem(key) ?? Number.NaN);
  return Number.isFinite(value) ? within(value) : undefined;
}

function store(key: string, share: number): void {
  localStorage.setItem(key, String(within(share)));
  changed.dispatchEvent(new Event("change"));
}

function subscribe(listener: () => void): () => void {
  changed.addEventListener("change", listener);
  return () => changed.removeEventListener("change", listener);
}
