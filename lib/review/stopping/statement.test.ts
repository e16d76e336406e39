import { describe, expect, it } from "vitest";
import { DEFAULT_STOPPING } from "../protocol/rules";
import type { StoppingRules } from "../protocol/schema";
import { StoppingStatement } from "./schema";
import { type ScreenedBatch, type Settled, sequenceOf } from "./sequence";
import { mayStop, statementOf } from "./statement";

const items = (relevant: number, irrelevant: number): Settled[] => [
  ...Array.from({ length: relevant }, () => "relevant" as const),
  ...Array.from({ length: irrelevant }, () => "irrelevant" as const),
];
const ranked = (relevant: number, irrelevant: number): ScreenedBatch => ({
  chosen: "ranked",
  left: 4000,
  items: items(relevant, irrelevant),
});
const random = (relevant: number, irrelevant: number): ScreenedBatch => ({
  chosen: "random",
  left: 4000,
  items: items(relevant, irrelevant),
});
const say = (batches: ScreenedBatch[], records: number, rules: Partial<StoppingRules> | null = {}) =>
  statementOf(
    sequenceOf(batches, records, false),
    rules && { ...DEFAULT_STOPPING, ...rules },
    "title_abstract",
  );

describe("what a look says", () => {
  it("while ranking: not yet, as a heuristic, with what it will take", () => {
    const said = say([ranked(60, 140), ranked(20, 180)], 4000);
    expect(said).toMatchObject({ verdict: "not_yet", form: "heuristic", screened: 400, relevant: 80 });
    expect(said.sentence).toMatch(
      /^Not yet: at 95 % confidence, as a heuristic, recall is at least \d+ %; about [\d,]+0 more records\.$/,
    );
    expect(said.stillToCome?.likely).toBeLessThanOrEqual(said.stillToCome?.atMost ?? 0);
    expect(mayStop(said)).toBe(false);
  });

  it("when finds run dry: draw the sample", () => {
    const said = say([ranked(100, 300), ranked(0, 600)], 4000);
    expect(said.verdict).toBe("draw_sample");
    expect(said.sentence).toBe(
      "Finds have run dry: draw a random sample of 1,305 of the 3,000 records left; if none of them is relevant, you may stop.",
    );
    expect(said.sample).toEqual({ remainder: 3000, size: 1305, drawn: 0, relevant: 0 });
  });

  it("in the sample: not yet, then you may stop, with what it does not cover", () => {
    const before = [ranked(100, 300), ranked(0, 600)];
    const on = say([...before, random(0, 500)], 4000);
    expect(on.form).toBe("guarantee");
    expect(on.sentence).toMatch(
      /^Not yet: at 95 % confidence recall is at least \d\d %; about 810 more records\.$/,
    );
    const done = say([...before, random(0, 500), random(0, 805)], 4000);
    expect(done.sentence).toBe(
      "You may stop: at 95 % confidence, at least 95 % of the records this team would include at title/abstract have been found. This does not cover what the search missed or what both reviewers misjudged.",
    );
    expect(done.recallAtLeast).toBeGreaterThanOrEqual(95);
    expect(done.p).toBeLessThan(0.0325);
    expect(mayStop(done)).toBe(true);
    expect(StoppingStatement.parse(done)).toEqual(done);
  });

  it("in the sample, with finds: it takes more, and the finds count as found", () => {
    const said = say([ranked(100, 900), random(3, 1302)], 4000);
    expect(said).toMatchObject({ verdict: "not_yet", relevant: 103 });
    expect(said.sample?.size).toBeGreaterThan(1305);
    expect(said.stillToCome?.likely).toBe(4);
  });

  it("by the ranked form alone: a heuristic, and never said without the word", () => {
    const rules = { form: "ranked" as const, looks: 10 };
    const said = say([ranked(100, 300), ranked(0, 3000)], 4000, rules);
    expect(said).toMatchObject({ verdict: "stop", form: "heuristic" });
    expect(said.sentence).toMatch(/^You may stop, by a heuristic without guarantee: /);
    expect(say([ranked(100, 300), ranked(0, 600)], 4000, rules).verdict).toBe("not_yet");
  });

  it("when everything is screened: nothing is left to stop", () => {
    expect(say([ranked(3, 7)], 10)).toMatchObject({ verdict: "all_screened", more: 0, recallAtLeast: 100 });
  });
});

