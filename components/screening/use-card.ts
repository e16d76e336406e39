"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Protocol } from "@/lib/review/protocol/schema";
import type { Card, Queue, Verdict } from "@/lib/review/screening/schema";
import type { Desk } from "./desk";
import type { DeskPlace } from "./entry";
import { lookedIn } from "./looked";
import { back, forward, START, shownAt } from "./place";

/** A double click is two presses within this time, and means one decision. */
const REST_MS = 300;

interface UseCard {
  desk: Desk;
  queue: Queue;
  protocol: Protocol;
  at: DeskPlace;
}

/** The card on the screen, what is being written about it, and what can be done with it. */
export function useCard({ desk, queue, protocol, at }: UseCard) {
  const [place, setPlace] = useState(START);
  const [notes, setNotes] = useState<Readonly<Record<string, string>>>({});
  const [asksReason, setAsksReason] = useState(false);
  const [resting, rest] = useRest();
  const shown = shownAt(queue, place);
  const itemId = shown?.card.itemId;
  const shownSince = useShownSince(itemId);
  const [looked] = useState(() => lookedIn(at, () => window.sessionStorage));
  const toVoteOn = shown && !shown.vote ? shown.card.itemId : null;
  useLayoutEffect(() => desk.reads(toVoteOn), [desk, toVoteOn]);
  /** What was decided as it stood on the screen: presses that come before the next drawing mean the same one. */
  const decided = useRef<typeof shown>(null);
  const note = itemId ? (notes[itemId] ?? shown?.vote?.note ?? "") : "";

  function go(next: typeof place) {
    setAsksReason(false);
    setPlace(next);
  }

  function cast(verdict: Verdict, reasonId: string | null, secondaryReasonIds: string[]) {
    if (!shown || decided.current === shown) return;
    decided.current = shown;
    desk.cast(shown.card, {
      verdict,
      reasonId,
      secondaryReasonIds,
      note: note.trim() || null,
      protocolVersionId: protocol.id,
      shownAt: shownSince(),
      ...(looked.has(shown.card.itemId) ? { whyShown: true } : {}),
    });
    go({ ...place, itemId: null });
  }

  return {
    shown,
    note,
    asksReason,
    resting,
    setNote: (text: string) => itemId && setNotes({ ...notes, [itemId]: text }),
    /** Why it comes now is on the screen: the vote will say so. */
    look: () => itemId && looked.add(itemId),
    decide(verdict: Verdict, byClick: boolean) {
      if (!shown) return;
      if (at.stage === "full_text" && verdict === "exclude") {
        setAsksReason(true);
        return;
      }
      cast(verdict, null, []);
      if (byClick) rest();
    },
    excludeFor: (reasonId: string, further: string[]) => cast("exclude", reasonId, further),
    cancelReason: () => setAsksReason(false),
    go: (id: string) => go({ ...place, itemId: id }),
    forward: () => go(forward(queue, place)),
    back: () => go(back(queue, place)),
    toWork: () => go({ ...place, itemId: null }),
    /** Takes back the vote on the screen, or else the last one, and shows its card. */
    undo(which?: Card) {
      const card = which ?? (shown?.vote ? shown.card : queue.last[0]);
      const vote = queue.last.find((one) => one.itemId === card?.itemId)?.vote;
      if (!card || !vote || vote.sealed) return;
      desk.retract(card);
      if (vote.note) setNotes({ ...notes, [card.itemId]: vote.note });
      go({ ...place, itemId: card.itemId });
    },
  };
}

function useRest(): [boolean, () => void] {
  const [resting, setResting] = useState(false);
  useEffect(() => {
    if (!resting) return;
    const timer = setTimeout(() => setResting(false), REST_MS);
    return () => clearTimeout(timer);
  }, [resting]);
  return [resting, () => setResting(true)];
}

/** Every card begins at its top, and remembers since when it is on the screen. */
function useShownSince(itemId: string | undefined): () => string {
  const since = useRef({ itemId, at: "" });
  useLayoutEffect(() => {
    if (since.current.itemId === itemId && since.current.at) return;
    since.current = { itemId, at: new Date().toISOString() };
    window.scrollTo({ top: 0, behavior: "instant" });
  }, [itemId]);
  return () => since.current.at;
}
