import type { Epistemic, Polarity } from "./lists";
import { type ArrowKind, type Mark, type NamePart, splitLine } from "./one-line-parts";
import { type EndType, RELATIONS, type Relation, relationRow } from "./relations";
import { findTerm, type NamedTerm, type NearTerm, nearestTerms } from "./term-names";

/** What the names of a line may refer to; a proposition is written by its code, `[P01]`. */
export interface LineWorld {
  terms: readonly NamedTerm[];
  propositions: readonly { id: string; code: string }[];
}

/** One end of a proposed link; a new term still needs a type and, perhaps, is a known one misspelt. */
export type LineEnd =
  | { kind: "term"; termId: string; label: string; type: EndType }
  | { kind: "proposition"; propositionId: string; label: string }
  | { kind: "new_term"; label: string; nearest: NearTerm[] };

/** A proposition the line proposes; only ticked ones are entered. */
export interface ProposedLink {
  subject: LineEnd;
  relation: Relation;
  object: LineEnd;
  polarity: Polarity;
  epistemic: Epistemic;
  /** Which step of the chain it belongs to, from 0. */
  chainPos: number;
  /** Several names stand on a side of this arrow, so the link is one of a list to tick. */
  fanOut: boolean;
  ticked: boolean;
  /** Other relations these two ends allow. */
  alternatives: Relation[];
}

/** Something the line says that cannot be entered, with its place. */
export interface LineProblem {
  start: number;
  end: number;
  message: string;
}

export interface ParsedLine {
  links: ProposedLink[];
  newTerms: { label: string; start: number; end: number; nearest: NearTerm[] }[];
  problems: LineProblem[];
}

interface PlacedEnd {
  end: LineEnd;
  part: NamePart;
}

/**
 * Reads a chain such as `glutamate release > AMPA receptor > BDNF-TrkB, mTOR > synaptic proliferation`. `>` raises or
 * activates, `-|` lowers or antagonises, `~` alters, `--` goes with, `0` has no effect; `!` denies, `?` leaves open.
 */
export function parseLine(line: string, world: LineWorld): ParsedLine {
  const { groups, arrows } = splitLine(line);
  const problems: LineProblem[] = [];
  if (arrows.length === 0)
    problems.push({
      start: 0,
      end: line.length,
      message: "Write an arrow between two names: >, -|, ~, -- or 0.",
    });
  const ends = groups.map((names, position) => {
    if (position === 0) reportEarlyMarks(names, problems);
    return names.flatMap((part) => readEnd(part, world, problems));
  });
  const links: ProposedLink[] = [];
  for (const [chainPos, arrow] of arrows.entries()) {
    const subjects = ends[chainPos] ?? [];
    const objects = ends[chainPos + 1] ?? [];
    const fanOut = subjects.length > 1 || objects.length > 1;
    for (const subject of subjects) {
      for (const object of objects)
        addLink({ subject, object, kind: arrow.kind, chainPos, fanOut }, links, problems);
    }
  }
  return { links, newTerms: collectNewTerms(ends.flat()), problems };
}

function reportEarlyMarks(names: readonly NamePart[], problems: LineProblem[]): void {
  for (const { mark, start, end } of names) {
    if (mark)
      problems.push({ start, end, message: `Write ${mark} after an arrow or after the name it points to.` });
  }
}

function readEnd(part: NamePart, world: LineWorld, problems: LineProblem[]): PlacedEnd[] {
  const { text, start, end } = part;
  if (text === "") {
    problems.push({ start, end, message: "A name is missing here." });
    return [];
  }
  const code = /^\[\s*([^\]]*?)\s*\]$/.exec(text)?.[1];
  if (code === undefined) return [{ part, end: readTerm(text, world) }];
  const proposition = world.propositions.find((each) => each.code.toLowerCase() === code.toLowerCase());
  if (!proposition) {
    problems.push({ start, end, message: `There is no proposition ${code} yet.` });
    return [];
  }
  return [{ part, end: { kind: "proposition", propositionId: proposition.id, label: proposition.code } }];
}

function readTerm(name: string, world: LineWorld): LineEnd {
  const term = findTerm(name, world.terms);
  return term
    ? { kind: "term", termId: term.id, label: term.label, type: term.type }
    : { kind: "new_term", label: name, nearest: nearestTerms(name, world.terms) };
}

