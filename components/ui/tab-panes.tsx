"use client";

import { Tabs as Radix } from "radix-ui";
import { type ReactNode, useState } from "react";
import { ScrollRegion } from "./scroll-region";

export interface TabPane {
  value: string;
  label: string;
  content: ReactNode;
}

interface TabPanesProps {
  /** What the panes show, for those who cannot see it. */
  label: string;
  panes: readonly TabPane[];
  value: string;
  onValueChange: (value: string) => void;
  /** Stays above every pane. */
  bar?: ReactNode;
}

/**
 * Views that fill their frame, one at a time; a pane that was opened once keeps its place while another is in sight.
 * One pane alone has no tab. On a narrow screen a pane is as high as what it holds.
 */
export function TabPanes({ label, panes, value, onValueChange, bar }: TabPanesProps) {
  const [opened, setOpened] = useState<readonly string[]>([value]);
  if (!opened.includes(value)) setOpened([...opened, value]);
  const [only, another] = panes;
  if (only && !another) {
    return (
      <div className="flex min-h-0 flex-col md:h-full">
        {bar ? (
          <div className="z-10 shrink-0 max-md:sticky max-md:top-0">
            <Bar>{bar}</Bar>
          </div>
        ) : null}
        <ScrollRegion label={only.label} className="min-h-0 grow overflow-auto -outline-offset-2">
          {only.content}
        </ScrollRegion>
      </div>
    );
  }
  return (
    <Radix.Root value={value} onValueChange={onValueChange} className="flex min-h-0 flex-col md:h-full">
      <div className="z-10 shrink-0 bg-surface max-md:sticky max-md:top-0">
        <Radix.List aria-label={label} className="flex gap-1 overflow-x-auto border-b px-3 pt-1 sm:px-7">
          {panes.map((pane) => (
            <Radix.Trigger
              key={pane.value}
              value={pane.value}
              title={pane.label}
              className="-mb-px inline-flex min-h-9 max-w-52 shrink-0 items-center rounded-t-sm border-b-2 border-transparent px-3 text-soft -outline-offset-2 hover:text-ink data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink"
            >
              <span className="truncate">{pane.label}</span>
            </Radix.Trigger>
          ))}
        </Radix.List>
        {bar ? <Bar>{bar}</Bar> : null}
      </div>
      <div className="relative min-h-0 grow">
        {panes.map((pane) => (
          <Radix.Content
            key={pane.value}
            value={pane.value}
            forceMount
            className="overflow-auto -outline-offset-2 data-[state=inactive]:invisible data-[state=inactive]:absolute data-[state=inactive]:inset-0 md:absolute md:inset-0"
          >
            {opened.includes(pane.value) ? pane.content : null}
          </Radix.Content>
        ))}
      </div>
    </Radix.Root>
  );
}

function Bar({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b bg-surface px-4 py-2 sm:px-8">
      {children}
    </div>
  );
}
