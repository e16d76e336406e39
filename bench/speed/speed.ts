import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { readFile as readFileByReflib, readStream } from "@iebh/reflib";
import { PIECE_BYTES } from "@/lib/files/disk";
import { readFile } from "@/lib/review/formats/registry";
import { percentile } from "../table";
import { type LargeFile, largeFiles } from "./files";
import { type FieldKept, fieldsKept } from "./kept";

/** How long the ways to read one file take: the medians of the rounds, in milliseconds. */
export interface Speed {
  format: string;
  megabytes: number;
  entries: number;
  bar: number;
  /** Theirs, each reference let go of. */
  reflib: Round;
  /** Theirs, into a list. */
  reflibList: Round;
  own: Round;
  lines: Round;
  kept: FieldKept[];
}

const BYTES = 20_000_000;
/** The first rounds are slower with each way, until what runs often is compiled. */
const [WARM_UP, ROUNDS] = [10, 15];

/**
 * Reads one file of each kind with @iebh/reflib and with the readers of an import, by turns. Ours does all that an import
 * does with an entry up to its draft: encoding, place, original entry, identifiers, warnings, earlier decisions, length of
 * fields. Theirs is `readStream`, the quickest of its ways in; `readFile`, which keeps every reference, is measured beside
 * it. All read from the disk, in pieces as an import takes them. What is held to the bar is read by turns, in rounds of its
 * own: what a list leaves behind is cleared away in the time of whoever comes next.
 */
export async function parseSpeed(folder: string | undefined): Promise<Speed[]> {
  const files = await largeFiles(folder, BYTES);
  const speeds: Speed[] = [];
  for (const file of files) speeds.push(await speedOf(file));
  await rm(path.dirname(files[0]?.path ?? ""), { recursive: true });
  return speeds;
}

const WAYS = { reflib: byReflib, reflibList: byReflibList, own: byOwn, lines: byLines };

async function speedOf(file: LargeFile): Promise<Speed> {
  const { reflib, own } = await medians(file, ["reflib", "own"]);
  const { reflibList, lines } = await medians(file, ["lines", "reflibList"]);
  const { kind, count, bytes } = file;
  return {
    format: kind.format.label,
    megabytes: Math.round(bytes / 1e6),
    entries: count,
    bar: kind.bar,
    reflib,
    reflibList,
    own,
    lines,
    kept: await fieldsKept(file),
  };
}

/** Each round begins with another of the ways. */
async function medians<Way extends keyof typeof WAYS>(
  file: LargeFile,
  ways: readonly Way[],
): Promise<Record<Way, Round>> {
  const rounds = new Map(ways.map((way): [Way, Round[]] => [way, []]));
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1)
    for (const way of round % 2 === 0 ? ways : ways.toReversed()) {
      const time = await timed(() => WAYS[way](file));
      if (round >= WARM_UP) rounds.get(way)?.push(time);
    }
  return Object.fromEntries([...rounds].map(([way, times]) => [way, medianOf(times)])) as Record<Way, Round>;
}

function medianOf(rounds: readonly Round[]): Round {
  const median = (by: keyof Round) =>
    percentile(
      rounds.map((round) => round[by]),
      0.5,
    );
  return { cpu: median("cpu"), clock: median("clock") };
}

/** CPU time says more than the clock where the machine does other things too. */
export interface Round {
  cpu: number;
  clock: number;
}

async function timed(run: () => Promise<void>): Promise<Round> {
  const [cpu, clock] = [process.cpuUsage(), performance.now()];
  await run();
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / 1000, clock: performance.now() - clock };
}

function byReflib({ kind, path: file, count }: LargeFile): Promise<void> {
  return new Promise((resolve, reject) => {
    let refs = 0;
    readStream(kind.module, createReadStream(file, { highWaterMark: PIECE_BYTES }))
      .on("ref", () => {
        refs += 1;
      })
      .on("end", () => (refs < count * 0.9 ? reject(new Error(`${refs} of ${count}`)) : resolve()))
      .on("error", reject);
  });
}

async function byReflibList({ kind, path: file }: LargeFile): Promise<void> {
  await readFileByReflib(file, { module: kind.module });
}

async function byOwn({ kind, path: file, count }: LargeFile): Promise<void> {
  let entries = 0;
  for await (const items of readFile(kind.format, createReadStream(file, { highWaterMark: PIECE_BYTES })))
    for (const item of items) if (item.kind === "entry") entries += 1;
  if (entries < count * 0.99) throw new Error(`${entries} of ${count}`);
}

/** Nothing but this: bytes, text, lines. */
async function byLines({ path: file }: LargeFile): Promise<void> {
  let open: string[] = [];
  for await (const text of createReadStream(file, "utf8")) {
    const lines = String(text).split("\n");
    open.push(lines[0] ?? "");
    if (lines.length > 1) open = [lines.at(-1) ?? ""];
  }
}
