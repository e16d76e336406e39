"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { client, newOperationId } from "../api/client";
import { announce } from "../ui/live-region";
import { Desk, type DeskState } from "./desk";
import type { DeskPlace, Entry } from "./entry";
import { browserStore } from "./entry-store";
import { failureOf } from "./failure";
import { words } from "./words";

const AHEAD = 10;

/** The desk of whoever looks at this page. It asks again when the network or the reader comes back. */
export function useDesk({ personId, reviewId, stage }: DeskPlace): { desk: Desk; state: DeskState } {
  const [desk] = useState(() => newDesk({ personId, reviewId, stage }));
  const state = useSyncExternalStore(desk.subscribe, desk.state, desk.state);
  useEffect(() => {
    const again = () => desk.retry();
    const refresh = () => desk.refresh();
    desk.start();
    window.addEventListener("online", again);
    window.addEventListener("focus", refresh);
    return () => {
      window.removeEventListener("online", again);
      window.removeEventListener("focus", refresh);
      desk.stop();
    };
  }, [desk]);
  useLeavingGuard(state);
  return { desk, state };
}

function newDesk(place: DeskPlace): Desk {
  const { reviewId, stage } = place;
  return new Desk({
    send: (entry) => send(place, entry),
    fetchQueue: (reading) =>
      client.screening.queue({ reviewId, stage, ahead: AHEAD, ...(reading ? { reading } : {}) }),
    failureOf,
    store: storeOf(place),
    newId: newOperationId,
    now: () => new Date().toISOString(),
    onSaved: () => announce(words.saved),
    onRefused: (_, sentence) => announce(words.notSaved(sentence)),
    later: (milliseconds, again) => {
      const timer = window.setTimeout(again, milliseconds);
      return () => window.clearTimeout(timer);
    },
  });
}

function send({ reviewId, stage }: DeskPlace, entry: Entry): Promise<unknown> {
  const { operationId, card } = entry;
  const on = { reviewId, stage, itemId: card.itemId, operationId };
  if (entry.kind === "retract") return client.screening.retractVote(on);
  return client.screening.castVote({ ...on, ...entry.said });
}

/** A browser without storage, or a page drawn on the server, keeps nothing: then acts live in the tab alone. */
function storeOf(place: DeskPlace) {
  try {
    return browserStore(place, window.localStorage);
  } catch {
    return { all: () => [], has: () => false, put: () => false, drop: () => {} };
  }
}

/** Asks before the tab is closed, but only when closing it would lose something. */
function useLeavingGuard({ durable, entries }: DeskState): void {
  const wouldLose = !durable && entries.length > 0;
  useEffect(() => {
    if (!wouldLose) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [wouldLose]);
}