interface LinkParts {
  subject: PlacedEnd;
  object: PlacedEnd;
  kind: ArrowKind;
  chainPos: number;
  fanOut: boolean;
}

function addLink(parts: LinkParts, links: ProposedLink[], problems: LineProblem[]): void {
  const { subject, object, kind, chainPos, fanOut } = parts;
  const place = { start: object.part.start, end: object.part.end };
  const [from, to] = [subject.end, object.end];
  if (sameEnd(from, to)) {
    problems.push({ ...place, message: `${to.label} cannot point to itself.` });
    return;
  }
  if (
    links.some(
      (link) => link.chainPos === chainPos && sameEnd(link.subject, from) && sameEnd(link.object, to),
    )
  ) {
    problems.push({ ...place, message: `${to.label} is named twice.` });
    return;
  }
  const relation = pickRelation(kind, from, to);
  if (relation === null) {
    problems.push({ ...place, message: secondOrderMessage(to) });
    return;
  }
  const alternatives = allowedRelations(from, to).filter((each) => each !== relation);
  links.push({
    subject: from,
    relation,
    object: to,
    ...stanceOf(object.part.mark),
    chainPos,
    fanOut,
    ticked: true,
    alternatives,
  });
}

function sameEnd(a: LineEnd, b: LineEnd): boolean {
  if (a.kind === "term" && b.kind === "term") return a.termId === b.termId;
  if (a.kind === "proposition" && b.kind === "proposition") return a.propositionId === b.propositionId;
  return a.kind === b.kind && a.label.toLowerCase() === b.label.toLowerCase();
}

function secondOrderMessage(object: LineEnd): string {
  return object.kind === "proposition"
    ? "Only > (mediates) and ~ (moderates) can point to a proposition."
    : "A proposition can only point to another proposition.";
}

function stanceOf(mark: Mark | null): { polarity: Polarity; epistemic: Epistemic } {
  if (mark === "?") return { polarity: "none", epistemic: "open_question" };
  return { polarity: mark === "!" ? "refutes" : "supports", epistemic: "asserted" };
}

/** In order of preference: the first one that the types of both ends allow is proposed. */
const PREFERRED: Record<ArrowKind, readonly Relation[]> = {
  up: ["increases", "activates", "mediates"],
  down: ["decreases", "antagonises", "inhibits"],
  alters: ["alters", "moderates"],
  none: ["no_effect"],
  together: ["associated_with"],
};

/** Things with an activity are activated; amounts, processes, outcomes and conditions are raised and lowered. */
const HAS_ACTIVITY: readonly EndType[] = ["protein_family", "complex", "pathway", "network", "region"];

function pickRelation(kind: ArrowKind, subject: LineEnd, object: LineEnd): Relation | null {
  const active = object.kind === "term" && HAS_ACTIVITY.includes(object.type);
  const preferred = PREFERRED[kind].filter(
    (relation) => !(active && (relation === "increases" || relation === "decreases")),
  );
  return preferred.find((relation) => allows(relation, subject, object)) ?? null;
}

/** All relations that the types of two ends allow; an end of unknown type rules out second order only. */
export function allowedRelations(subject: LineEnd, object: LineEnd): Relation[] {
  return (Object.keys(RELATIONS) as Relation[]).filter((relation) => allows(relation, subject, object));
}

function allows(relation: Relation, subject: LineEnd, object: LineEnd): boolean {
  const { order, subjects, objects } = relationRow(relation);
  const fits = (end: LineEnd, types: readonly EndType[]) =>
    end.kind === "new_term" ? types.some((type) => type !== "proposition") : types.includes(typeOf(end));
  return (
    (order === 2) === (object.kind === "proposition") && fits(subject, subjects) && fits(object, objects)
  );
}

function typeOf(end: Exclude<LineEnd, { kind: "new_term" }>): EndType {
  return end.kind === "term" ? end.type : "proposition";
}

function collectNewTerms(ends: readonly PlacedEnd[]): ParsedLine["newTerms"] {
  const found = new Map<string, ParsedLine["newTerms"][number]>();
  for (const { end, part } of ends) {
    if (end.kind !== "new_term" || found.has(end.label.toLowerCase())) continue;
    found.set(end.label.toLowerCase(), {
      label: end.label,
      start: part.start,
      end: part.end,
      nearest: end.nearest,
    });
  }
  return [...found.values()];
}
