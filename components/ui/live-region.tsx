"use client";

import { useSyncExternalStore } from "react";

type Message = { text: string; turn: number };

let message: Message = { text: "", turn: 0 };
const listeners = new Set<() => void>();

/** Says one sentence to screen readers, once, when they are free. The same sentence may be said again. */
export function announce(text: string): void {
  message = { text, turn: message.turn + 1 };
  for (const listener of listeners) listener();
}

/** The page's one voice, for components. */
export function useAnnounce(): (text: string) => void {
  return announce;
}

/** The one polite live region of the page (WCAG 2.2, 4.1.3). The key makes a repeated sentence a new one. */
export function LiveRegion() {
  const { text, turn } = useSyncExternalStore(
    subscribe,
    () => message,
    () => message,
  );
  return (
    <div role="status" aria-live="polite" aria-atomic="true" className="sr-only">
      <p key={turn}>{text}</p>
    </div>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
