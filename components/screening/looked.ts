import type { DeskPlace } from "./entry";

/** So many cards may be looked at and left without a vote before the first is forgotten. */
const KEPT = 200;

/** Cards whose reader has asked why they come: seen is seen, also after a reload. */
export interface Looked {
  has(itemId: string): boolean;
  add(itemId: string): void;
}

/** A browser without storage, or with a full one, and a page drawn on the server know it until the page is left. */
export function lookedIn({ personId, reviewId, stage }: DeskPlace, storage: () => Storage): Looked {
  const key = `looked:${personId}:${reviewId}:${stage}`;
  const seen = new Set<string>(orElse([], () => JSON.parse(storage().getItem(key) ?? "[]")));
  return {
    has: (itemId) => seen.has(itemId),
    add: (itemId) => {
      seen.add(itemId);
      orElse(undefined, () => storage().setItem(key, JSON.stringify([...seen].slice(-KEPT))));
    },
  };
}

function orElse<T>(otherwise: T, act: () => T): T {
  try {
    return act();
  } catch {
    return otherwise;
  }
}
