import { describe, expect, it } from "vitest";
import { drawFrom, shuffled } from "../draw";
import { coverageOf } from "./coverage";
import { reaches } from "./recall";
import { remainderP, type Sampled, SampleSizes } from "./remainder";
import { simulateStopping } from "./replay";

const settings = { target: 95, confidence: 95, batchSize: 50 };
const shuffleBy = (seed: string) => {
  const draw = drawFrom(seed);
  return (records: readonly boolean[]) => shuffled(records, draw);
};

/** A made-up ranked order: relevant records thin out, and a share of them no ranking finds. */
function madeUpOrder(seed: string, records: number, relevant: number, hidden: number): boolean[] {
  const draw = drawFrom(seed);
  const order = Array.from({ length: records }, () => false);
  for (let placed = 0; placed < relevant; ) {
    const ranked = Math.floor(-Math.log(1 - draw()) * relevant * 1.5);
    const at = placed < hidden ? Math.floor(draw() * records) : ranked;
    if (at >= records || order[at]) continue;
    order[at] = true;
    placed += 1;
  }
  return order;
}

describe("finished reviews screened again", () => {
  it.each([
    { records: 2000, relevant: 100, hidden: 6 },
    { records: 2000, relevant: 45, hidden: 4 },
    { records: 800, relevant: 150, hidden: 15 },
  ])("of $records records with $relevant relevant, $hidden hidden: the guarantee holds", (made) => {
    const stops = Array.from({ length: 150 }, (_, run) => {
      const order = madeUpOrder(`order ${run}`, made.records, made.relevant, made.hidden);
      return simulateStopping(order, shuffleBy(`sample ${run}`), settings).guarantee;
    });
    const coverage = coverageOf(stops, 95);
    expect(coverage.stopped).toBeGreaterThan(140);
    expect(coverage.share).toBeGreaterThanOrEqual(0.95);
    expect(coverage.holds).toBe(true);
    expect(coverage.workSaved).toBeGreaterThan(0.05);
  });

  /** A remainder with some more relevant records than recall could bear: the worst case, where the level is used up. */
  const plan = { remainder: 2000, found: 1000, target: 95, level: 0.05 };
  const shareWrong = (mayStop: (sampled: Sampled) => boolean) => {
    const [relevant, runs] = [58, 600];
    const labels = Array.from({ length: plan.remainder }, (_, at) => at < relevant);
    let wrong = 0;
    for (let run = 0; run < runs; run += 1) {
      let found = 0;
      for (const [at, hit] of shuffleBy(`worst ${run}`)(labels).entries()) {
        found += Number(hit);
        if (!mayStop({ drawn: at + 1, relevant: found })) continue;
        if (!reaches(plan.found + found, plan.found + relevant, plan.target)) wrong += 1;
        break;
      }
    }
    return wrong / runs;
  };

  it("looking after every record keeps 95 % with the sizes for all looks, and slips below with single tests", () => {
    const sizes = new SampleSizes(plan);
    expect(shareWrong((sampled) => sizes.allowStop(sampled))).toBeLessThan(0.065);
    expect(shareWrong((sampled) => remainderP(plan, sampled) < plan.level)).toBeGreaterThan(0.085);
  });

  it("is the same for a seed, counts the sample as work, and says what was found", () => {
    const order = madeUpOrder("one", 1000, 60, 3);
    const { guarantee, heuristic } = simulateStopping(order, shuffleBy("a"), settings);
    expect(simulateStopping(order, shuffleBy("a"), settings)).toEqual({ guarantee, heuristic });
    expect(guarantee?.sample?.from).toBeLessThan(guarantee?.screened ?? 0);
    expect(guarantee?.workSaved).toBeCloseTo(1 - (guarantee?.screened ?? 0) / 1000, 12);
    expect(heuristic?.sample).toBeNull();
  });

  it("never says stop where nothing is relevant, nor where every record must be screened", () => {
    const none = Array.from({ length: 300 }, () => false);
    expect(simulateStopping(none, shuffleBy("a"), settings).guarantee).toBeNull();
    const late = Array.from({ length: 300 }, (_, at) => at % 2 === 0);
    expect(simulateStopping(late, shuffleBy("a"), settings).heuristic).toBeNull();
    expect(coverageOf([null, null], 95)).toMatchObject({
      stopped: 0,
      share: null,
      holds: true,
      workSaved: 0,
    });
  });
});
