import { writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { MODEL_NAMES, type ModelName } from "@/lib/review/ranking/rank";
import type { Bar } from "./ranking/bars";
import { growthBars, measureGrowth } from "./ranking/growths";
import { guaranteeBars, measureGuarantee } from "./ranking/guarantee";
import { costBars, measureReplays, replayBars, trainingsOf } from "./ranking/replays";
import { readSets } from "./ranking/sets";

/**
 * Finished reviews screened again in ranked order, beside what another ranking made of them from the same records known
 * at the beginning; then how often both forms of stopping keep their word; then what more and more records cost.
 * `--data FOLDER` has the sets and the baseline; `--every N` trains after N decisions only, instead of after each, as
 * the product does and after ten; `--model bayes` takes the second model; `--largest N` ends the growth sooner;
 * `--seeds N` begins each set N times, beyond the baseline's beginnings from others like them, instead of only from
 * these, and a hundred times where stopping is tried. The orders for that are kept in `--orders FOLDER`, and are worked
 * out in `--cores N` processes, or as many as there are cores. `--part replays`, `stopping` or `growth` measures that
 * alone; `--json FILE` is written.
 */
const { values } = parseArgs({
  options: {
    data: { type: "string" },
    every: { type: "string" },
    model: { type: "string", default: "two_views" },
    seeds: { type: "string" },
    largest: { type: "string", default: "1000000" },
    json: { type: "string", default: "ranking.bench.json" },
    orders: { type: "string", default: path.join(tmpdir(), "twofold-ranked-orders") },
    cores: { type: "string", default: String(availableParallelism()) },
    part: { type: "string" },
  },
});
if (!values.data) throw new Error("Say where the finished reviews are: --data FOLDER");
const data = values.data;
const model = MODEL_NAMES.find((name) => name === values.model) ?? unknownModel();
const seeds = values.seeds ? Number(values.seeds) : undefined;
const has = (part: "replays" | "stopping" | "growth") => !values.part || values.part === part;
const missed: string[] = [];
const keep = (bars: readonly Bar[]) => {
  for (const { holds, sentence } of bars) if (!holds) missed.push(sentence);
};

const sets = readSets(data);
const trainings = has("replays") ? trainingsOf(values.every ? Number(values.every) : undefined) : [];
const runs = trainings.map((training) => {
  const run = measureReplays(sets, training, { seeds, model });
  keep(replayBars(run, training));
  return run;
});
keep(costBars(runs));

const { orders, cores } = values;
const stopping = has("stopping")
  ? await measureGuarantee(sets, { data, orders, seeds, cores: Number(cores) })
  : null;
if (stopping) keep(guaranteeBars(stopping));

const growth = has("growth") ? measureGrowth(Number(values.largest)) : [];
keep(growthBars(growth));

writeFileSync(values.json, JSON.stringify({ model, runs, stopping, growth, missed }, null, 1));
console.log(`\nWritten to ${values.json}`);
for (const sentence of missed) console.error(`Missed: ${sentence}`);
if (missed.length === 0) console.log("Every bar is met.");
process.exit(missed.length > 0 ? 1 : 0);

function unknownModel(): ModelName {
  throw new Error(`There is no model ${values.model}: ${MODEL_NAMES.join(", ")}`);
}
