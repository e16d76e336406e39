"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { useShortcuts } from "@/components/ui/shortcuts";
import { Tabs } from "@/components/ui/tabs";
import type { PropositionEntry } from "@/lib/review/mechanisms/shapes";
import { CellPanel } from "./cell-panel";
import { ClaimsPanel } from "./claims-panel";
import { ContradictionsView } from "./contradictions-view";
import { type EvidenceChoice, VIEWS, type View } from "./filter";
import type { GapPlace } from "./gap-place";
import { GapsView } from "./gaps-view";
import { MapView } from "./map-view";
import { TableView } from "./table-view";
import { words } from "./words";

interface MechanismViewsProps {
  reviewId: string;
  entries: readonly PropositionEntry[];
  view: View;
  choice: EvidenceChoice;
  onView: (view: View) => void;
}

/** The four views, each a key away from the others, and the quotes of what was opened in one of them. */
export function MechanismViews({ reviewId, entries, view, choice, onView }: MechanismViewsProps) {
  const { opened, open, close } = useOpened();
  const proposition = opened && "propositionId" in opened ? opened.propositionId : null;
  const cell = opened && "cell" in opened ? opened.cell : null;
  const openProposition = (propositionId: string) => open({ propositionId });
  function show(next: View) {
    // The table and the map open the same quotes; a cell of the gaps opens others.
    const keeps = proposition !== null && (next === "table" || next === "map");
    if (next !== view && !keeps) close();
    onView(next);
  }
  useShortcuts({
    t: () => show("table"),
    m: () => show("map"),
    g: () => show("gaps"),
    c: () => show("contradictions"),
  });
  const shown = { reviewId, choice };
  const contents: Record<View, ReactNode> = {
    table: <TableView propositions={entries} opened={proposition} onOpen={openProposition} />,
    map: <MapView {...shown} opened={proposition} onOpen={openProposition} />,
    gaps: <GapsView {...shown} opened={cell} onOpen={(place) => open({ cell: place })} />,
    contradictions: <ContradictionsView {...shown} />,
  };
  return (
    <div className={opened ? "grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]" : undefined}>
      <div className="min-w-0">
        <Tabs
          label={words.views}
          value={view}
          onValueChange={(next) => show(VIEWS.find((each) => each === next) ?? "table")}
          tabs={VIEWS.map((value) => ({
            value,
            label: words.tabs[value],
            content: contents[value],
            ...(value === "table" ? { count: entries.length } : {}),
          }))}
        />
        <p className="mt-3 text-xs text-soft max-sm:hidden pointer-coarse:hidden print:hidden">
          {words.keys}
        </p>
      </div>
      {proposition ? <ClaimsPanel {...shown} propositionId={proposition} onClose={close} /> : null}
      {cell ? <CellPanel {...shown} place={cell} onClose={close} /> : null}
    </div>
  );
}

type Opened = { propositionId: string } | { cell: GapPlace };

/** What is open beside the view. Closing gives the focus back to what opened it. */
function useOpened() {
  const [opened, setOpened] = useState<Opened | null>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    if (opened !== null) return;
    if (opener.current instanceof HTMLElement || opener.current instanceof SVGElement) opener.current.focus();
  }, [opened]);
  return {
    opened,
    open: (next: Opened) => {
      opener.current = document.activeElement;
      setOpened(next);
    },
    close: () => setOpened(null),
  };
}
