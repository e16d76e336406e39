/** A curve as the page has it: points of (screened, found), and what is likely still to come. */
export interface Curve {
  records: number;
  screened: number;
  relevant: number;
  stillToCome: number | null;
  points: readonly { screened: number; found: number }[];
}

export const SIZE = { width: 720, height: 392, left: 72, right: 36, top: 20, bottom: 60 };

/** The picture as coordinates: the same for the screen and for the file. Recall is of all that is found or expected. */
export interface CurveDrawing {
  /** All relevant records there are, as far as one can tell. */
  expected: number;
  found: string;
  /** Every record screened is relevant until all are found. */
  ideal: string;
  /** Relevant records turn up as often as they are among all. */
  chance: string;
  end: { x: number; y: number };
  xTicks: { x: number; records: number }[];
  yTicks: { y: number; percent: number }[];
}

export function drawCurve({ records, relevant, stillToCome, points }: Curve): CurveDrawing {
  const expected = Math.max(1, relevant + (stillToCome ?? 0));
  const across = SIZE.width - SIZE.left - SIZE.right;
  const down = SIZE.height - SIZE.top - SIZE.bottom;
  const x = (screened: number) => round(SIZE.left + (across * screened) / Math.max(1, records));
  const y = (found: number) => round(SIZE.top + down * (1 - found / expected));
  const line = (at: readonly (readonly [number, number])[]) =>
    at.map(([screened, found], place) => `${place === 0 ? "M" : "L"}${x(screened)} ${y(found)}`).join("");
  const last = points.at(-1) ?? { screened: 0, found: 0 };
  return {
    expected,
    found: line(points.map(({ screened, found }) => [screened, found] as const)),
    ideal: line([
      [0, 0],
      [Math.min(records, expected), expected],
      [records, expected],
    ]),
    chance: line([
      [0, 0],
      [records, expected],
    ]),
    end: { x: x(last.screened), y: y(last.found) },
    xTicks: ticksTo(records).map((at) => ({ x: x(at), records: at })),
    yTicks: [0, 25, 50, 75, 100].map((percent) => ({ y: y((expected * percent) / 100), percent })),
  };
}

/** Round numbers from nothing to all, about five of them. */
function ticksTo(records: number): number[] {
  const rough = Math.max(1, records / 5);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough;
  return Array.from({ length: Math.floor(records / step) + 1 }, (_, at) => at * step);
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
