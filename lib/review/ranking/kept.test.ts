import { expect, it } from "vitest";
import { KeptRecords } from "./kept";
import { rankingOf } from "./rank";
import { NO_START } from "./start";
import { topicRecords } from "./topic.fixture";

const topic = topicRecords(300, 0.1, "kept");
const ids = topic.records.map(({ id }) => id);
const labelsOf = (count: number) =>
  topic.records.slice(0, count).map(({ id }): [string, boolean] => [id, topic.relevant.has(id)]);

function read(kept: KeptRecords, key: string, mark = "1", start = NO_START) {
  for (let from = 0; from < 300; from += 70) kept.count(topic.records.slice(from, from + 70));
  for (let from = 0; from < 300; from += 70) kept.fill(topic.records.slice(from, from + 70));
  kept.keep({ key, mark }, start);
}

const training = (labels: number) => ({
  seed: "s",
  model: "two_views" as const,
  labels: labelsOf(labels),
  learner: null,
  among: ids,
});

it("read in pages, records come in the order of records at hand", () => {
  const kept = new KeptRecords();
  read(kept, "a");
  const ranking = rankingOf(topic.records, { seed: "s" });
  ranking.learn(new Map(labelsOf(60)));
  expect(kept.train("a", training(60)).order).toEqual(ranking.order());
});

it("an order keeps no trace of what was learned before, by whom or how often", () => {
  const [one, other] = [new KeptRecords(), new KeptRecords()];
  for (const kept of [one, other]) read(kept, "a");
  for (let labels = 10; labels < 200; labels += 30) other.train("a", training(labels));
  expect(other.train("a", training(60))).toEqual(one.train("a", training(60)));
});

it("what goes on learning is one's own: others in between, and losing all of it, leave no trace", () => {
  const [one, other, third] = [new KeptRecords(), new KeptRecords(), new KeptRecords()];
  for (const kept of [one, other, third]) read(kept, "a");
  const own = (learner: string | null, labels: number) => ({ ...training(labels), learner });
  const opposite = labelsOf(150).map(([id, relevant]): [string, boolean] => [id, !relevant]);
  for (let labels = 1; labels < 130; labels += 7) {
    one.train("a", own("ada", labels));
    other.train("a", own("ada", labels));
    other.train("a", { ...own("bea", 0), labels: opposite.slice(0, labels) });
    other.train("a", own(null, labels));
  }
  read(other, "b");
  const now = one.train("a", own("ada", 130));
  expect(now.learned).toBe(123);
  expect(other.train("a", own("ada", 130))).toEqual(now);
  expect(third.train("a", own("ada", 130))).toEqual(now);
  read(one, "a", "1");
  expect(one.train("a", own("ada", 130))).toEqual(now);
  expect(one.train("a", own(null, 130)).learned).toBe(130);
});

it("orders what is asked for only", () => {
  const kept = new KeptRecords();
  read(kept, "a");
  const among = ids.slice(100, 110);
  expect(kept.train("a", { ...training(60), among }).order.toSorted()).toEqual(among);
});

it("knows records by their mark, and forgets those not asked for longest", () => {
  const kept = new KeptRecords();
  for (const key of ["a", "b", "c"]) read(kept, key);
  kept.train("a", training(10));
  read(kept, "d");
  expect(["a", "b", "c", "d"].map((key) => kept.has({ key, mark: "1" }))).toEqual([true, false, true, true]);
  expect(kept.has({ key: "a", mark: "2" })).toBe(false);
  read(kept, "a", "2");
  expect(kept.has({ key: "a", mark: "2" })).toBe(true);
  expect(() => kept.train("b", training(1))).toThrow(/not kept/);
});

it("takes no records at all, and a reading that was not ended", () => {
  const kept = new KeptRecords();
  kept.count(topic.records);
  kept.fill(topic.records.slice(0, 50));
  kept.forget();
  kept.keep({ key: "none", mark: "1" }, NO_START);
  expect(kept.train("none", training(5)).order).toEqual([]);
  read(kept, "a");
  expect(kept.train("a", training(0)).order).toHaveLength(300);
});
