import { afterAll, expect, it } from "vitest";
import { NO_START } from "@/lib/review/ranking/start";
import { topicRecords } from "@/lib/review/ranking/topic.fixture";
import { type Task, Trainer } from "./trainer";

const topic = topicRecords(4_000, 0.05, "thread");
const trainer = new Trainer();
afterAll(() => trainer.close());

let pagesRead = 0;
async function* pages() {
  for (let from = 0; from < topic.records.length; from += 1_000) {
    pagesRead += 1;
    yield topic.records.slice(from, from + 1_000);
  }
}

const task = (over: Partial<Task> = {}): Task => ({
  corpus: { key: "a", mark: "1" },
  start: NO_START,
  pages,
  training: {
    seed: "s",
    model: "two_views",
    learner: null,
    labels: topic.records.slice(0, 200).map(({ id }) => [id, topic.relevant.has(id)]),
    among: topic.records.slice(200).map(({ id }) => id),
  },
  ...over,
});

it("trains beside this thread, reads records once, and answers the same again", async () => {
  let ticks = 0;
  const clock = setInterval(() => {
    ticks += 1;
  }, 5);
  const first = await trainer.train(task());
  clearInterval(clock);
  expect(ticks).toBeGreaterThan(10);
  expect(pagesRead).toBe(8);
  const relevant = first.order.slice(0, 100).filter((id) => topic.relevant.has(id));
  expect(relevant.length).toBeGreaterThan(60);
  expect(await trainer.train(task())).toEqual(first);
  expect(pagesRead).toBe(8);
  await trainer.train(task({ corpus: { key: "a", mark: "2" } }));
  expect(pagesRead).toBe(16);
}, 30_000);

it("fails one task and does the next, also when the worker stops in between or the thread dies", async () => {
  const stopping = new AbortController();
  const other = { corpus: { key: "b", mark: "1" } };
  async function* broken() {
    yield topic.records.slice(0, 10);
    throw new Error("The database is gone.");
  }
  const failed = trainer.train(task({ ...other, pages: broken }));
  const stopped = trainer.train(task(other), stopping.signal);
  stopping.abort(new Error("Stopping."));
  await expect(failed).rejects.toThrow("The database is gone.");
  await expect(stopped).rejects.toThrow("Stopping.");
  const before = await trainer.train(task(other));
  await trainer.close();
  expect(await trainer.train(task(other))).toEqual(before);
}, 30_000);
