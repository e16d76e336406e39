import { describe, expect, it } from "vitest";
import { doubtfulFirst } from "./excluded";
import type { Decision } from "./learner";
import { MODEL_NAMES, type ModelName, type RankedRecord, rankingOf } from "./rank";
import { topicRecords } from "./topic.fixture";

const topic = topicRecords(1_000, 0.1, "excluded");
const [relevant, mistaken] = [[...topic.relevant].slice(12), [...topic.relevant].slice(0, 12)];
/** What was decided: as it is, but for a dozen relevant ones that were excluded by mistake. */
const decided = topic.records.map(({ id }): Decision => [id, relevant.includes(id)]);

function orderOf(
  labels: Decision[],
  model: ModelName = "two_views",
  records: RankedRecord[] = topic.records,
) {
  const anew = () => rankingOf(records, { seed: "s", model });
  return doubtfulFirst(labels, { seed: "s", most: 500, anew });
}

describe("the excluded, the likeliest relevant first", () => {
  it.each(MODEL_NAMES)("brings up what was excluded by mistake, ranked by %s", (model) => {
    const top = orderOf(decided, model).slice(0, 30);
    expect(mistaken.filter((id) => top.includes(id)).length).toBeGreaterThanOrEqual(10);
  });

  it("lets no record's own label speak for itself, nor leaves out any other", () => {
    const scored: string[] = [];
    const anew = () => {
      const ranking = rankingOf(topic.records, { seed: "s" });
      let known = new Map<string, boolean>();
      const [learn, scoresOf] = [ranking.learn.bind(ranking), ranking.scoresOf.bind(ranking)];
      ranking.learn = (labels) => {
        known = new Map(labels);
        learn(known);
      };
      ranking.scoresOf = (ids) => {
        expect(ids.filter((id) => known.has(id))).toEqual([]);
        expect(known.size).toBe(decided.length - ids.length);
        scored.push(...ids);
        return scoresOf(ids);
      };
      return ranking;
    };
    doubtfulFirst(decided, { seed: "s", most: 10, anew });
    expect(scored.toSorted()).toEqual(decided.flatMap(([id, one]) => (one ? [] : [id])).toSorted());
  });

  it("is the same for the same seed, in whatever order the decisions come, and names no more than asked for", () => {
    expect(orderOf(decided.toReversed())).toEqual(orderOf(decided));
    expect(orderOf(decided)).toHaveLength(500);
    expect(orderOf(decided).some((id) => relevant.includes(id))).toBe(false);
  });

  it("has an order with one excluded record, with none, and with nothing that is relevant", () => {
    expect(orderOf(decided.filter(([, one]) => one))).toEqual([]);
    const [first, second] = decided.filter(([, one]) => !one);
    expect(orderOf([first as Decision])).toEqual([first?.[0]]);
    expect(orderOf([first as Decision, second as Decision])).toHaveLength(2);
  });
});
