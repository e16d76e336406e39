import { instance, type Viz } from "@viz-js/viz";
import { LEVELS, type Level } from "../extraction/lists";
import { relationRow } from "../extraction/relations";
import { EDGE_TEXT, labelBox, NODE_TEXT } from "./label-box";
import { type DrawnGraph, type Junction, junctionName, type Lane, type Piece, toGraph } from "./layout-graph";
import { type Point, type RenderedGraph, readPosition, readSpline, reverse } from "./layout-output";
import type { MapEdge, MechanismMap } from "./map";

/** A box with its centre. */
export interface PlacedNode {
  id: string;
  x: number;
  y: number;
  w: number;
  h: number;
  lines: string[];
}

/** A line as cubic Bézier points: the start, then two controls and an end for each piece. */
export interface PlacedEdge {
  propositionId: string;
  points: Point[];
  /** Where an edge about this one would end, and where its mark stands. */
  middle: Point;
  /** The relation in words, in a box of its own with its centre. */
  label: { text: string; x: number; y: number; w: number; h: number };
}

/** A band of the map that holds one level of organisation. */
export interface PlacedLane {
  level: Level | null;
  label: string;
  x: number;
  w: number;
}

/** The map as coordinates in pixels, y downwards; pure data, drawn by whoever shows it. */
export interface MapLayout {
  width: number;
  height: number;
  lanes: PlacedLane[];
  nodes: PlacedNode[];
  edges: PlacedEdge[];
}

const MARGIN = 16;
/** Room above the map for the names of the lanes. */
const HEADING = 40;
let engine: Promise<Viz> | undefined;

/**
 * Lays the map out in lanes from molecule to patient with Graphviz' dot. Each lane is shut between two invisible gates
 * that every node of the lane lies between, so lanes never mix while nodes inside one may stand in several columns. An
 * edge that others speak about is led over a point on its way, which is where the second-order edges end.
 */
export async function layoutMap(map: MechanismMap): Promise<MapLayout> {
  if (map.nodes.length === 0) return { width: 0, height: 0, lanes: [], nodes: [], edges: [] };
  engine ??= instance();
  const viz = await engine;
  const drawn = toGraph(map);
  const rendered = viz.renderJSON(drawn.graph, { engine: "dot" }) as RenderedGraph;
  const height = boundingHeight(rendered);
  const places = new Map(rendered.objects.map((object) => [object.name, readPosition(object.pos, height)]));
  const nodes = map.nodes.map((node) => placeNode(node.id, node.label, places));
  const edges = placeEdges(map, drawn, rendered, { height, places });
  return fitted(nodes, edges, drawn.lanes);
}

interface Canvas {
  height: number;
  places: ReadonlyMap<string, Point>;
}

function boundingHeight({ bb }: RenderedGraph): number {
  return Number(bb.split(",")[3]);
}

function placeNode(id: string, label: string, places: Canvas["places"]): PlacedNode {
  const { x, y } = places.get(id) ?? { x: 0, y: 0 };
  return { id, x, y, ...labelBox(label, NODE_TEXT) };
}

function placeEdges(
  map: MechanismMap,
  drawn: DrawnGraph,
  rendered: RenderedGraph,
  canvas: Canvas,
): PlacedEdge[] {
  const byId = new Map((rendered.edges ?? []).map((edge) => [edge.id, edge]));
  return map.edges.map((edge) => {
    const pieces = drawn.pieces.get(edge.propositionId) ?? [];
    const splines = pieces.map((piece) => placePiece(piece, byId.get(piece.id)?.pos ?? "", canvas));
    const lettered = pieces.map(({ id }) => byId.get(id)?.lp).find((lp) => lp !== undefined);
    return placeEdge(edge, splines, lettered, drawn.junctions, canvas);
  });
}

/** Where Graphviz finds no way for a line, it is drawn straight: a proposition never drops off the map. */
function placePiece({ from, to, reversed }: Piece, position: string, { height, places }: Canvas): Point[] {
  const points = readSpline(position, height);
  if (points.length >= 4) return reversed ? reverse(points) : points;
  const [start, end] = [places.get(from) ?? { x: 0, y: 0 }, places.get(to) ?? { x: 0, y: 0 }];
  return [start, start, end, end];
}

