import { v7 as uuid } from "uuid";
import { startClaim } from "@/lib/review/extraction/defaults";
import type { Epistemic, Level, Polarity, TermType } from "@/lib/review/extraction/lists";
import type { LineEnd, ProposedLink } from "@/lib/review/extraction/one-line";
import type { ContextCard, End } from "@/lib/review/extraction/schema";
import type { EnterClaims } from "@/lib/review/extraction/shapes";
import { withDetails } from "./fields";
import type { Quoted } from "./places";

/** Whether the report supports what is said, and how firmly. */
export interface Stance {
  polarity: Polarity;
  epistemic: Epistemic;
}

/** What an extractor says of a term that is new. */
export interface TermKind {
  type: TermType | null;
  level: Level | null;
}
export type TermKinds = Readonly<Record<string, TermKind>>;

export type Link = Pick<ProposedLink, "subject" | "relation" | "object" | "chainPos"> & Stance;

/** A new term is the same one however it is capitalised in the line. */
export function keyOf(label: string): string {
  return label.trim().toLowerCase();
}

/** Whether a line says itself how a link stands, with `!` or `?`. */
export function hasMark({ polarity, epistemic }: Stance): boolean {
  return polarity !== "supports" || epistemic !== "asserted";
}

/** A mark in the line goes before what the quote's wording proposes. */
export function stanceOf(link: Stance, proposed: Stance): Stance {
  const { polarity, epistemic } = hasMark(link) ? link : proposed;
  return { polarity, epistemic };
}

/** The first new term whose kind nobody has said yet. */
export function termWithoutKind(ends: readonly LineEnd[], kinds: TermKinds): string | undefined {
  return ends.find((end) => end.kind === "new_term" && !kinds[keyOf(end.label)]?.type)?.label;
}

export interface NewTerms {
  terms: EnterClaims["terms"];
  endFor: (end: LineEnd) => End;
}

/** New terms of an entry under ids of their own, and each end by its id. */
export function nameEnds(ends: readonly LineEnd[], kinds: TermKinds): NewTerms {
  const ids = new Map<string, string>();
  const terms: EnterClaims["terms"] = [];
  for (const end of ends) {
    const kind = kinds[keyOf(end.label)];
    if (end.kind !== "new_term" || !kind?.type || ids.has(keyOf(end.label))) continue;
    ids.set(keyOf(end.label), uuid());
    const id = ids.get(keyOf(end.label)) ?? "";
    terms.push({ id, label: end.label, type: kind.type, level: kind.level, curie: null, categories: [] });
  }
  const endFor = (end: LineEnd): End => {
    if (end.kind === "proposition") return { propositionId: end.propositionId };
    return { termId: end.kind === "term" ? end.termId : (ids.get(keyOf(end.label)) ?? "") };
  };
  return { terms, endFor };
}

interface Around {
  quoted: Quoted;
  card: { id: string | null; content: ContextCard };
  kinds: TermKinds;
  /** What the sentence says beside its propositions, of each of them. */
  details: unknown;
}

/** What is sent for the links of one quote; the links of a chain stay together in their order. */
export function entryOf(links: readonly Link[], { quoted, card, kinds, details }: Around) {
  const { terms, endFor } = nameEnds(
    links.flatMap(({ subject, object }) => [subject, object]),
    kinds,
  );
  const isChain = links.some(({ chainPos }) => chainPos > 0);
  const chainId = isChain ? uuid() : null;
  const claims = links.map(({ subject, relation, object, chainPos, polarity, epistemic }) => ({
    ...withDetails(
      startClaim(
        { subject: endFor(subject), relation, object: endFor(object) },
        quoted.quote,
        quoted.section,
        card.content,
        { polarity, epistemic },
      ),
      details,
    ),
    ...quoted,
    chainId,
    chainPos: isChain ? chainPos : null,
    id: uuid(),
    cardId: card.id,
  }));
  return { claims, terms, propositions: [] };
}
