import { createReadStream } from "node:fs";
import { readFile as readFileByReflib, readStream } from "@iebh/reflib";
import { PIECE_BYTES } from "@/lib/files/disk";
import { readFile } from "@/lib/review/formats/registry";
import { percentile } from "../table";
import type { LargeFile } from "./files";

/** CPU time says more than the clock where the machine does other things too; both in milliseconds. */
export interface Round {
  cpu: number;
  clock: number;
}

/** How long the ways to read one file take: the medians of the rounds of one process. */
export interface Rounds {
  /** Theirs, each reference let go of. */
  reflib: Round;
  /** Theirs, into a list. */
  reflibList: Round;
  own: Round;
  lines: Round;
}

type ReadFile = Pick<LargeFile, "kind" | "path" | "count">;

/** The first rounds are slower with each way, until what runs often is compiled. */
const [WARM_UP, ROUNDS] = [10, 9];

const WAYS = { reflib: byReflib, reflibList: byReflibList, own: byOwn, lines: byLines };

/**
 * What is held to a bar is read by turns, in rounds of its own: what a list leaves behind is cleared away in the time of
 * whoever comes next.
 */
export async function roundsOf(file: ReadFile): Promise<Rounds> {
  return {
    ...(await medians(file, ["reflib", "own"])),
    ...(await medians(file, ["lines", "reflibList"])),
  };
}

/** Each round begins with another of the ways. */
async function medians<Way extends keyof typeof WAYS>(
  file: ReadFile,
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

async function timed(run: () => Promise<void>): Promise<Round> {
  const [cpu, clock] = [process.cpuUsage(), performance.now()];
  await run();
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / 1000, clock: performance.now() - clock };
}

function byReflib({ kind, path: file, count }: ReadFile): Promise<void> {
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

async function byReflibList({ kind, path: file }: ReadFile): Promise<void> {
  await readFileByReflib(file, { module: kind.module });
}

async function byOwn({ kind, path: file, count }: ReadFile): Promise<void> {
  let entries = 0;
  for await (const items of readFile(kind.format, createReadStream(file, { highWaterMark: PIECE_BYTES })))
    for (const item of items) if (item.kind === "entry") entries += 1;
  if (entries < count * 0.99) throw new Error(`${entries} of ${count}`);
}

/** Nothing but this: bytes, text, lines. */
async function byLines({ path: file }: ReadFile): Promise<void> {
  let open: string[] = [];
  for await (const text of createReadStream(file, "utf8")) {
    const lines = String(text).split("\n");
    open.push(lines[0] ?? "");
    if (lines.length > 1) open = [lines.at(-1) ?? ""];
  }
}
