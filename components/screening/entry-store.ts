import type { DeskPlace, Entry } from "./entry";

/** Where acts wait until they are saved; survives a reload and a crash of the tab. */
export interface EntryStore {
  /** In the order of pressing. */
  all(): Entry[];
  has(operationId: string): boolean;
  /** Whether it was written. */
  put(entry: Entry): boolean;
  drop(operationId: string): void;
}

/** One key per act, so that two tabs never overwrite each other's. Written before the screen answers the key. */
export function browserStore({ personId, reviewId, stage }: DeskPlace, storage: Storage): EntryStore {
  const prefix = `outbox:${personId}:${reviewId}:${stage}:`;
  return {
    all: () =>
      Object.keys(storage)
        .filter((key) => key.startsWith(prefix))
        .sort()
        .flatMap((key) => parsed(storage.getItem(key))),
    has: (operationId) => storage.getItem(prefix + operationId) !== null,
    put: (entry) => {
      try {
        storage.setItem(prefix + entry.operationId, JSON.stringify(entry));
        return true;
      } catch {
        return false;
      }
    },
    drop: (operationId) => storage.removeItem(prefix + operationId),
  };
}

function parsed(text: string | null): Entry[] {
  return text === null ? [] : [JSON.parse(text) as Entry];
}