describe("what stands in the way", () => {
  const done = [ranked(100, 300), ranked(0, 600), random(0, 1305)];
  const doubt: ScreenedBatch = {
    chosen: "random",
    left: 4000,
    items: ["half_voted", "conflict", "conflict", "irrelevant"],
  };

  it("half-voted records and open conflicts are finished first; what comes after them does not count", () => {
    const said = say([...done, doubt, random(9, 91)], 4000);
    expect(said).toMatchObject({ verdict: "stop", screened: 2305, relevant: 100 });
    expect(said.obstacles).toEqual([
      { because: "half_voted", items: 1 },
      { because: "open_conflicts", items: 2 },
    ]);
    expect(mayStop(said)).toBe(false);
    expect(said.sentence).toMatch(/Finish first: 1 record has a vote missing, 2 records are in conflict\.$/);
    const begun = say([doubt], 4000);
    expect(begun.obstacles[0]).toEqual({ because: "nothing_settled" });
    expect(begun.sentence).toMatch(/^Nothing is settled yet/);
  });

  it("without a common order nothing can be said, but a random sample can", () => {
    const own: ScreenedBatch = { chosen: "otherwise", left: 4000, items: items(100, 900) };
    const said = say([own], 4000);
    expect(said).toMatchObject({ verdict: "none", obstacles: [{ because: "no_common_order" }] });
    expect(said.sentence).toMatch(/one common ranked order/);
    expect(mayStop(say([own, random(0, 1305)], 4000))).toBe(true);
  });

  it("more samples or looks than were planned are no samples and looks", () => {
    const again = [ranked(100, 900), random(5, 195), ranked(2, 198), random(0, 1500)];
    expect(say(again, 4000).obstacles).toEqual([{ because: "samples_spent", planned: 1 }]);
    const two = say(again, 4000, { samples: 2 });
    expect(two.form).toBe("guarantee");
    expect(two.sample?.size).toBeGreaterThan(0.45 * 2600);
    const often = say([ranked(9, 1), ranked(0, 9), ranked(0, 9)], 40, { form: "ranked", looks: 2 });
    expect(often.obstacles).toEqual([{ because: "looks_spent", planned: 2 }]);
  });

  it("records that came after the sample had begun are not covered by it", () => {
    const late = say([ranked(100, 900), { ...random(0, 1305), left: 2950 }], 4000);
    expect(late).toMatchObject({ verdict: "none", obstacles: [{ because: "records_added", records: 50 }] });
    expect(late.sentence).toMatch(/50 records were added after the random sample had begun/);
    const fewer = say([ranked(100, 900), { ...random(0, 1305), left: 3010 }], 4000);
    expect(mayStop(fewer)).toBe(true);
  });

  it("a protocol that screens everything says so", () => {
    expect(say(done, 4000, null)).toMatchObject({
      verdict: "none",
      target: null,
      obstacles: [{ because: "no_rules" }],
    });
  });

  it("the random records that ranking starts from are no sample", () => {
    const start = [random(2, 30), ranked(50, 150)];
    expect(sequenceOf(start, 4000, true)).toMatchObject({ samplesBegun: 0, sample: null, isCommon: true });
    expect(sequenceOf([random(2, 30)], 4000, true).sample).toBeNull();
    expect(sequenceOf([random(2, 30)], 4000, false).sample).toMatchObject({ remainder: 4000, drawn: 32 });
    expect(sequenceOf([...start, random(0, 40)], 4000, true).sample).toEqual({
      remainder: 3768,
      found: 52,
      added: 0,
      drawn: 40,
      relevant: 0,
    });
  });
});
