import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { type LargeFile, largeFiles } from "./files";
import { type FieldKept, fieldsKept } from "./kept";
import type { Rounds } from "./rounds";
import type { RoundsTask } from "./rounds-process";

/** How fast one file is read, in the median process. */
export interface Speed extends Rounds {
  format: string;
  megabytes: number;
  entries: number;
  bar: number;
  kept: FieldKept[];
}

const BYTES = 20_000_000;
/** Now and then a process reads ours half as fast as the others do, from its first round to its last (3 of 280): the median counts. */
const PROCESSES = 3;

/**
 * Reads one file of each kind with @iebh/reflib and with the readers of an import, by turns. Ours does all that an import
 * does with an entry up to its draft: encoding, place, original entry, identifiers, warnings, earlier decisions, length of
 * fields. Theirs is `readStream`, the quickest of its ways in; `readFile`, which keeps every reference, is measured beside
 * it. All read from the disk, in pieces as an import takes them.
 */
export async function parseSpeed(folder: string | undefined): Promise<Speed[]> {
  const files = await largeFiles(folder, BYTES);
  const speeds: Speed[] = [];
  for (const file of files) speeds.push(await speedOf(file));
  await rm(path.dirname(files[0]?.path ?? ""), { recursive: true });
  return speeds;
}

async function speedOf(file: LargeFile): Promise<Speed> {
  const processes: Rounds[] = [];
  for (let at = 0; at < PROCESSES; at += 1) processes.push(await roundsInProcess(file));
  const slowestFirst = processes.sort((a, b) => a.reflib.cpu / a.own.cpu - b.reflib.cpu / b.own.cpu);
  const { kind, count, bytes } = file;
  return {
    ...(slowestFirst[Math.floor(PROCESSES / 2)] as Rounds),
    format: kind.format.label,
    megabytes: Math.round(bytes / 1e6),
    entries: count,
    bar: kind.bar,
    kept: await fieldsKept(file),
  };
}

async function roundsInProcess({ kind, path: file, count }: LargeFile): Promise<Rounds> {
  const task: RoundsTask = { module: kind.module, path: file, count };
  const script = path.join(import.meta.dirname, "rounds-process.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...["--import", "tsx", script],
    JSON.stringify(task),
  ]);
  return JSON.parse(stdout);
}
