import { v7 as uuid } from "uuid";
import type { ColumnMapping } from "@/lib/review/formats/table/column-mapping";
import type { Feed, KeptFile, Preview, SearchEntry, Unpacked } from "@/lib/review/import/schema";
import { isSameExport, isSameSource } from "@/lib/review/import/search/proposal";
import { formatDay } from "../ui/format";
import { proposedSearch, type SearchProblems, type SearchValues } from "./search-values";
import { hitsHeldBy, waitingSearch } from "./waiting-search";
import { words } from "./words";

/** What a file is doing between the drop and the start of its import. */
export type Phase =
  | { step: "uploading"; sent: number }
  | { step: "checking" }
  | { step: "refused"; message: string }
  | { step: "unpacked"; unpacked: Unpacked }
  /** A table whose columns people have to name first. */
  | { step: "unnamed"; kept: KeptFile; message: string }
  | { step: "ready"; kept: KeptFile; preview: Preview; columns: ColumnMapping | undefined }
  | { step: "started"; importId: string };

export type Part = Feed["part"];

/** One dropped file, or one that came out of a dropped archive. */
export interface FileCard {
  id: string;
  importId: string;
  name: string;
  size: number;
  /** The file itself, where it was dropped by itself. */
  file: File | null;
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
  | { type: "unpacked"; id: string; unpacked: Unpacked; cards: FileCard[] }
  | {
      type: "ready";
      id: string;
      kept: KeptFile;
      preview: Preview;
      columns?: ColumnMapping | undefined;
      /** The searches that were described before. */
      existing?: readonly SearchEntry[];
    }
  | { type: "chosen"; id: string; part: Part; searchId: string }
  | { type: "joined"; id: string; together: boolean }
  | { type: "described"; searchId: string; patch: Partial<SearchValues> }
  | { type: "faulty"; problems: Record<string, SearchProblems> }
  | { type: "failed"; id: string; problem: string };

export const NO_CARDS: Cards = { cards: [], drafts: {}, problems: {} };

/** A file that was just dropped. */
export function newCard(file: File): FileCard {
  return { ...blankCard(file.name, file.size), file };
}

/** A file of an archive that was dropped. */
export function cardOfMember({ name, bytes }: KeptFile): FileCard {
  return { ...blankCard(name, bytes), phase: { step: "checking" } };
}

function blankCard(name: string, size: number): FileCard {
  const own = { main: uuid(), related: uuid() };
  const phase = { step: "uploading", sent: 0 } as const;
  return { id: uuid(), importId: uuid(), name, size, file: null, phase, searches: own, own, together: false };
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
    case "unpacked": {
      const next = withCard(state, action.id, { phase: { step: "unpacked", unpacked: action.unpacked } });
      return { ...next, cards: [...next.cards, ...action.cards] };
    }
    case "ready":
      return ready(state, action);
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

function ready(state: Cards, action: Extract<CardAction, { type: "ready" }>): Cards {
  const { id, kept, preview, columns, existing = [] } = action;
  const card = state.cards.find((one) => one.id === id);
  if (!card) return state;
  const phase = { step: "ready" as const, kept, preview, columns };
  // Its columns were named otherwise: it stays in the search it is in.
  if (card.phase.step === "ready") return withCard(state, id, { phase });
  const twin = state.cards.find((one) => one.phase.step === "ready" && one.phase.kept.sha256 === kept.sha256);
  if (twin) return withCard(state, id, { phase: { step: "refused", message: words.card.twice(twin.name) } });
  const hits = preview.says.hitsReported === null ? "" : String(preview.says.hitsReported);
  const main = proposedSearch(card.name, preview, "main");
  const drafts = { ...state.drafts };
  const searches = { ...card.own };
  if (hasParts(preview)) {
    drafts[card.own.main] = main;
    drafts[card.own.related] = { ...proposedSearch(card.name, preview, "related"), hitsReported: hits };
  } else {
    const waiting = waitingSearch(existing, main, hitsHeldBy(card.name, preview));
    searches.main = waiting ?? searchOfSameSource(state, main, card.name, preview) ?? card.own.main;
    const described = drafts[searches.main] ?? main;
    drafts[card.own.main] = { ...main, hitsReported: hits };
    if (!waiting && described.hitsReported === "")
      drafts[searches.main] = { ...described, hitsReported: hits };
  }
  return { ...withCard(state, id, { phase, searches }), drafts };
}

/** The new search on another card that seems to be of the same source: a capped export comes in many files. */
function searchOfSameSource(
  { cards, drafts }: Cards,
  proposed: SearchValues,
  name: string,
  { format }: Preview,
): string | undefined {
  return cards.find(({ phase, searches, name: other }) => {
    const draft = drafts[searches.main];
    if (phase.step !== "ready" || draft === undefined) return false;
    if (proposed.name !== "") return isSameSource(draft, proposed);
    return phase.preview.format.id === format.id && isSameExport(other, name);
  })?.searches.main;
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

/** How many records of a ready file go into one search, as far as the preview read it. */
export function recordsIn({ phase }: FileCard, part: Part): number {
  if (phase.step !== "ready") return 0;
  const { main, related } = phase.preview.counts;
  return { all: main + related, main, related }[part];
}

/** A search with the ready files that go into it, in the order in which they came. */
export interface SearchGroup {
  searchId: string;
  members: { card: FileCard; part: Part }[];
}

export function groupsOf(cards: readonly FileCard[]): SearchGroup[] {
  const groups = new Map<string, SearchGroup>();
  for (const card of cards) {
    for (const { part, searchId } of feedsOf(card)) {
      const group = groups.get(searchId) ?? { searchId, members: [] };
      group.members.push({ card, part });
      groups.set(searchId, group);
    }
  }
  return [...groups.values()];
}

/** Why a file that stands already is not taken again, in plain words. */
export function importedBefore({ alreadyImported }: Pick<KeptFile, "alreadyImported">): string | null {
  return alreadyImported && words.card.imported(formatDay(alreadyImported.at, localZone()));
}

function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
