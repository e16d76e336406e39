import { v7 as uuid } from "uuid";
import type { Feed, Preview, Uploaded } from "@/lib/review/import/schema";
import { formatDay } from "../ui/format";
import { proposedSearch, type SearchProblems, type SearchValues } from "./search-values";
import { words } from "./words";

/** What a file is doing between the drop and the start of its import. */
export type Phase =
  | { step: "uploading"; sent: number }
  | { step: "checking" }
  | { step: "refused"; message: string }
  | { step: "ready"; sha256: string; preview: Preview }
  | { step: "started"; importId: string };

export type Part = Feed["part"];

/** One dropped file. */
export interface FileCard {
  id: string;
  importId: string;
  file: File;
  phase: Phase;
  /** The search chosen for the main papers (or for all), and for the related ones. */
  searches: { main: string; related: string };
  /** The searches that this card would describe anew. */
  own: { main: string; related: string };
  /** The related papers go with the main one into one search. */
  together: boolean;
  /** What stood in the way at the last try. */
  problem?: string | undefined;
}

export interface Cards {
  cards: readonly FileCard[];
  /** Searches written here and not sent yet, by the id they will have. */
  drafts: Readonly<Record<string, SearchValues>>;
  problems: Readonly<Record<string, SearchProblems>>;
}

export type CardAction =
  | { type: "added"; card: FileCard }
  | { type: "removed"; id: string }
  | { type: "moved"; id: string; phase: Phase }
  | { type: "ready"; id: string; uploaded: Uploaded; preview: Preview }
  | { type: "chosen"; id: string; part: Part; searchId: string }
  | { type: "joined"; id: string; together: boolean }
  | { type: "described"; searchId: string; patch: Partial<SearchValues> }
  | { type: "faulty"; problems: Record<string, SearchProblems> }
  | { type: "failed"; id: string; problem: string };

export const NO_CARDS: Cards = { cards: [], drafts: {}, problems: {} };

/** A file that was just dropped. */
export function newCard(file: File): FileCard {
  const own = { main: uuid(), related: uuid() };
  const phase = { step: "uploading", sent: 0 } as const;
  return { id: uuid(), importId: uuid(), file, phase, searches: own, own, together: false };
}

/** What the cards are after something happened to one of them. */
export function cardsAfter(state: Cards, action: CardAction): Cards {
  switch (action.type) {
    case "added":
      return { ...state, cards: [...state.cards, action.card] };
    case "removed":
      return { ...state, cards: state.cards.filter(({ id }) => id !== action.id) };
    case "moved":
      return withCard(state, action.id, { phase: action.phase, problem: undefined });
    case "ready":
      return ready(state, action.id, action.uploaded, action.preview);
    case "chosen": {
      const { part, searchId } = action;
      return withCard(state, action.id, ({ searches }) => ({
        searches: part === "related" ? { ...searches, related: searchId } : { ...searches, main: searchId },
      }));
    }
    case "joined":
      return joined(state, action.id, action.together);
    case "described": {
      const { searchId, patch } = action;
      const before = state.drafts[searchId];
      if (!before) return state;
      const problems = Object.fromEntries(
        Object.entries(state.problems[searchId] ?? {}).filter(([field]) => !(field in patch)),
      );
      return {
        ...state,
        drafts: { ...state.drafts, [searchId]: { ...before, ...patch } },
        problems: { ...state.problems, [searchId]: problems },
      };
    }
    case "faulty":
      return { ...state, problems: action.problems };
    case "failed":
      return withCard(state, action.id, { problem: action.problem });
  }
}

type Change = Partial<FileCard> | ((card: FileCard) => Partial<FileCard>);

function withCard(state: Cards, id: string, change: Change): Cards {
  const cards = state.cards.map((card) =>
    card.id === id ? { ...card, ...(typeof change === "function" ? change(card) : change) } : card,
  );
  return { ...state, cards };
}

function ready(state: Cards, id: string, uploaded: Uploaded, preview: Preview): Cards {
  const card = state.cards.find((one) => one.id === id);
  if (!card) return state;
  const { sha256 } = uploaded;
  const twin = state.cards.find(({ phase }) => phase.step === "ready" && phase.sha256 === sha256);
  if (twin)
    return withCard(state, id, { phase: { step: "refused", message: words.card.twice(twin.file.name) } });
  const hits = preview.says.hitsReported === null ? "" : String(preview.says.hitsReported);
  const main = proposedSearch(card.file.name, preview, "main");
  const drafts = { ...state.drafts };
  if (hasParts(preview)) {
    drafts[card.own.main] = main;
    drafts[card.own.related] = {
      ...proposedSearch(card.file.name, preview, "related"),
      hitsReported: hits,
    };
  } else drafts[card.own.main] = { ...main, hitsReported: hits };
  return { ...withCard(state, id, { phase: { step: "ready", sha256, preview } }), drafts };
}

/** The hits that the file reports belong to the related papers, unless all records are one search. */
function joined(state: Cards, id: string, together: boolean): Cards {
  const next = withCard(state, id, { together });
  const card = next.cards.find((one) => one.id === id);
  if (card?.phase.step !== "ready") return next;
  const hits = String(card.phase.preview.says.hitsReported ?? "");
  const draft = state.drafts[card.own.main];
  if (!draft || hits === "") return next;
  const [before, after] = together ? ["", hits] : [hits, ""];
  if (draft.hitsReported !== before) return next;
  return { ...next, drafts: { ...next.drafts, [card.own.main]: { ...draft, hitsReported: after } } };
}

/** Whether a file holds both a main paper and the related papers of its page. */
export function hasParts({ says }: Preview): boolean {
  return says.parts.includes("main") && says.parts.includes("related");
}

/** Which entries of a ready file go into which search. */
export function feedsOf(card: FileCard): Feed[] {
  if (card.phase.step !== "ready") return [];
  const { main, related } = card.searches;
  if (card.together || !hasParts(card.phase.preview)) return [{ part: "all", searchId: main }];
  return [
    { part: "main", searchId: main },
    { part: "related", searchId: related },
  ];
}

/** Why a file that stands already is not taken again, in plain words. */
export function importedBefore({ alreadyImported }: Uploaded): string | null {
  return alreadyImported && words.card.imported(formatDay(alreadyImported.at, localZone()));
}

function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
