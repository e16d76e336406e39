"use client";

import { useEffect, useReducer, useRef } from "react";
import type { ColumnMapping } from "@/lib/review/formats/table/column-mapping";
import { type KeptFile, MAX_IMPORT_BYTES, type Preview, type SearchEntry } from "@/lib/review/import/schema";
import { client, sentenceOf } from "../api/client";
import { announce } from "../ui/live-region";
import {
  type CardAction,
  type Cards,
  cardOfMember,
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
export function useCards(reviewId: string, searches: readonly SearchEntry[]): FileCards {
  const [state, reduce] = useReducer(cardsAfter, NO_CARDS);
  const existing = useRef(searches);
  useEffect(() => {
    existing.current = searches;
  }, [searches]);
  const dispatch = (action: CardAction) =>
    reduce(action.type === "ready" ? { ...action, existing: existing.current } : action);
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

type Dispatch = (action: CardAction) => void;

/** From the drop to a card that is ready or says why not; a fault stays on its own card. */
async function take(
  reviewId: string,
  card: FileCard,
  signal: AbortSignal,
  dispatch: Dispatch,
): Promise<void> {
  const { id, file } = card;
  if (signal.aborted || !file) return;
  if (file.size === 0) return refuse(card, words.card.empty, dispatch);
  if (file.size > MAX_IMPORT_BYTES) return refuse(card, words.card.tooLarge, dispatch);
  try {
    const onSent = (sent: number) => dispatch({ type: "moved", id, phase: { step: "uploading", sent } });
    const uploaded = await uploadFile({ reviewId, file, signal, onSent });
    dispatch({ type: "moved", id, phase: { step: "checking" } });
    if (!uploaded.archive) return await look(reviewId, card, uploaded, dispatch);
    const { sha256 } = uploaded;
    const unpacked = await client.imports.unpack({ reviewId, sha256 });
    const members = unpacked.files.map((kept) => ({ kept, card: cardOfMember(kept) }));
    dispatch({ type: "unpacked", id, unpacked, cards: members.map((member) => member.card) });
    for (const member of members) await look(reviewId, member.card, member.kept, dispatch);
  } catch (error) {
    if (!signal.aborted) refuse(card, sentenceOf(error), dispatch);
  }
}

/** What a kept file holds; what cannot be read says so on its own card, and a table may need its columns named. */
async function look(reviewId: string, card: FileCard, kept: KeptFile, dispatch: Dispatch): Promise<void> {
  const standing = importedBefore(kept);
  if (standing) return refuse(card, standing, dispatch);
  const { sha256 } = kept;
  try {
    const preview = await client.imports.preview({ reviewId, sha256 });
    const columns = isTable(preview) ? await rememberedColumns(reviewId, sha256) : undefined;
    if (columns) await nameColumns(reviewId, card.id, kept, columns, dispatch);
    else dispatch({ type: "ready", id: card.id, kept, preview });
  } catch (error) {
    await columnsToName(reviewId, card, kept, error, dispatch);
  }
}

async function rememberedColumns(reviewId: string, sha256: string): Promise<ColumnMapping | undefined> {
  const { remembered } = await client.imports.columns({ reviewId, sha256 });
  return remembered ?? undefined;
}

/** A table that nobody could read as it is: as it was read before, or as people say now. */
async function columnsToName(
  reviewId: string,
  card: FileCard,
  kept: KeptFile,
  problem: unknown,
  dispatch: Dispatch,
): Promise<void> {
  try {
    const { columns, hasTitle, remembered } = await client.imports.columns({ reviewId, sha256: kept.sha256 });
    if (remembered) return await nameColumns(reviewId, card.id, kept, remembered, dispatch);
    if (hasTitle || columns.length < 2) return refuse(card, sentenceOf(problem), dispatch);
    dispatch({ type: "moved", id: card.id, phase: { step: "unnamed", kept, message: sentenceOf(problem) } });
  } catch {
    refuse(card, sentenceOf(problem), dispatch);
  }
}

/** Reads a table again, under columns that people named. */
export async function nameColumns(
  reviewId: string,
  id: string,
  kept: KeptFile,
  columns: ColumnMapping,
  dispatch: Dispatch,
): Promise<void> {
  const { sha256 } = kept;
  const preview = await client.imports.preview({ reviewId, sha256, columns: JSON.stringify(columns) });
  dispatch({ type: "ready", id, kept, preview, columns });
}

/** Whether a file has columns that people can name otherwise. */
export function isTable({ format }: Pick<Preview, "format">): boolean {
  return format.id === "csv" || format.id === "xlsx";
}

function refuse({ id, name }: FileCard, message: string, dispatch: Dispatch): void {
  dispatch({ type: "moved", id, phase: { step: "refused", message } });
  announce(`${name}: ${message}`);
}
