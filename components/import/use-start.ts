"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { api, client, newOperationId, sentenceOf } from "../api/client";
import { announce } from "../ui/live-region";
import { type FileCard, feedsOf } from "./cards";
import { readSearch, type Search, type SearchProblems } from "./search-values";
import type { FileCards } from "./use-cards";
import { words } from "./words";

/** Starts every file that is ready. What is wrong with one file stays on its card and holds up no other. */
export function useStart(reviewId: string, { cards, drafts, dispatch }: FileCards) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const operations = useRef(new Map<string, string>());

  /** The same request keeps its id, so that a second try after a lost answer changes nothing. */
  function operationOf(input: object): string {
    const key = JSON.stringify(input);
    const id = operations.current.get(key) ?? newOperationId();
    operations.current.set(key, id);
    return id;
  }

  async function startOne(card: FileCard, searches: ReadonlyMap<string, Search>, sent: Set<string>) {
    if (card.phase.step !== "ready") return;
    const feeds = feedsOf(card);
    for (const { searchId } of feeds) {
      const search = searches.get(searchId);
      if (!search || sent.has(searchId)) continue;
      const described = { reviewId, searchId, ...search };
      await client.imports.describeSearch({ ...described, operationId: operationOf(described) });
      sent.add(searchId);
    }
    const { kept, columns } = card.phase;
    const { importId, name: fileName } = card;
    const wanted = { reviewId, importId, sha256: kept.sha256, fileName, feeds, columns };
    await client.imports.start({ ...wanted, operationId: operationOf(wanted) });
    dispatch({ type: "moved", id: card.id, phase: { step: "started", importId: card.importId } });
  }

  async function start() {
    const ready = cards.filter(({ phase }) => phase.step === "ready");
    const { searches, problems } = readDrafts(ready, drafts);
    dispatch({ type: "faulty", problems });
    const sound = ready.filter((card) => feedsOf(card).every(({ searchId }) => !problems[searchId]));
    announce(sound.length > 0 ? words.starting(sound.length) : words.notReady(ready.length));
    setBusy(true);
    const sent = new Set<string>();
    for (const card of sound) {
      try {
        await startOne(card, searches, sent);
      } catch (error) {
        dispatch({ type: "failed", id: card.id, problem: sentenceOf(error) });
      }
    }
    await queries.invalidateQueries({ queryKey: api.imports.key() });
    setBusy(false);
    if (sound.length < ready.length) focusFirstProblem();
  }

  return { start, busy };
}

function readDrafts(cards: readonly FileCard[], drafts: FileCards["drafts"]) {
  const searches = new Map<string, Search>();
  const problems: Record<string, SearchProblems> = {};
  for (const { searchId } of cards.flatMap(feedsOf)) {
    const values = drafts[searchId];
    if (!values) continue;
    const read = readSearch(values);
    if ("search" in read) searches.set(searchId, read.search);
    else problems[searchId] = read.problems;
  }
  return { searches, problems };
}

/** After the page shows what is wrong, the reader's next key goes there. */
function focusFirstProblem(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>("main [aria-invalid=true]")?.focus());
}
