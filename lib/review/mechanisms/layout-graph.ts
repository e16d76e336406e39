import type { Edge, Graph, Node } from "@viz-js/viz";
import { LEVELS, type Level } from "../extraction/lists";
import { relationRow } from "../extraction/relations";
import type { End } from "../extraction/schema";
import { EDGE_TEXT, labelBox, NODE_TEXT } from "./label-box";
import type { MapEdge, MechanismMap } from "./map";

/** The nodes of one level, left to right in the order of the levels; terms without a level come last. */
export interface Lane {
  level: Level | null;
  nodeIds: string[];
}

/** A point on an edge that other edges speak about. */
export interface Junction {
  propositionId: string;
}

/** The part of an edge that Graphviz routes; edges that run back to an earlier lane are handed over turned round. */
export interface Piece {
  id: string;
  from: string;
  to: string;
  reversed: boolean;
}

/** The map in Graphviz' terms, and the way back. */
export interface DrawnGraph {
  graph: Graph;
  lanes: Lane[];
  junctions: Junction[];
  pieces: Map<string, Piece[]>;
}

/** The name of the point that an edge is led over. */
export function junctionName(propositionId: string): string {
  return `middle of ${propositionId}`;
}

/** Lanes, gates, boxes and edges for dot. Only edges that cannot close a circle through a gate may move the columns. */
export function toGraph(map: MechanismMap): DrawnGraph {
  const lanes = lanesOf(map);
  const laneOf = new Map(lanes.flatMap(({ nodeIds }, index) => nodeIds.map((id) => [id, index] as const)));
  const spokenOf = new Set(
    map.edges.flatMap(({ subject, object }) => [subject, object].flatMap(propositionIds)),
  );
  const junctions = map.edges.filter(({ propositionId }) => spokenOf.has(propositionId));
  const routed = map.edges.map((edge) =>
    routeEdge(edge, spokenOf.has(edge.propositionId), laneOf, map.edges),
  );
  const graph: Graph = {
    directed: true,
    graphAttributes: { rankdir: "LR", nodesep: 0.3, ranksep: 0.3, splines: "true", remincross: true },
    nodeAttributes: { shape: "box", fixedsize: true, label: "" },
    edgeAttributes: { dir: "none" },
    nodes: [...gates(lanes), ...map.nodes.map(boxOf), ...junctions.map(pointOf)],
    edges: [...gateEdges(lanes), ...routed.flatMap(({ edges }) => edges)],
  };
  const pieces = new Map(routed.map(({ propositionId, pieces: each }) => [propositionId, each]));
  return { graph, lanes, junctions, pieces };
}

function propositionIds(end: End): string[] {
  return "propositionId" in end ? [end.propositionId] : [];
}

function lanesOf({ nodes }: MechanismMap): Lane[] {
  const levels: (Level | null)[] = [...(Object.keys(LEVELS) as Level[]), null];
  return levels
    .map((level) => ({ level, nodeIds: nodes.filter((node) => node.level === level).map(({ id }) => id) }))
    .filter(({ nodeIds }) => nodeIds.length > 0);
}

const inches = (pixels: number) => pixels / 72;

function boxOf({ id, label }: MechanismMap["nodes"][number]): Node {
  const { w, h } = labelBox(label, NODE_TEXT);
  return { name: id, attributes: { width: inches(w), height: inches(h) } };
}

function pointOf({ propositionId }: Junction): Node {
  return { name: junctionName(propositionId), attributes: { shape: "point", width: 0.01, height: 0.01 } };
}

function gates(lanes: readonly Lane[]): Node[] {
  return [...lanes, null].map((_lane, index) => ({
    name: `gate ${index}`,
    attributes: { style: "invis", width: 0.01, height: 0.01 },
  }));
}

function gateEdges(lanes: readonly Lane[]): Edge[] {
  const hidden = { style: "invis", weight: 0 };
  return lanes.flatMap(({ nodeIds }, index) =>
    nodeIds.flatMap((id) => [
      { tail: `gate ${index}`, head: id, attributes: hidden },
      { tail: id, head: `gate ${index + 1}`, attributes: hidden },
    ]),
  );
}

interface RoutedEdge {
  propositionId: string;
  edges: Edge[];
  pieces: Piece[];
}

function routeEdge(
  edge: MapEdge,
  led: boolean,
  laneOf: ReadonlyMap<string, number>,
  all: readonly MapEdge[],
): RoutedEdge {
  const { propositionId, order } = edge;
  const [tail, head] = [nameOf(edge.subject), nameOf(edge.object)];
  const reversed = order === 1 && (laneOf.get(tail) ?? 0) > (laneOf.get(head) ?? 0);
  const constraint = order === 1 || pullsForward(edge, laneOf, all);
  const stops = led ? [tail, junctionName(propositionId), head] : [tail, head];
  const pieces = stops
    .slice(1)
    .map((to, index) => ({ id: `${propositionId}/${index}`, from: stops[index] ?? to, to, reversed }));
  const edges = pieces.map(({ id, from, to }, index) => {
    const ends = reversed ? { tail: to, head: from } : { tail: from, head: to };
    const label = index === 0 ? roomFor(edge) : "";
    return { ...ends, attributes: { id, constraint, weight: led ? 4 : 1, label } };
  });
  return { propositionId, edges, pieces };
}

function nameOf(end: End): string {
  return "termId" in end ? end.termId : junctionName(end.propositionId);
}

/** A second-order edge may push the point it ends on to the right only while that point's edge ends further right still. */
function pullsForward(
  { subject, object }: MapEdge,
  laneOf: ReadonlyMap<string, number>,
  all: readonly MapEdge[],
): boolean {
  if (!("termId" in subject) || !("propositionId" in object)) return false;
  const target = all.find(({ propositionId }) => propositionId === object.propositionId);
  if (target?.order !== 1) return false;
  const lanes = [target.subject, target.object].map((end) => laneOf.get(nameOf(end)) ?? 0);
  return (laneOf.get(subject.termId) ?? 0) < Math.max(...lanes);
}

/** An empty table of the label's size: Graphviz keeps the room free, the text is drawn by whoever shows the map. */
function roomFor({ relation }: MapEdge): { html: string } {
  const { w, h } = labelBox(relationRow(relation).label, EDGE_TEXT);
  return {
    html: `<table border="0" cellborder="0" cellspacing="0" fixedsize="true" width="${w}" height="${h}"><tr><td></td></tr></table>`,
  };
}
