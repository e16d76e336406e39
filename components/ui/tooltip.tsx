"use client";

import { Tooltip as Radix } from "radix-ui";
import { type ReactNode, useRef, useState } from "react";
import { Kbd } from "./kbd";

interface TooltipProps {
  label: ReactNode;
  keys?: string;
  side?: "top" | "right" | "bottom" | "left";
  /** One element that can be focused. */
  children: ReactNode;
}

/** A short explanation on hover and focus; Escape hides it. Never the only place for something important. */
export function Tooltip({ label, keys, side = "top", children }: TooltipProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [home, setHome] = useState<Element | null>(null);
  return (
    <Radix.Root onOpenChange={(open) => (open ? setHome(landmarkOf(trigger.current)) : undefined)}>
      <Radix.Trigger asChild ref={trigger}>
        {children}
      </Radix.Trigger>
      <Radix.Portal container={home}>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex max-w-72 animate-appear items-center gap-2 rounded-sm border border-line bg-raised px-2 py-1 text-xs text-ink shadow-float"
        >
          {label}
          {keys ? <Kbd keys={keys} /> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The part of the page that a tooltip belongs to: at the end of the page it would stand outside all of them. */
function landmarkOf(trigger: Element | null): Element | null {
  const dialog = trigger?.closest("[role=dialog], [role=alertdialog]");
  return dialog ?? trigger?.closest("main") ?? trigger?.closest("nav, header") ?? null;
}
