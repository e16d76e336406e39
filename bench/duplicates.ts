import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { findDuplicates } from "@/lib/review/duplicates/cluster";
import { TRAPS } from "@/lib/review/duplicates/traps.fixture";
import { exponentOf, grown } from "./duplicates/grown";
import { meanOf, scoreHeldOut } from "./duplicates/held-out";
import { scoreLevels } from "./duplicates/levels";
import { type Score, scoreSet } from "./duplicates/score";
import { readSets } from "./duplicates/sets";
import { table } from "./table";

/**
 * Duplicates found among labelled records: what the software removes by itself, and what it asks people about. Then
 * records that tools confuse, and what more and more records cost. `--data FOLDER` has the labelled sets; `--json FILE`
 * is written; `--largest N` ends the growth sooner than at a million, which takes a few minutes. Every bar is printed
 * with what was measured, and whether it holds.
 */
const { values } = parseArgs({
  options: {
    data: { type: "string" },
    json: { type: "string" },
    largest: { type: "string", default: "1000000" },
  },
});
if (!values.data) throw new Error("Say where the labelled sets are: --data FOLDER");
interface Bar {
  bar: string;
  measured: string;
  holds: boolean;
}
const bars: Bar[] = [];
const bar = (name: string, measured: string, holds: boolean) => bars.push({ bar: name, measured, holds });

const NEAR_LINEAR = 1.15;

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

// What people marked one by one says nothing of which belong together: it is searched for wrong merges alone.
const clustered = sets.filter(({ isClustered }) => isClustered);
const ofClustered = (all: readonly Score[]) =>
  all.filter(({ name }) => clustered.some((set) => set.name === name));
const recall = meanOf(ofClustered(scores), "recall");
const recallAsLabelled = meanOf(
  clustered.map((set) => scoreSet({ ...set, clusters: set.asLabelled })),
  "recall",
);
const recallWithDoubtful = meanOf(ofClustered(scores), "recallWithDoubtful");
const recallHeldOut = meanOf(ofClustered(heldOut), "recall");
console.log(`\nMeans over ${clustered.map(({ name }) => name).join(", ")}:
recall ${digits(recall)} (notices of correction counted as missed where they are labelled with their article:
${digits(recallAsLabelled)}), with the doubtful band ${digits(recallWithDoubtful)}, held out ${digits(recallHeldOut)}`);
for (const { name, wrong } of scores)
  bar(`${name}: none removed that is no duplicate`, `${wrong}`, wrong === 0);
for (const { name, wrong } of heldOut)
  bar(`${name}, held out: none removed that is no duplicate`, `${wrong}`, wrong === 0);
bar("mean recall of the sure band at least 0.970", digits(recall), recall >= 0.97);
bar(
  "mean recall with the doubtful band at least 0.990",
  digits(recallWithDoubtful),
  recallWithDoubtful >= 0.99,
);
for (const { name, share } of scores)
  bar(`${name}: people look at 3 % of the records at most`, `${percent(share)} %`, share <= 0.03);

const traps = TRAPS.map(({ name, a, b, expected }) => {
  const { sure, doubtful } = findDuplicates([a, b]);
  const found = sure.length > 0 ? "sure" : doubtful.length > 0 ? "doubtful" : "apart";
  const holds = expected === "never_sure" ? found !== "sure" : found === expected;
  return { name, expected, found, holds };
});
const passed = traps.filter(({ holds }) => holds).length;
bar("every trap passes", `${passed} of ${traps.length}`, passed === traps.length);
console.log("\nRecords that tools confuse");
console.log(
  table([
    ["trap", "expected", "found"],
    ...traps.map((one) => [
      one.name,
      one.expected.replace("_", " "),
      one.found + (one.holds ? "" : " (wrong)"),
    ]),
  ]),
);

const sizes = [7_000, 30_000, 100_000, 300_000, 1_000_000].filter((size) => size <= Number(values.largest));
const growth = sizes.map(grown);
// The smallest spends much of its time on starting, which would make the growth look flatter than it is.
const exponent = exponentOf(growth.filter(({ records }) => records >= 30_000));
console.log("\nMade-up records, 30 % of them duplicates, each size in a process of its own");
console.log(
  table([
    ["records", "pairs", "removed", "doubtful", "seconds", "CPU s", "CPU s per 1 000", "MB at most"],
    ...growth.map((one) => [
      one.records,
      one.pairs,
      one.removed,
      one.doubtful,
      one.seconds.toFixed(1),
      one.cpuSeconds.toFixed(2),
      ((1000 * one.cpuSeconds) / one.records).toFixed(4),
      one.megabytes,
    ]),
  ]),
);
console.log(`From 30 000 on, CPU grows with the number of records to the power of ${exponent.toFixed(3)}`);
const at = (records: number) => growth.find((one) => one.records === records);
const [few, hundred, million] = [at(7_000), at(100_000), at(1_000_000)];
if (few) bar("7 000 records under 1 s of CPU", `${few.cpuSeconds.toFixed(2)} s`, few.cpuSeconds < 1);
if (hundred) {
  const { seconds, cpuSeconds, megabytes } = hundred;
  const measured = `${seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} s of CPU`;
  bar("100 000 records in under 60 s", measured, seconds < 60);
  bar("100 000 records in under 1 GiB", `${megabytes} MB`, megabytes < 1024);
}
if (million)
  bar("near-linear to 1 000 000: exponent at most 1.15", exponent.toFixed(3), exponent <= NEAR_LINEAR);

console.log(
  `\n${table([["bar", "measured", ""], ...bars.map((one) => [one.bar, one.measured, verdict(one)])])}`,
);
const file = values.json ?? "duplicates.bench.json";
const means = { recall, recallAsLabelled, recallWithDoubtful, recallHeldOut };
writeFileSync(
  file,
  JSON.stringify({ bars, means, scores, heldOut, levels, traps, growth, exponent }, null, 1),
);
console.log(`\nWritten to ${file}`);
process.exit(bars.every(({ holds }) => holds) ? 0 : 1);

function verdict({ holds }: Bar): string {
  return holds ? "pass" : "FAIL";
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
