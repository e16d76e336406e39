import { describe, expect, it } from "vitest";
import { type Decision, Learner } from "./learner";
import { MODEL_NAMES, type ModelName, rankingOf } from "./rank";
import { topicRecords } from "./topic.fixture";

const topic = topicRecords(700, 0.08, "learner");
const decisions = topic.records.map(({ id }): Decision => [id, topic.relevant.has(id)]);

function learner(model: ModelName = "two_views") {
  const made = { anew: 0 };
  const anew = () => {
    made.anew += 1;
    return rankingOf(topic.records, { seed: "s", model });
  };
  return { made, learner: new Learner(anew) };
}

function said(of: Learner, known: readonly Decision[]) {
  const { ranking, learned } = of.learn(known);
  return { learned, order: ranking.order(), weights: [...ranking.model.weights] };
}

describe.each(MODEL_NAMES)("what a %s learns as it goes on", (model) => {
  it("is what it learns at once, however often and when it was asked before", () => {
    const going = learner(model).learner;
    for (const count of [0, 3, 4, 19, 27, 90, 91, 150, 199, 205, 230, 231, 260, 415, 499, 503, 520, 640])
      expect(said(going, decisions.slice(0, count))).toEqual(
        said(learner(model).learner, decisions.slice(0, count)),
      );
  });

  it("is no trace of what was changed, taken back or in another order", () => {
    const going = learner(model).learner;
    const known = decisions.slice(0, 130);
    said(going, known);
    const [[firstId, first]] = known as [Decision];
    const changed: Decision[] = [...known.slice(1), [firstId, !first]];
    for (const now of [changed, known.slice(0, 129), known.slice(0, 60), known.toReversed(), known])
      expect(said(going, now)).toEqual(said(learner(model).learner, now));
  });
});

it("knows a decision as soon as the schedule has it trained, and no earlier", () => {
  const { learner: going } = learner();
  const learnedOf = (count: number) => going.learn(decisions.slice(0, count)).learned;
  expect([1, 2, 20, 21, 22, 54, 55, 112, 113].map(learnedOf)).toEqual([1, 2, 20, 20, 22, 50, 55, 103, 113]);
});

it("begins anew after five hundred decisions, and otherwise only when it must", () => {
  const { made, learner: going } = learner();
  for (let count = 0; count <= 620; count += 1) going.learn(decisions.slice(0, count));
  expect(made.anew).toBe(2);
  going.learn(decisions.slice(0, 620));
  expect(made.anew).toBe(2);
  going.learn(decisions.slice(1, 620));
  expect(made.anew).toBe(3);
});