function placeEdge(
  edge: MapEdge,
  splines: Point[][],
  lettered: string | undefined,
  junctions: readonly Junction[],
  canvas: Canvas,
): PlacedEdge {
  const junction = junctions.some(({ propositionId }) => propositionId === edge.propositionId)
    ? canvas.places.get(junctionName(edge.propositionId))
    : undefined;
  const points = endOnMiddle(edge, joined(splines, junction), canvas.places);
  const middle = junction ?? halfway(points);
  const text = relationRow(edge.relation).label;
  const { w, h } = labelBox(text, EDGE_TEXT);
  return {
    propositionId: edge.propositionId,
    points,
    middle,
    label: { text, ...readLabel(lettered, middle, canvas), w, h },
  };
}

function readLabel(position: string | undefined, middle: Point, { height }: Canvas): Point {
  return position === undefined ? middle : readPosition(position, height);
}

/** The two halves of a led edge, meeting in the junction itself rather than on its rim. */
function joined([first = [], second]: Point[][], junction: Point | undefined): Point[] {
  return second && junction ? [...first.slice(0, -1), junction, ...second.slice(1)] : first;
}

/** Takes a second-order edge from the middle, and to the middle, of the edges it speaks about. */
function endOnMiddle({ subject, object }: MapEdge, points: Point[], places: Canvas["places"]): Point[] {
  const from = "propositionId" in subject ? places.get(junctionName(subject.propositionId)) : undefined;
  const to = "propositionId" in object ? places.get(junctionName(object.propositionId)) : undefined;
  return points.map((point, index) =>
    index === 0 ? (from ?? point) : index === points.length - 1 ? (to ?? point) : point,
  );
}

/** The point at half of the pieces of a Bézier line. */
function halfway(points: readonly Point[]): Point {
  const pieces = (points.length - 1) / 3;
  const piece = Math.min(Math.floor(pieces / 2), pieces - 1);
  if (pieces % 2 === 0) return points[piece * 3] ?? { x: 0, y: 0 };
  const [a, b, c, d] = points.slice(piece * 3, piece * 3 + 4);
  if (!a || !b || !c || !d) return { x: 0, y: 0 };
  return { x: (a.x + 3 * b.x + 3 * c.x + d.x) / 8, y: (a.y + 3 * b.y + 3 * c.y + d.y) / 8 };
}

/** Moves everything to a common origin and spans each lane over the nodes of its level. */
function fitted(nodes: PlacedNode[], edges: PlacedEdge[], lanes: readonly Lane[]): MapLayout {
  const boxes = [
    ...nodes,
    ...edges.map(({ label }) => label),
    ...edges.flatMap(({ points }) => points.map(asBox)),
  ];
  const left = Math.min(...boxes.map(({ x, w }) => x - w / 2)) - MARGIN;
  const top = Math.min(...boxes.map(({ y, h }) => y - h / 2)) - HEADING;
  const width = Math.max(...boxes.map(({ x, w }) => x + w / 2)) + MARGIN - left;
  const height = Math.max(...boxes.map(({ y, h }) => y + h / 2)) + MARGIN - top;
  const move = <T extends Point>(thing: T): T => ({ ...thing, x: thing.x - left, y: thing.y - top });
  const moved = nodes.map(move);
  return {
    width,
    height,
    lanes: placeLanes(lanes, moved, width),
    nodes: moved,
    edges: edges.map((edge) => ({
      ...edge,
      points: edge.points.map(move),
      middle: move(edge.middle),
      label: move(edge.label),
    })),
  };
}

function asBox(point: Point) {
  return { ...point, w: 0, h: 0 };
}

/** Neighbouring lanes meet half way between the last box of one and the first of the next. */
function placeLanes(lanes: readonly Lane[], nodes: readonly PlacedNode[], width: number): PlacedLane[] {
  const spans = lanes.map(({ nodeIds }) => {
    const members = nodes.filter(({ id }) => nodeIds.includes(id));
    return {
      from: Math.min(...members.map(({ x, w }) => x - w / 2)),
      to: Math.max(...members.map(({ x, w }) => x + w / 2)),
    };
  });
  const borders = spans.slice(1).map(({ from }, index) => ((spans[index]?.to ?? from) + from) / 2);
  return lanes.map(({ level }, index) => {
    const x = borders[index - 1] ?? 0;
    return { level, label: level === null ? "No level" : LEVELS[level], x, w: (borders[index] ?? width) - x };
  });
}
