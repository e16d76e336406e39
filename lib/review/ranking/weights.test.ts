import { expect, it } from "vitest";
import { rankingOf } from "./rank";
import { topicRecords } from "./topic.fixture";
import { readWeights, writeWeights } from "./weights";
import { why, whyBy } from "./why";

const topic = topicRecords(600, 0.08, "weights");
const labels = new Map(topic.records.slice(0, 120).map(({ id }) => [id, topic.relevant.has(id)]));

function learned(model: "two_views" | "bayes" = "two_views") {
  const ranking = rankingOf(topic.records, { seed: "s", model });
  ranking.learn(labels);
  return ranking;
}

it.each(["two_views", "bayes"] as const)("written and read, weights of %s say the same", (model) => {
  const ranking = learned(model);
  const weightOf = readWeights(writeWeights(ranking, 1e9));
  for (const record of topic.records.slice(0, 40)) {
    const terms = (said: ReturnType<typeof why>) =>
      [said.for, said.against].map((side) => side.map((one) => one.term));
    expect(terms(whyBy(weightOf, record))).toEqual(terms(why(ranking, record)));
  }
});

it("the heaviest terms are kept, and of the others nothing is said", () => {
  const ranking = learned();
  const bytes = writeWeights(ranking, 50);
  expect(bytes).toHaveLength(400);
  const { for: all } = why(ranking, { title: "Ketamine sedation", abstract: null }, 1);
  expect(whyBy(readWeights(bytes), { title: "Ketamine sedation", abstract: null }, 1).for[0]?.term).toBe(
    all[0]?.term,
  );
  expect(whyBy(readWeights(bytes), { title: "Unheard of", abstract: null })).toEqual({
    for: [],
    against: [],
  });
});

it("of a model that knows nothing there is nothing to keep; a view into longer bytes is read at its place", () => {
  expect(writeWeights(rankingOf(topic.records, { seed: "s" }))).toHaveLength(0);
  const bytes = writeWeights(learned(), 50);
  const longer = new Uint8Array(bytes.length + 3);
  longer.set(bytes, 3);
  const record = topic.records[0]!;
  expect(whyBy(readWeights(longer.subarray(3)), record)).toEqual(whyBy(readWeights(bytes), record));
});

it.each(["two_views", "bayes"] as const)(
  "of %s exactly the heaviest are kept, also among equals",
  (model) => {
    const ranking = learned(model);
    const { byCode } = ranking.features.vocabulary;
    const codes = new Map([...byCode.terms].map((term, at) => [term, byCode.codes[at] as number]));
    const code = (term: number) => codes.get(term) as number;
    const { weights } = ranking.model;
    const size = (term: number) => Math.abs(weights[term] as number);
    const sorted = [...weights.keys()]
      .filter((term) => weights[term] !== 0)
      .sort((a, b) => size(b) - size(a) || code(a) - code(b));
    for (const most of [0, 1, 7, 50, 333, sorted.length - 1, sorted.length, 1e6]) {
      const bytes = writeWeights(ranking, most);
      const view = new DataView(bytes.buffer);
      const kept = Array.from({ length: bytes.length / 8 }, (_, at) => view.getUint32(8 * at, true));
      const heaviest = sorted.slice(0, most).map(code);
      expect(kept).toEqual(heaviest.sort((a, b) => a - b));
    }
  },
);
