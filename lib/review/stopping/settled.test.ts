import { describe, expect, it } from "vitest";
import { DEFAULT_STAGE, DEFAULT_STOPPING } from "../protocol/rules";
import type { StageRules } from "../protocol/schema";
import { curveOf } from "./curve";
import { elusionNow } from "./elusion-sample/result";
import { nextLook } from "./look/rules";
import { progressOf } from "./progress";
import { amendedIn, batchesOfSafe, type Stage, settledOf } from "./settled";
import { obstacleToStop, ruleInWords } from "./stop/rules";

type Batch = Stage["batches"][number] & { model: "two_views" | "bayes" | null };

const batch = (items: string, other: Partial<Batch> = {}): Omit<Batch, "number"> => ({
  isOpen: false,
  chosen: "ranked",
  left: 1000,
  model: "two_views",
  protocolNumber: 1,
  items,
  ...other,
});
const version = (rules: Partial<StageRules> = {}) => ({
  ...DEFAULT_STAGE,
  order: "ranked_batches" as const,
  stopping: DEFAULT_STOPPING,
  ...rules,
});
const stageOf = (batches: Omit<Batch, "number">[], ...versions: Partial<StageRules>[]) => ({
  records: 1000,
  batches: batches.map((one, at) => ({ ...one, number: at + 1 })),
  looks: [],
  stops: [],
  versions: [{}, ...versions].map((rules, at) => ({ number: at + 1, rules: version(rules) })),
});

describe("the settled sequence of a stage", () => {
  it("is in the order of batches and places, and ends before the first that is not settled", () => {
    const whole = settledOf(stageOf([batch("ri"), batch("ir")]));
    expect(whole).toMatchObject({
      screened: { screened: 4, relevantAt: [0, 3] },
      lastBatch: 2,
      unfinished: [],
    });
    const cut = settledOf(stageOf([batch("ri"), batch("ic"), batch("rr"), batch("", { isOpen: true })]));
    expect(cut).toMatchObject({
      screened: { screened: 2, relevantAt: [0] },
      lastBatch: 1,
      unfinished: [
        { because: "open_batches", items: 1 },
        { because: "open_conflicts", items: 1 },
      ],
    });
  });

  it("knows nothing of what was screened after a batch that is open", () => {
    const stage = stageOf([batch("ri"), batch("", { isOpen: true }), batch("rr")]);
    expect(settledOf(stage)).toMatchObject({ looks: 1, screened: { screened: 2 } });
  });

  it("passes over batches that hold nothing any more, and takes an elusion sample for random", () => {
    const stage = stageOf([batch("ri"), batch(""), batch("i", { chosen: "elusion", left: 998 })]);
    expect(settledOf(stage)).toMatchObject({
      looks: 2,
      lastBatch: 3,
      sample: { remainder: 998, drawn: 1, added: 0 },
    });
  });

  it("has no common order where a batch was chosen by hand, or before choices were noted", () => {
    for (const chosen of ["import", null] as const) {
      expect(settledOf(stageOf([batch("ri"), batch("i", { chosen })])).isCommon).toBe(false);
    }
  });
});

describe("an amendment of the rules", () => {
  const ranked = [batch("ri", { chosen: "random" }), batch("i", { protocolNumber: 2 })];

  it("counts from the first ranked batch on", () => {
    const other = { stopping: { ...DEFAULT_STOPPING, target: 90 } };
    expect(amendedIn(stageOf(ranked, other))).toBeNull();
    expect(amendedIn(stageOf(ranked, {}, other))).toBe(3);
    expect(amendedIn(stageOf(ranked, {}, other, {}))).toBeNull();
    expect(amendedIn(stageOf(ranked, {}, other, other))).toBe(3);
    expect(amendedIn(stageOf(ranked, {}, { batchSize: 7 }))).toBeNull();
    expect(amendedIn(stageOf([], other))).toBeNull();
  });

  it("stands in the rule that PRISMA prints", () => {
    expect(ruleInWords(DEFAULT_STOPPING, null)).toBe("95 % recall at 95 % confidence, random sample");
    expect(ruleInWords({ ...DEFAULT_STOPPING, form: "ranked" }, 3)).toMatch(/a heuristic; amended/);
  });
});

