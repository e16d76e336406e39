import { execFileSync } from "node:child_process";
import path from "node:path";

/** What so many records cost, in a process of its own. */
export interface Grown {
  records: number;
  pairs: number;
  removed: number;
  doubtful: number;
  seconds: number;
  cpuSeconds: number;
  /** Resident at most, the records themselves included. */
  megabytes: number;
}

/** A million must do with this; less is not asked of fewer, as a heap that has room is swept late. */
const HEAP_MEGABYTES = 2_000;

export function grown(size: number): Grown {
  const script = path.join(import.meta.dirname, "growth.ts");
  const args = [`--max-old-space-size=${HEAP_MEGABYTES}`, "--import", "tsx", script, String(size)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
}

/** The slope of the line through the logarithms (least squares): 1 is linear growth, 2 that of comparing all with all. */
export function exponentOf(growth: readonly Grown[]): number {
  const points = growth.map(({ records, cpuSeconds }) => [Math.log(records), Math.log(cpuSeconds)] as const);
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const slope = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return slope / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}
