/** A point in pixels, y downwards. */
export interface Point {
  x: number;
  y: number;
}

/** What is read of Graphviz' JSON: positions are in points with y upwards. */
export interface RenderedGraph {
  bb: string;
  objects: { name: string; pos: string }[];
  edges?: { id: string; pos: string; lp?: string }[];
}

/** Reads "x,y" and turns y downwards. */
export function readPosition(text: string, height: number): Point {
  const [x = 0, y = 0] = text.split(",").map(Number);
  return { x, y: height - y };
}

/** Reads an edge's B-spline, "x,y x,y ...", as the points of cubic Bézier pieces. */
export function readSpline(text: string, height: number): Point[] {
  return text
    .split(" ")
    .filter((part) => /^-?\d/.test(part))
    .map((part) => readPosition(part, height));
}

/** A Bézier line run through backwards. */
export function reverse(points: readonly Point[]): Point[] {
  return [...points].reverse();
}
