"use client";

import { useEffect, useReducer, useRef } from "react";
import { MAX_IMPORT_BYTES } from "@/lib/review/import/schema";
import { client, sentenceOf } from "../api/client";
import { announce } from "../ui/live-region";
import {
  type CardAction,
  type Cards,
  cardsAfter,
  type FileCard,
  importedBefore,
  NO_CARDS,
  newCard,
} from "./cards";
import { uploadFile } from "./upload";
import { words } from "./words";

/** Files sent at the same time: the rest of the page keeps its connections. */
const LANES = 3;

export interface FileCards extends Cards {
  dispatch: (action: CardAction) => void;
  add: (files: File[]) => void;
  remove: (card: FileCard) => void;
}

/** The files on their way in: each is uploaded, looked at, and waits for the start. */
export function useCards(reviewId: string): FileCards {
  const [state, dispatch] = useReducer(cardsAfter, NO_CARDS);
  const lanes = useRef<Promise<void>[]>([]);
  const next = useRef(0);
  const stops = useRef(new Map<string, AbortController>());
  useEffect(() => {
    const running = stops.current;
    return () => {
      for (const stop of running.values()) stop.abort();
    };
  }, []);

  function add(files: File[]) {
    for (const file of files) {
      const card = newCard(file);
      const stop = new AbortController();
      stops.current.set(card.id, stop);
      dispatch({ type: "added", card });
      const lane = next.current++ % LANES;
      const before = lanes.current[lane] ?? Promise.resolve();
      lanes.current[lane] = before.then(() => take(reviewId, card, stop.signal, dispatch));
    }
  }

  function remove(card: FileCard) {
    stops.current.get(card.id)?.abort();
    dispatch({ type: "removed", id: card.id });
  }

  return { ...state, dispatch, add, remove };
}

/** From the drop to a card that is ready or says why not; a fault stays on its own card. */
async function take(
  reviewId: string,
  { id, file }: FileCard,
  signal: AbortSignal,
  dispatch: (action: CardAction) => void,
): Promise<void> {
  if (signal.aborted) return;
  function refuse(message: string) {
    dispatch({ type: "moved", id, phase: { step: "refused", message } });
    announce(`${file.name}: ${message}`);
  }
  if (file.size === 0) return refuse(words.card.empty);
  if (file.size > MAX_IMPORT_BYTES) return refuse(words.card.tooLarge);
  try {
    const onSent = (sent: number) => dispatch({ type: "moved", id, phase: { step: "uploading", sent } });
    const uploaded = await uploadFile({ reviewId, file, signal, onSent });
    const standing = importedBefore(uploaded);
    if (standing) return refuse(standing);
    dispatch({ type: "moved", id, phase: { step: "checking" } });
    const { sha256 } = uploaded;
    dispatch({ type: "ready", id, uploaded, preview: await client.imports.preview({ reviewId, sha256 }) });
  } catch (error) {
    if (!signal.aborted) refuse(sentenceOf(error));
  }
}
