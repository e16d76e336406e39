"use client";

import { useSyncExternalStore } from "react";

const WIDE = "(min-width: 80rem)";

/** Whether criteria and last decisions have room beside the record. */
export function useWide(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(WIDE).matches,
    () => false,
  );
}

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}
