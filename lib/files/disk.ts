import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { Refusal } from "@/lib/errors";
import type { FileStore, StoredBytes } from "./store";

/** Keeps files in a folder of the local disk, spread over 256 folders by the first two digits of their SHA-256. */
export function diskStore(folder: string): FileStore {
  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error("Not a SHA-256.");
    return join(folder, sha256.slice(0, 2), sha256);
  };
  return {
    put: (bytes, limit) => put(folder, pathOf, bytes, limit),
    get: (sha256, slice) => get(pathOf(sha256), slice),
    has: (sha256) =>
      access(pathOf(sha256)).then(
        () => true,
        () => false,
      ),
    delete: (sha256) => rm(pathOf(sha256), { force: true }),
    removeUnfinished: (then) => removeUnfinished(folder, then),
  };
}

const INCOMING = "incoming";

/** Written beside, made durable, then renamed: under its final name a file is always whole. */
async function put(
  folder: string,
  pathOf: (sha256: string) => string,
  bytes: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<StoredBytes> {
  const incoming = join(folder, INCOMING, randomUUID());
  await mkdir(dirname(incoming), { recursive: true });
  try {
    const stored = await write(incoming, bytes, limit);
    const path = pathOf(stored.sha256);
    await mkdir(dirname(path), { recursive: true });
    await rename(incoming, path);
    await makeDurable(dirname(path));
    await makeDurable(folder);
    return stored;
  } catch (error) {
    await rm(incoming, { force: true });
    throw error;
  }
}

async function write(path: string, bytes: AsyncIterable<Uint8Array>, limit: number): Promise<StoredBytes> {
  const hash = createHash("sha256");
  let written = 0;
  const file = await open(path, "wx");
  try {
    for await (const chunk of bytes) {
      written += chunk.length;
      if (written > limit) throw tooLarge(limit);
      hash.update(chunk);
      await file.appendFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest("hex"), bytes: written };
}

/** A new name survives a power cut once its folder is on the disk. */
async function makeDurable(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Read in pieces as large as this: the smaller they are, the more often whoever reads waits. */
export const PIECE_BYTES = 262_144;

function get(path: string, slice?: { start: number; end: number }): Readable {
  const part = slice && { start: slice.start, end: slice.end - 1 };
  return createReadStream(path, { highWaterMark: PIECE_BYTES, ...part });
}

async function removeUnfinished(folder: string, then: Date): Promise<number> {
  let removed = 0;
  for (const name of await namesIn(join(folder, INCOMING))) {
    const path = join(folder, INCOMING, name);
    if (!(await isOlder(path, then))) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}

/** By when it was last written to; one that is gone meanwhile is not older. */
const isOlder = (path: string, then: Date) =>
  stat(path).then(
    ({ mtime }) => mtime < then,
    () => false,
  );

const namesIn = (folder: string) => readdir(folder).catch((): string[] => []);

function tooLarge(limit: number): Refusal {
  const megabytes = Math.floor(limit / (1024 * 1024));
  return new Refusal(
    "TOO_LARGE",
    `This file is larger than ${megabytes} MB. Split the export into smaller files and upload them one by one. Nothing was kept.`,
  );
}
