import type { Level } from "../extraction/lists";
import { orderOf } from "../extraction/propositions";
import { type Relation, type Sign, signOf } from "../extraction/relations";
import type { End, PropositionInput } from "../extraction/schema";
import type { Evidence } from "./filter";
import { type SupportClass, type Tally, tallyOf } from "./tally";

/** A term on the map, in the lane of its level. */
export interface MapNode {
  id: string;
  label: string;
  level: Level | null;
  visible: boolean;
}

/** How an edge is drawn; colour follows the class, and no class is told by colour alone. */
export interface EdgeStyle {
  line: "solid" | "dashed" | "dotted";
  width: number;
  arrowhead: "arrow" | "tee" | "diamond" | "none";
  /** A sign on the middle of the line. */
  mark: "≠" | "×" | null;
}

/** A proposition on the map; a second-order one ends on the middle of the edge it speaks about. */
export interface MapEdge {
  propositionId: string;
  subject: End;
  object: End;
  relation: Relation;
  order: 1 | 2;
  sign: Sign;
  tally: Tally;
  supportClass: SupportClass;
  /** Denied, and supported by nobody. */
  refuted: boolean;
  /** Said only against an active comparator: not a statement about the pair by itself. */
  comparativeOnly: boolean;
  visible: boolean;
  style: EdgeStyle;
}

/** The mechanism evidence map. Hidden edges are those that are only open questions or only comparative. */
export interface MechanismMap {
  nodes: MapNode[];
  edges: MapEdge[];
}

/** Draws every proposition that has a claim: first-order ones between terms, second-order ones onto other edges. */
export function mapOf(evidence: Evidence): MechanismMap {
  const claimed = new Set(evidence.claims.map(({ propositionId }) => propositionId));
  const edges = [...evidence.propositions]
    .filter(([id]) => claimed.has(id))
    .map(([id, proposition]) => edgeOf(id, proposition, evidence));
  const nodes = nodesOf(edges, evidence);
  return { nodes, edges };
}

/** The part of a map that is shown unless the reader asks for all of it; edges onto hidden edges go with them. */
export function visiblePart({ nodes, edges }: MechanismMap): MechanismMap {
  let shown = edges.filter(({ visible }) => visible);
  for (let before = -1; before !== shown.length; ) {
    before = shown.length;
    const ids = new Set(shown.map(({ propositionId }) => propositionId));
    shown = shown.filter(({ subject, object }) =>
      [subject, object].every((end) => "termId" in end || ids.has(end.propositionId)),
    );
  }
  const ends = termIds(shown);
  return { nodes: nodes.filter(({ id }) => ends.has(id)), edges: shown };
}

/** The plain graph of first-order propositions, as exported to GraphML and Cytoscape. */
export function firstOrderPart({ nodes, edges }: MechanismMap): MechanismMap {
  const kept = edges.filter(({ order }) => order === 1);
  const ends = termIds(kept);
  return { nodes: nodes.filter(({ id }) => ends.has(id)), edges: kept };
}

function edgeOf(propositionId: string, proposition: PropositionInput, evidence: Evidence): MapEdge {
  const tally = tallyOf(propositionId, evidence);
  const sign = signOf(proposition.relation, commonDirection(propositionId, evidence));
  const refuted = isRefuted(tally);
  const own = evidence.claims.filter((claim) => claim.propositionId === propositionId);
  const comparativeOnly = tally.comparative.length === own.length;
  return {
    ...{
      propositionId,
      subject: proposition.subject,
      object: proposition.object,
      relation: proposition.relation,
    },
    order: orderOf(proposition),
    sign,
    tally,
    supportClass: tally.supportClass,
    refuted,
    comparativeOnly,
    visible: !comparativeOnly && own.some(({ epistemic }) => epistemic !== "open_question"),
    style: styleOf(tally, sign, refuted),
  };
}

/** A correlation points up or down only while all its claims agree. */
function commonDirection(propositionId: string, { claims }: Evidence) {
  const own = claims.filter((claim) => claim.propositionId === propositionId);
  const directions = new Set(own.map(({ effect }) => effect.direction));
  const [only] = directions;
  return directions.size === 1 && only ? only : null;
}

function isRefuted({ studies, reportsSupporting, reportsRefuting }: Tally): boolean {
  return studies.minus + reportsRefuting.length > 0 && studies.plus + reportsSupporting.length === 0;
}

const LINES: Record<SupportClass, EdgeStyle["line"]> = {
  consistent: "solid",
  mostly_consistent: "solid",
  conflicting: "solid",
  single: "solid",
  secondary_only: "dashed",
  open: "dotted",
  gap: "dotted",
};

const ARROWHEADS: Record<Sign, EdgeStyle["arrowhead"]> = {
  positive: "arrow",
  negative: "tee",
  either: "diamond",
  none: "none",
};

function styleOf({ supportClass, nPrimary }: Tally, sign: Sign, refuted: boolean): EdgeStyle {
  return {
    line: LINES[supportClass],
    width: 1 + 2 * Math.log2(1 + nPrimary),
    arrowhead: ARROWHEADS[sign],
    mark: supportClass === "conflicting" ? "≠" : refuted ? "×" : null,
  };
}

function nodesOf(edges: readonly MapEdge[], { terms }: Evidence): MapNode[] {
  const shown = termIds(edges.filter(({ visible }) => visible));
  const used = termIds(edges);
  return [...terms.values()]
    .filter(({ id }) => used.has(id))
    .map(({ id, label, level }) => ({ id, label, level, visible: shown.has(id) }));
}

function termIds(edges: readonly Pick<MapEdge, "subject" | "object">[]): Set<string> {
  return new Set(
    edges.flatMap(({ subject, object }) =>
      [subject, object].flatMap((end) => ("termId" in end ? [end.termId] : [])),
    ),
  );
}
