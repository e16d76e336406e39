import { execFileSync } from "node:child_process";
import path from "node:path";
import { table } from "../table";
import type { Bar } from "./bars";

export interface Grown {
  records: number;
  terms: number;
  entries: number;
  labels: number;
  vectorsSeconds: number;
  firstTraining: number;
  training: number;
  retrain: number;
  order: number;
  /** What the worker takes for a person's order; null where it was not measured. */
  worker: number | null;
  /** The same where it learns anew. */
  anew: number | null;
  megabytes: number;
}

const SIZES = [9_000, 30_000, 100_000, 300_000, 1_000_000];
const HEAD = [
  "records",
  "terms",
  "entries",
  "vectors s",
  "labels",
  "first ms",
  "learn ms",
  "retrain ms",
  "order ms",
  "worker ms",
  "anew ms",
  "MB",
];

/** What more and more records cost, each in a process of its own. */
export function measureGrowth(largest: number): Grown[] {
  const growth = SIZES.filter((size) => size <= largest).map(grown);
  console.log(
    "\nMade-up records: seconds of CPU from text to vectors; milliseconds of CPU for ten labels more",
  );
  console.log(table([HEAD, ...growth.map(cellsOf)]));
  return growth;
}

function grown(size: number): Grown {
  const script = path.join(import.meta.dirname, "growth.ts");
  return JSON.parse(
    execFileSync(process.execPath, ["--import", "tsx", script, String(size)], { encoding: "utf8" }),
  );
}

function cellsOf(one: Grown): (string | number)[] {
  const milliseconds = [one.firstTraining, one.training, one.retrain, one.order];
  return [
    one.records,
    one.terms,
    one.entries,
    one.vectorsSeconds.toFixed(1),
    one.labels,
    ...milliseconds.map((ms) => ms.toFixed(1)),
    one.worker?.toFixed(1) ?? "-",
    one.anew?.toFixed(1) ?? "-",
    one.megabytes,
  ];
}

export function growthBars(growth: readonly Grown[]): Bar[] {
  return growth.flatMap(({ records, retrain, order, worker, vectorsSeconds, megabytes }) => {
    const bars = [{ holds: megabytes < 2048, sentence: `${records} records take ${megabytes} MB` }];
    if (records === 9_000)
      bars.push(
        {
          holds: retrain < 20,
          sentence: `retraining among 9 000 records takes ${retrain.toFixed(1)} ms of CPU`,
        },
        {
          holds: worker !== null && worker < 20,
          sentence: `the worker takes ${worker?.toFixed(1)} ms of CPU to retrain among 9 000 records`,
        },
      );
    if (records === 100_000)
      bars.push(
        { holds: order < 250, sentence: `ranking 100 000 records takes ${order.toFixed(0)} ms` },
        {
          holds: vectorsSeconds < 60,
          sentence: `vectors of 100 000 records take ${vectorsSeconds.toFixed(0)} s`,
        },
      );
    return bars;
  });
}
