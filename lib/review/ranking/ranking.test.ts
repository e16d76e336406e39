import { describe, expect, it } from "vitest";
import { drawFrom, shuffled } from "../draw";
import { type RankedRecord, type RankingOptions, rankingOf } from "./rank";
import { topicRecords } from "./topic.fixture";
import { why } from "./why";

type Labels = Map<string, boolean>;

function ordered(records: RankedRecord[], labels: Labels, options: Partial<RankingOptions> = {}): string[] {
  const ranking = rankingOf(records, { seed: "s", ...options });
  ranking.learn(labels);
  return ranking.order();
}

/** How far down the mean relevant record is: 0 at the top, 0.5 by chance. */
function depth(order: readonly string[], relevant: ReadonlySet<string>): number {
  const places = order.flatMap((id, at) => (relevant.has(id) ? [at] : []));
  return places.reduce((sum, at) => sum + at, 0) / places.length / order.length;
}

/** The first so many of each kind, as somebody decided about them. */
function labelled(
  { records, relevant }: ReturnType<typeof topicRecords>,
  yes: number,
  no: number,
  wrong = false,
): Labels {
  const of = (kind: boolean) => records.filter(({ id }) => relevant.has(id) === kind).map(({ id }) => id);
  const chosen = [...of(true).slice(0, yes), ...of(false).slice(0, no)];
  return new Map(chosen.map((id) => [id, relevant.has(id) !== wrong]));
}

describe("the order", () => {
  const many = topicRecords(600, 0.08);

  it("is the same for the same seed, records and labels, and has every open record once", () => {
    const labels = labelled(many, 5, 20);
    const order = ordered(many.records, labels);
    expect(order).toEqual(ordered(many.records, labels));
    expect(new Set(order).size).toBe(many.records.length - labels.size);
    expect(order.some((id) => labels.has(id))).toBe(false);
  });

  it("does not depend on the order in which records were decided about", () => {
    const labels = labelled(many, 5, 20);
    const other = new Map(shuffled([...labels], drawFrom("another way")));
    expect(ordered(many.records, other)).toEqual(ordered(many.records, labels));
  });

  it("begins with what `first` gives", () => {
    const ranking = rankingOf(many.records, { seed: "s" });
    ranking.learn(labelled(many, 5, 20));
    const order = ranking.order();
    const again = rankingOf(many.records, { seed: "s" });
    again.learn(labelled(many, 5, 20));
    expect(again.first(37)).toEqual(order.slice(0, 37));
  });

  it.each([
    ["a few relevant ones", 0.08, 3, 10],
    ["three relevant ones in all", 0.005, 1, 5],
    ["40 % relevant", 0.4, 10, 10],
    ["labels of relevant ones only", 0.08, 3, 0],
    ["labels of irrelevant ones only", 0.4, 0, 200],
  ])("has the relevant ones first: %s", (_, share, yes, no) => {
    const topic = topicRecords(600, share, "topic 2");
    const found = depth(ordered(topic.records, labelled(topic, yes, no)), topic.relevant);
    const best = topic.relevant.size / topic.records.length / 2;
    expect(found).toBeLessThan(best + 0.2);
  });

  it("has the relevant ones last when every label is wrong", () => {
    const order = ordered(many.records, labelled(many, 20, 60, true));
    expect(depth(order, many.relevant)).toBeGreaterThan(0.7);
  });

  it("is drawn from the seed while nothing is known, whatever the order of the records", () => {
    const order = ordered(many.records, new Map());
    expect(order).toEqual(ordered([...many.records].reverse(), new Map()));
    expect(order).not.toEqual(ordered(many.records, new Map(), { seed: "other" }));
    expect(order).not.toEqual([...order].sort());
  });

  it("draws between records with the same text", () => {
    const twins = Array.from({ length: 40 }, (_, at) => ({
      id: `t${at}`,
      title: "One text",
      abstract: null,
    }));
    const order = ordered(twins, new Map([["t3", true]]));
    expect(order).not.toEqual(twins.filter(({ id }) => id !== "t3").map(({ id }) => id));
    expect(order).toHaveLength(39);
  });

  it("takes records without any text, and none at all", () => {
    const empty = { id: "empty", title: null, abstract: null };
    expect(ordered([], new Map())).toEqual([]);
    expect(ordered([empty], new Map())).toEqual(["empty"]);
    const labels = new Map([...labelled(many, 2, 2), ["empty", false]]);
    expect(ordered([empty, ...many.records], labels)).toHaveLength(many.records.length - 4);
  });

  it("works for titles alone", () => {
    const titles = many.records.map((record) => ({ ...record, abstract: null }));
    expect(depth(ordered(titles, labelled(many, 5, 20)), many.relevant)).toBeLessThan(0.2);
  });

  it.each([
    [
      "Chinese",
      "机器学习在医学影像中的应用",
      "糖尿病患者的饮食护理",
      "深度学习与机器学习方法",
      "老年患者护理研究",
    ],
    ["Japanese", "機械学習による診断", "糖尿病の食事療法", "深層学習と機械学習の比較", "高齢者の食事と看護"],
    [
      "Greek",
      "Μηχανική μάθηση στην ιατρική",
      "Διατροφή ασθενών",
      "Η μηχανική μάθηση σήμερα",
      "Η διατροφή παιδιών",
    ],
  ])("works in %s", (_, yes, no, likely, unlikely) => {
    const titles = { yes, no, unlikely, likely };
    const records = Object.entries(titles).map(([id, title]) => ({ id, title, abstract: null }));
    const labels = new Map([
      ["yes", true],
      ["no", false],
    ]);
    expect(ordered(records, labels)).toEqual(["likely", "unlikely"]);
  });
});

