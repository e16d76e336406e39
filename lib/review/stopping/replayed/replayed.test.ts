import { describe, expect, it } from "vitest";
import { drawFrom } from "../../draw";
import { marksOf, pathOf, toCsv, toSvg } from "./picture";
import { obstacleTo, replayStage, type SettledRecord } from "./rules";
import type { StageReplay } from "./schema";
import { replaySentence, screenedUntil } from "./wording";

const settings = { target: 95, confidence: 95, batchSize: 50 };

/** Included records speak mostly of ketamine, the others mostly of dentistry; screened in the order they are listed. */
function stageOf(count: number): SettledRecord[] {
  const draw = drawFrom("stage");
  const words = (of: readonly string[], many: number) =>
    Array.from({ length: many }, () => of[Math.floor(draw() * of.length)]).join(" ");
  const common = Array.from({ length: 300 }, (_, at) => `word${at}`);
  return Array.from({ length: count }, (_, at) => {
    const included = at % 20 === 7;
    const topic = ["ketamine", "glutamate", "dental", "caries", "enamel"].slice(...(included ? [0, 4] : [1]));
    const id = `${(at * 7919) % count}`.padStart(6, "0");
    return { id, title: words(topic, 3), abstract: `${words(common, 40)} ${words(topic, 4)}`, included };
  });
}

const task = {
  stage: "title_abstract" as const,
  records: stageOf(1_000),
  start: { keyPapers: [], question: "How does ketamine act in depression?" },
  seed: "seed",
  settings,
};

describe("a finished stage screened again", () => {
  const replay = replayStage(task);

  it("says when each included record came, as screened and ranked", () => {
    expect(replay).toMatchObject({ records: 1_000, relevant: 50, keyPapers: 0 });
    expect(replay.screened).toEqual(Array.from({ length: 50 }, (_, at) => 20 * at + 8));
    expect(replay.ranked).toHaveLength(50);
    expect(screenedUntil(replay.screened, 95)).toBe(948);
    expect(screenedUntil(replay.ranked, 95)).toBeLessThan(400);
  });

  it("tries the stopping rule with a hundred samples, and tells of the middle one", () => {
    const { draws, stopped, reached, middle } = replay.guarantee;
    expect([draws, stopped]).toEqual([100, 100]);
    expect(reached).toBeGreaterThanOrEqual(89);
    expect(middle?.screened).toBeLessThan(900);
    expect(middle?.ranked).toBeLessThan(middle?.screened ?? 0);
  });

  it("begins with the key papers: one that leads astray has the first relevant record come later", () => {
    const keyPapers = [{ title: "dental caries glutamate", abstract: null }];
    const misled = replayStage({ ...task, start: { keyPapers, question: null } });
    expect(misled.keyPapers).toBe(1);
    expect(misled.ranked[0]).toBeGreaterThan(replay.ranked[0] ?? 0);
  });

  it("is the same whatever the order it was screened in, but for that order's own curve", () => {
    const backwards = replayStage({ ...task, records: [...task.records].reverse() });
    expect({ ...backwards, screened: [] }).toEqual({ ...replay, screened: [] });
  });
});

const small: StageReplay = {
  stage: "title_abstract",
  records: 4_950,
  relevant: 2,
  keyPapers: 0,
  screened: [10, 4_000],
  ranked: [1, 1_204],
  target: 95,
  confidence: 95,
  batchSize: 50,
  guarantee: {
    draws: 100,
    stopped: 98,
    reached: 97,
    middle: { screened: 2_310, recall: 0.97701, ranked: 1_500 },
  },
  heuristic: null,
};

it("says it in a sentence for the methods section", () => {
  expect(replaySentence(small)).toBe(
    "Ranked, beginning with the words of the protocol, 95 % of the 2 included records would have been found after 1,204 " +
      "of 4,950 records, instead of after 4,000. " +
      "With the stopping rule (95 % recall at 95 % confidence by a random sample, looks every 50), screening would have " +
      "stopped after 2,310, recall 97.7 % (the middle of 100 random samples, of which 98 allowed to stop and 97 of these " +
      "reached 95 %).",
  );
  expect(replaySentence({ ...small, keyPapers: 3 })).toContain("beginning with 3 key papers,");
  const never = { ...small, guarantee: { draws: 100, stopped: 0, reached: 0, middle: null } };
  expect(replaySentence(never)).toContain("everything would have been screened.");
});

it("draws recall as steps, and writes the same numbers as CSV", () => {
  expect(pathOf(small, "screened")).toBe("M56 352H57.1V184H515V16H624");
  expect(marksOf(small).screened).toEqual([0, 1_000, 2_000, 3_000, 4_000]);
  expect(marksOf({ records: 3 }).screened.length).toBeLessThanOrEqual(7);
  expect(toCsv(small).split("\r\n")).toEqual([
    "records screened,recall as screened,recall ranked,recall by chance",
    "0,0.0000,0.0000,0.0000",
    "1,0.0000,0.5000,0.0002",
    "10,0.5000,0.5000,0.0020",
    "1204,0.5000,1.0000,0.2432",
    "4000,1.0000,1.0000,0.8081",
    "4950,1.0000,1.0000,1.0000",
    "",
  ]);
  const curves = { ranked: "Ranked", screened: "As it was", chance: "By chance" };
  const words = { title: "A < B", description: "", xAxis: "x", yAxis: "y", curves, stop: "Stop" };
  expect(toSvg(small, words)).toContain("<title>A &lt; B</title>");
});

it("asks first for what comes first", () => {
  const done = { settled: 9, included: 1, openBatches: 0, unsettled: 0, waiting: 0 };
  expect(obstacleTo(done)).toBeNull();
  expect(obstacleTo({ ...done, openBatches: 1, unsettled: 1, waiting: 3 })).toBe("batch_open");
  expect(obstacleTo({ ...done, unsettled: 1, waiting: 3 })).toBe("unsettled");
  expect(obstacleTo({ ...done, waiting: 2 })).toBe("waiting");
  expect(obstacleTo({ ...done, settled: 0, included: 0 })).toBe("nothing_screened");
  expect(obstacleTo({ ...done, included: 0 })).toBe("none_included");
});
