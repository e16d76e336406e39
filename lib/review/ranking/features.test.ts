import { describe, expect, it } from "vitest";
import { DAMPED, type Features, featuresOf } from "./features";
import { spellingsOf } from "./terms";
import { topicRecords } from "./topic.fixture";
import { countedCodes } from "./vocabulary";
import { wordsOf } from "./words";

describe("words", () => {
  it.each([
    ["Meta-analysis of 2 trials, COVID-19", ["meta", "analysis", "of", "trials", "covid", "19"]],
    ["CO₂ and ﬁbrosis", ["co2", "and", "fibrosis"]],
    ["naïve ÉTUDE", ["naïve", "étude"]],
    ["系统评价", ["系统", "评价"]],
    ["メタ分析 and RCT", ["メタ", "分析", "and", "rct"]],
    ["हिन्दी भाषा", ["हिन्दी", "भाषा"]],
    ["", []],
    [" ... ", []],
  ])("%s", (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

describe("terms", () => {
  it("are words and two words in a row; those of a title count three times", () => {
    const text = { title: "Low dose", abstract: "dose", keywords: ["low dose"] };
    const { codes, counts } = countedCodes(text);
    const spellings = spellingsOf(text);
    const counted = Object.fromEntries([...codes].map((code, at) => [spellings.get(code), counts[at]]));
    expect(counted).toEqual({ low: 4, dose: 5, "low dose": 4 });
  });

  it("are one in singular and plural", () => {
    const codesOf = (title: string) => [...countedCodes({ title, abstract: null }).codes];
    expect(codesOf("Trials")).toEqual(codesOf("trial"));
    expect(codesOf("studies")).toEqual(codesOf("study"));
    expect(codesOf("diagnosis")).not.toEqual(codesOf("diagnosi"));
  });

  it("count 255 times at most", () => {
    const { counts } = countedCodes({ title: null, abstract: "word ".repeat(1000) });
    expect(Math.max(...counts)).toBe(255);
  });
});

/** What the kept terms of a row and those of its own come to. */
function lengthOf({ starts, terms, counts, scale, own, vocabulary }: Features, row: number): number {
  let kept = 0;
  for (let at = starts[row]!; at < starts[row + 1]!; at += 1)
    kept += (DAMPED[counts[at]!]! * vocabulary.idf[terms[at]!]! * scale[row]!) ** 2;
  return kept + own[row]!;
}

describe("features", () => {
  const { records } = topicRecords(300, 0.1);

  it("are vectors of length 1, without the terms of one record", () => {
    const features = featuresOf(records);
    for (let row = 0; row < features.rows; row += 1) expect(lengthOf(features, row)).toBeCloseTo(1, 5);
    const met = new Uint32Array(features.vocabulary.size);
    for (const term of features.terms.subarray(0, features.starts[features.rows])) met[term]!++;
    expect(Math.min(...met)).toBeGreaterThanOrEqual(2);
    expect([...met]).toEqual([...met].sort((a, b) => b - a));
  });

  it("keep to the limit of entries, the rarest terms going first", () => {
    const all = featuresOf(records);
    const some = featuresOf(records, [], { counted: 1e6, entries: all.vocabulary.entries / 2 });
    expect(some.vocabulary.entries).toBeLessThanOrEqual(all.vocabulary.entries / 2);
    expect(some.vocabulary.size).toBeGreaterThan(0);
    expect(some.vocabulary.rarest).toBe(all.vocabulary.rarest);
  });

  it("forget what was met once when more terms come than are counted", () => {
    const all = featuresOf(records);
    const some = featuresOf(records, [], { counted: 800, entries: 1e6 });
    expect(some.vocabulary.size).toBeGreaterThan(0);
    expect(some.vocabulary.size).toBeLessThan(all.vocabulary.size);
    for (let row = 0; row < some.rows; row += 1) expect(lengthOf(some, row)).toBeCloseTo(1, 5);
  });

  it("give texts beside the records a row and no say", () => {
    const beside = { title: "ketamine zebra zebra", abstract: null };
    const features = featuresOf(records, [beside]);
    expect(features.rows).toBe(records.length + 1);
    expect(features.vocabulary.size).toBe(featuresOf(records).vocabulary.size);
    expect(features.own[records.length]).toBeGreaterThan(0);
  });
});