describe("learning on", () => {
  const topic = topicRecords(600, 0.1, "learning on");
  const rows = [...topic.records.keys()];

  it("comes to the scores of learning all at once", () => {
    const all = labelled(topic, 40, 160);
    const warm = rankingOf(topic.records, { seed: "s" });
    const soFar: Labels = new Map();
    for (const [id, label] of shuffled([...all], drawFrom("day by day"))) {
      soFar.set(id, label);
      warm.learn(soFar);
      if (soFar.size % 10 === 0) warm.order();
    }
    const cold = rankingOf(topic.records, { seed: "s" });
    cold.learn(all);
    const [one, other] = [warm.model.scores(rows), cold.model.scores(rows)];
    const apart = one.map((score, row) => Math.abs(score - (other[row] as number)));
    expect(Math.max(...apart)).toBeLessThan(0.1);
  });

  it("forgets decisions that were taken back or changed", () => {
    const labels = labelled(topic, 10, 40);
    const ranking = rankingOf(topic.records, { seed: "s" });
    ranking.learn(labelled(topic, 30, 90, true));
    ranking.order();
    ranking.learn(labels);
    const fresh = rankingOf(topic.records, { seed: "s" });
    fresh.learn(labels);
    const [one, other] = [ranking.model.scores(rows), fresh.model.scores(rows)];
    const apart = one.map((score, row) => Math.abs(score - (other[row] as number)));
    expect(Math.max(...apart)).toBeLessThan(0.1);
  });
});

describe("starting without labels", () => {
  const topic = topicRecords(600, 0.08, "start");
  const keyPaper = { title: "Ketamine for sedation", abstract: "The dose of ketamine in anaesthesia." };

  it("goes by key papers, which need not be among the records", () => {
    const order = ordered(topic.records, new Map(), { start: { keyPapers: [keyPaper], question: null } });
    expect(depth(order, topic.relevant)).toBeLessThan(0.1);
    expect(order).toHaveLength(topic.records.length);
  });

  it("goes by the protocol's question until there is a relevant record", () => {
    const start = { keyPapers: [], question: "Does ketamine improve sedation or anaesthesia?" };
    expect(depth(ordered(topic.records, new Map(), { start }), topic.relevant)).toBeLessThan(0.15);
    const misleading = { keyPapers: [], question: "patients treatment methods" };
    const labels = labelled(topic, 5, 20);
    expect(ordered(topic.records, labels, { start: misleading })).toEqual(ordered(topic.records, labels));
  });

  it("learns from irrelevant records beside a key paper", () => {
    const start = { keyPapers: [keyPaper], question: null };
    const order = ordered(topic.records, labelled(topic, 0, 30), { start });
    expect(depth(order, topic.relevant)).toBeLessThan(0.1);
  });
});

describe("the second model", () => {
  it("finds them too, in another order", () => {
    const topic = topicRecords(600, 0.08, "second");
    const labels = labelled(topic, 5, 20);
    const order = ordered(topic.records, labels, { model: "bayes" });
    expect(depth(order, topic.relevant)).toBeLessThan(0.2);
    expect(order).not.toEqual(ordered(topic.records, labels));
    expect(ordered(topic.records, new Map(), { model: "bayes" })).toHaveLength(600);
  });
});

describe("the second model with many irrelevant records", () => {
  it("does not take records for relevant because nobody has met their words", () => {
    const topic = topicRecords(600, 0.08, "rare");
    const unheard = Array.from({ length: 60 }, (_, at) => ({
      id: `u${at}`,
      title: `alpha${at % 30} beta${at % 30} gamma${at % 30}`,
      abstract: null,
    }));
    const labels = labelled(topic, 3, 200);
    const order = ordered([...topic.records, ...unheard], labels, { model: "bayes" });
    expect(depth(order, topic.relevant)).toBeLessThan(0.2);
    expect(order.slice(0, 30).filter((id) => id.startsWith("u"))).toEqual([]);
  });
});

describe("why", () => {
  const topic = topicRecords(600, 0.08, "why");

  it("names the terms for and against a record", () => {
    const ranking = rankingOf(topic.records, { seed: "s" });
    ranking.learn(labelled(topic, 10, 40));
    ranking.order();
    const text = { title: "Ketamine and w12", abstract: "Patients w3 under ketamine; unheard of." };
    const terms = why(ranking, text);
    expect(terms.for[0]?.term).toBe("ketamine");
    expect(terms.for.every(({ amount }) => amount > 0)).toBe(true);
    expect(terms.against.every(({ amount }) => amount < 0)).toBe(true);
    expect([...terms.for, ...terms.against].some(({ term }) => term.includes("unheard"))).toBe(false);
  });

  it("says nothing while nothing is known", () => {
    const ranking = rankingOf(topic.records, { seed: "s" });
    ranking.order();
    expect(why(ranking, topic.records[0] as RankedRecord)).toEqual({ for: [], against: [] });
  });
});