describe("the next look", () => {
  it("is only taken under rules, at titles and abstracts, and while no stop stands", () => {
    const stage = stageOf([batch("ri")]);
    expect(nextLook(stage, "title_abstract")).toMatchObject({ number: 1, batchNumber: 1 });
    expect(nextLook(stage, "full_text")).toBeNull();
    expect(nextLook({ ...stage, stops: [{ resumedAt: null }] }, "title_abstract")).toBeNull();
    expect(nextLook(stageOf([batch("ri")], { stopping: null }), "title_abstract")).toBeNull();
    expect(obstacleToStop(stage, "full_text")).toMatch(/every full text is assessed/);
  });

  it("is one more than all that were planned as soon as more were taken, also of one batch", () => {
    const ranked = { stopping: { ...DEFAULT_STOPPING, form: "ranked" as const, looks: 1 } };
    const stage = stageOf([batch("ri")], ranked);
    const first = nextLook(stage, "title_abstract")!;
    expect(first.statement.obstacles).toEqual([]);
    const again = { ...stage, looks: [first], batches: stageOf([batch("rr")]).batches };
    expect(nextLook(again, "title_abstract")?.statement.obstacles).toEqual([
      { because: "looks_spent", planned: 1 },
    ]);
  });
});

describe("SAFE", () => {
  it("is read up to what is open or unfinished, and stays where it was while an exclusion is doubted", () => {
    const doubted = stageOf([batch("rid"), batch("ii")]);
    expect(batchesOfSafe(doubted).map(({ items }) => items)).toEqual(["rid", "ii"]);
    expect(settledOf(doubted)).toMatchObject({
      looks: 0,
      unfinished: [{ because: "open_conflicts", items: 1 }],
    });
    expect(nextLook(doubted, "title_abstract")).toBeNull();
    expect(progressOf([batch("rid"), batch("iid", { model: "bayes" })], 100, 0, "i").inRow).toEqual({
      ranked: 2,
      otherModel: 3,
      quality: 1,
    });
    for (const last of [batch("ic"), batch("h"), batch("", { isOpen: true })])
      expect(batchesOfSafe(stageOf([batch("ri"), last, batch("ii")]))).toHaveLength(1);
  });

  it("counts its phases from the batches", () => {
    const start = batch("iriii", { chosen: "random" });
    expect(progressOf([start], 100, 2, null)).toMatchObject({
      atRandom: 5,
      relevantAtRandom: 1,
      estimatedRelevant: 20,
      keyPapersMissing: 2,
      inRow: { ranked: 0, otherModel: null },
    });
    const ranked = [start, batch("rrii"), batch("ii", { chosen: "random" })];
    expect(progressOf(ranked, 100, 0, null)).toMatchObject({
      screened: 11,
      inRow: { ranked: 4, otherModel: null },
    });
    const switched = [...ranked, batch("iri", { model: "bayes" })];
    expect(progressOf(switched, 100, 0, null).inRow).toEqual({ ranked: 4, otherModel: 1, quality: null });
    expect(progressOf(switched, 100, 0, "iriii").inRow.quality).toBe(3);
    expect(progressOf(switched, 100, 0, "iii").inRow.quality).toBe(3);
    expect(progressOf(switched, 100, 0, "iir").inRow.quality).toBe(0);
  });
});

describe("the curve", () => {
  it("begins at nothing, ends at all, and never has more points than a picture shows", () => {
    expect(curveOf(0, [])).toEqual([{ screened: 0, found: 0 }]);
    expect(curveOf(3, [0, 2])).toEqual([
      { screened: 0, found: 0 },
      { screened: 1, found: 1 },
      { screened: 2, found: 1 },
      { screened: 3, found: 2 },
    ]);
    const long = curveOf(20_000, [5, 10_000, 19_999]);
    expect(long).toHaveLength(400);
    expect(long.at(-1)).toEqual({ screened: 20_000, found: 3 });
  });
});

describe("an elusion sample", () => {
  const look = { batchNumber: 1, statement: { target: 95, confidence: 95 } };

  it("says before it is drawn what it would prove, and what the target needs", () => {
    const now = elusionNow({ stopped: 8000, batches: [{ ...batch("r".repeat(100)), number: 1 }] }, look);
    expect(now).toMatchObject({ unscreened: 8000, found: 100, result: null });
    expect(now.proposals).toContainEqual({ size: 300, recallAtLeast: 55, provesTarget: false });
    expect(now.proposals.at(-1)).toMatchObject({ provesTarget: true });
    expect(now.proposals.at(-1)?.size).toBeGreaterThan(3000);
  });

  it("is one with the next of the same stop, and says nothing while one is not settled", () => {
    const sample = (items: string, number: number, isOpen = false) =>
      ({ ...batch(items, { chosen: "elusion", left: 500, isOpen }), number }) as const;
    const base = { ...batch("rrr"), number: 1 };
    const now = elusionNow({ stopped: 460, batches: [base, sample("iiii", 2), sample("ri", 3)] }, look);
    expect(now).toMatchObject({ unscreened: 500, found: 3, result: { drawn: 6, relevant: 1 } });
    expect(now.result?.sentence).toMatch(/^1 of 6 drawn from the 500 left unscreened is relevant/);
    const open = elusionNow({ stopped: 460, batches: [base, sample("", 2, true)] }, look);
    expect(open).toMatchObject({ unsettled: 1, result: null });
  });
});
