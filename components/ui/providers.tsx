"use client";

import { Tooltip } from "radix-ui";
import type { ReactNode } from "react";
import { LiveRegion } from "./live-region";
import { Toaster } from "./toaster";

/** What the interface parts need around them. Data providers stand around this one, in the root layout. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <Tooltip.Provider delayDuration={500} skipDelayDuration={200}>
      {children}
      <Toaster />
      <LiveRegion />
    </Tooltip.Provider>
  );
}
