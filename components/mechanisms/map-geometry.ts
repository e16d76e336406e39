import type { MechanismMapView } from "@/lib/review/mechanisms/shapes";

type Point = MechanismMapView["layout"]["edges"][number]["middle"];

/** The points of cubic Bézier pieces as an SVG path. */
export function pathOf(points: readonly Point[]): string {
  const [start, ...rest] = points;
  if (!start) return "";
  const pairs = rest.map(({ x, y }, index) => `${index % 3 === 0 ? "C" : ""}${round(x)} ${round(y)}`);
  return `M${round(start.x)} ${round(start.y)}${pairs.join(" ")}`;
}

/** The end of a line, in the direction in which it arrives. */
export function arrival(points: readonly Point[]): Point & { angle: number } {
  const end = points.at(-1) ?? { x: 0, y: 0 };
  const before = points.findLast(({ x, y }) => Math.hypot(x - end.x, y - end.y) > 0.5) ?? end;
  return { ...end, angle: (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI };
}

/** The outline of a line's end, drawn to the right with its tip at the origin. */
export const END_SHAPES = {
  arrow: { d: "M0 0L-10 -5L-10 5Z", filled: true },
  tee: { d: "M-1.5 -6.5V6.5", filled: false },
  diamond: { d: "M0 0L-6 -4.5L-12 0L-6 4.5Z", filled: true },
  none: null,
} as const;

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
