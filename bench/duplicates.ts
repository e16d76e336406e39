import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { findDuplicates } from "@/lib/review/duplicates/cluster";
import { TRAPS } from "@/lib/review/duplicates/traps.fixture";
import { meanOf, scoreHeldOut } from "./duplicates/held-out";
import { scoreLevels } from "./duplicates/levels";
import { madeUpRecords } from "./duplicates/made-up";
import { type Score, scoreSet } from "./duplicates/score";
import { readSets } from "./duplicates/sets";
import { table } from "./table";

/**
 * Duplicates found among labelled records: what the software removes by itself, and what it asks people about. Then
 * records that tools confuse, and what more and more records cost. `--data FOLDER` has the labelled sets; `--json FILE`
 * is written; `--largest N` ends the growth sooner than at a million.
 */
const { values } = parseArgs({
  options: {
    data: { type: "string" },
    json: { type: "string" },
    largest: { type: "string", default: "1000000" },
  },
});
if (!values.data) throw new Error("Say where the labelled sets are: --data FOLDER");
const missed: string[] = [];
const bar = (holds: boolean, sentence: string) => {
  if (!holds) missed.push(sentence);
};

const sets = readSets(values.data);
for (const set of sets) scoreSet(set);
const scores = sets.map((set) => scoreSet(set));
const heldOut = sets.length > 1 ? scoreHeldOut(sets) : [];
const head = [
  "set",
  "records",
  "dupl.",
  "wrong",
  "missed",
  "P",
  "R",
  "F1",
  "P+",
  "R+",
  "looked",
  "%",
  "CPU s",
];
console.log("\nSure band (P, R, F1), and with the doubtful band decided by people (P+, R+)");
console.log(table([head, ...scores.map(row)]));
console.log("\nEach set with weights and thresholds from the other sets alone");
console.log(table([head, ...heldOut.map(row)]));

const levels = scoreLevels(sets);
console.log("\nBy how sure the software must be, over all sets");
console.log(
  table([
    ["level", "removed", "wrong", "R", "asked", "looked %"],
    ...levels.map((one) => [
      one.level,
      one.removed,
      one.wrong,
      digits(one.recall),
      one.asked,
      percent(one.looked),
    ]),
  ]),
);

// What people marked in EndNote says nothing of what is no duplicate but by omission; it counts as any other.
const labelled = scores.filter(({ duplicates }) => duplicates > 0);
const recall = meanOf(labelled, "recall");
const recallWithDoubtful = meanOf(labelled, "recallWithDoubtful");
console.log(`\nMean recall ${digits(recall)}, with the doubtful band ${digits(recallWithDoubtful)}`);
for (const { name, wrong, share } of scores) {
  bar(wrong === 0, `${name}: ${wrong} records removed that are no duplicates`);
  bar(share <= 0.03, `${name}: people look at ${percent(share)} % of the records`);
}
bar(recall >= 0.97, `mean recall of the sure band ${digits(recall)} < 0.970`);
bar(recallWithDoubtful >= 0.99, `mean recall with the doubtful band ${digits(recallWithDoubtful)} < 0.990`);

const traps = TRAPS.map(({ name, a, b, expected }) => {
  const { sure, doubtful } = findDuplicates([a, b]);
  const found = sure.length > 0 ? "sure" : doubtful.length > 0 ? "doubtful" : "apart";
  const holds = expected === "never_sure" ? found !== "sure" : found === expected;
  bar(holds, `trap "${name}": ${found}, not ${expected}`);
  return { name, expected, found, holds };
});
console.log(`\n${traps.filter(({ holds }) => holds).length} of ${traps.length} traps`);
console.log(
  table([
    ["trap", "expected", "found"],
    ...traps.map((one) => [one.name, one.expected.replace("_", " "), one.found]),
  ]),
);

const few = madeUpRecords(7_000);
const before = process.cpuUsage();
findDuplicates(few);
const { user, system } = process.cpuUsage(before);
const cpuOfFew = (user + system) / 1e6;
console.log(`\n7 000 records: ${cpuOfFew.toFixed(2)} s of CPU`);
bar(cpuOfFew < 1, `7 000 records take ${cpuOfFew.toFixed(2)} s of CPU`);

const sizes = [10_000, 30_000, 100_000, 300_000, 1_000_000].filter((size) => size <= Number(values.largest));
const growth = sizes.map(grown);
console.log(
  table([
    ["records", "removed", "doubtful", "seconds", "CPU s", "CPU ms a record", "MB"],
    ...growth.map((one) => [
      one.records,
      one.removed,
      one.doubtful,
      one.seconds.toFixed(1),
      one.cpuSeconds.toFixed(1),
      ((1000 * one.cpuSeconds) / one.records).toFixed(3),
      one.megabytes,
    ]),
  ]),
);
const hundred = growth.find(({ records }) => records === 100_000);
if (hundred) {
  bar(hundred.seconds < 60, `100 000 records take ${hundred.seconds.toFixed(0)} s`);
  bar(hundred.megabytes < 1024, `100 000 records take ${hundred.megabytes} MB`);
}

const file = values.json ?? "duplicates.bench.json";
writeFileSync(
  file,
  JSON.stringify(
    { scores, heldOut, levels, recall, recallWithDoubtful, traps, cpuOfFew, growth, missed },
    null,
    1,
  ),
);
console.log(`\nWritten to ${file}`);
for (const sentence of missed) console.error(`Missed: ${sentence}`);
process.exit(missed.length > 0 ? 1 : 0);

interface Grown {
  records: number;
  removed: number;
  doubtful: number;
  seconds: number;
  cpuSeconds: number;
  megabytes: number;
}

function grown(size: number): Grown {
  const script = path.join(import.meta.dirname, "duplicates/growth.ts");
  const args = ["--max-old-space-size=12000", "--import", "tsx", script, String(size)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
}

function row(score: Score): (string | number)[] {
  const { name, records, duplicates, wrong, missed: lost, looked } = score;
  const shares = [
    score.precision,
    score.recall,
    score.f1,
    score.precisionWithDoubtful,
    score.recallWithDoubtful,
  ];
  return [
    name,
    records,
    duplicates,
    wrong,
    lost,
    ...shares.map(digits),
    looked,
    percent(score.share),
    score.cpuSeconds.toFixed(2),
  ];
}

function digits(share: number): string {
  return share.toFixed(4);
}

function percent(share: number): string {
  return (100 * share).toFixed(2);
}
