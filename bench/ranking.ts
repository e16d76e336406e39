import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { featuresOf } from "@/lib/review/ranking/features";
import { MODEL_NAMES, type ModelName } from "@/lib/review/ranking/rank";
import { replay } from "./ranking/replay";
import { cellsOf, HEAD, meanCells, rowOf, type SetRow } from "./ranking/rows";
import { meanOf } from "./ranking/score";
import { type LabelledSet, readSets } from "./ranking/sets";
import { table } from "./table";

/**
 * Finished reviews screened again in ranked order, beside what another ranking made of them from the same records known
 * at the beginning; then what more and more records cost. `--data FOLDER` has the sets and the baseline; `--every N`
 * retrains after N decisions only, instead of after each and after ten; `--model bayes` takes the second model;
 * `--seeds N` takes fewer priors of each set; `--largest N` ends the growth sooner; `--json FILE` is written.
 */
const { values } = parseArgs({
  options: {
    data: { type: "string" },
    every: { type: "string" },
    model: { type: "string", default: "two_views" },
    seeds: { type: "string", default: "1000" },
    largest: { type: "string", default: "1000000" },
    json: { type: "string", default: "ranking.bench.json" },
  },
});
if (!values.data) throw new Error("Say where the finished reviews are: --data FOLDER");
const model = MODEL_NAMES.find((name) => name === values.model) ?? unknownModel();
const missed: string[] = [];
const bar = (holds: boolean, sentence: string) => {
  if (!holds) missed.push(sentence);
};

const sets = readSets(values.data);
const intervals = values.every ? [Number(values.every)] : [1, 10];
const runs = intervals.map((every) => ({ every, rows: replayed(every) }));
for (const { every, rows } of runs) {
  const label = `retrained every ${every}`;
  const [wss95, recall10] = [meanOf(rows, "wss95"), meanOf(rows, "recall10")];
  const slack = every === 1 ? 0 : 0.01;
  bar(wss95 >= 0.605 - slack, `${label}: mean WSS@95 ${wss95.toFixed(4)} < ${0.605 - slack}`);
  bar(recall10 >= 0.66 - slack, `${label}: mean recall at 10 % ${recall10.toFixed(4)} < ${0.66 - slack}`);
  for (const row of rows) {
    const below = row.baseline.wss95 - row.wss95;
    bar(below <= 0.05 + slack, `${label}: ${row.set} is ${below.toFixed(3)} below its baseline`);
  }
}
compareIntervals();

const sizes = [9_000, 30_000, 100_000, 300_000, 1_000_000].filter((size) => size <= Number(values.largest));
const growth = sizes.map(grown);
console.log(
  "\nMade-up records: seconds of CPU from text to vectors; milliseconds of CPU for ten labels more",
);
console.log(
  table([
    [
      "records",
      "terms",
      "entries",
      "vectors s",
      "labels",
      "first ms",
      "learn ms",
      "retrain ms",
      "order ms",
      "MB",
    ],
    ...growth.map((one) => [
      one.records,
      one.terms,
      one.entries,
      one.vectorsSeconds.toFixed(1),
      one.labels,
      ...[one.firstTraining, one.training, one.retrain, one.order].map((ms) => ms.toFixed(1)),
      one.megabytes,
    ]),
  ]),
);
for (const { records, retrain, order, vectorsSeconds, megabytes } of growth) {
  if (records === 9_000)
    bar(retrain < 20, `retraining among 9 000 records takes ${retrain.toFixed(1)} ms of CPU`);
  if (records === 100_000) {
    bar(order < 250, `ranking 100 000 records takes ${order.toFixed(0)} ms`);
    bar(vectorsSeconds < 60, `vectors of 100 000 records take ${vectorsSeconds.toFixed(0)} s`);
  }
  bar(megabytes < 2048, `${records} records take ${megabytes} MB`);
}

writeFileSync(values.json, JSON.stringify({ model, runs, growth, missed }, null, 1));
console.log(`\nWritten to ${values.json}`);
for (const sentence of missed) console.error(`Missed: ${sentence}`);
if (missed.length === 0) console.log("Every bar is met.");
process.exit(missed.length > 0 ? 1 : 0);

function replayed(every: number): SetRow[] {
  console.log(`\nRetrained every ${every === 1 ? "decision" : `${every} decisions`}`);
  const rows = sets.map((set) => replayedSet(set, every));
  console.log(table([HEAD, ...rows.map(cellsOf), meanCells(rows)]));
  console.log(`${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most so far`);
  return rows;
}

function replayedSet(set: LabelledSet, every: number): SetRow {
  const baselines = set.baselines.slice(0, Number(values.seeds));
  const features = featuresOf(set.records);
  const replays = baselines.map((one) => ({ seed: one.seed, ...replay(set, features, one, every, model) }));
  return rowOf({ ...set, baselines }, replays);
}

function compareIntervals() {
  const [often, seldom] = runs.map(({ rows }) => ({
    wss95: meanOf(rows, "wss95"),
    recall10: meanOf(rows, "recall10"),
  }));
  if (!often || !seldom) return;
  const [saved, recall] = [often.wss95 - seldom.wss95, often.recall10 - seldom.recall10];
  console.log(
    `Retraining every 10 decisions costs ${saved.toFixed(4)} of WSS@95, ${recall.toFixed(4)} of recall`,
  );
  bar(saved <= 0.01, `retraining every 10 decisions costs ${saved.toFixed(4)} of WSS@95`);
}

interface Grown {
  records: number;
  terms: number;
  entries: number;
  labels: number;
  vectorsSeconds: number;
  firstTraining: number;
  training: number;
  retrain: number;
  order: number;
  megabytes: number;
}

function grown(size: number): Grown {
  const script = path.join(import.meta.dirname, "ranking/growth.ts");
  return JSON.parse(
    execFileSync(process.execPath, ["--import", "tsx", script, String(size)], { encoding: "utf8" }),
  );
}

function unknownModel(): ModelName {
  throw new Error(`There is no model ${values.model}: ${MODEL_NAMES.join(", ")}`);
}
