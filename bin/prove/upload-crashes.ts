import { createHash, randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { files } from "@/lib/files/files";
import { makePerson, makeReview, tokenOf } from "@/prisma/seed/team";
import { type Victim, victim } from "./process";

export interface UploadCrashes {
  points: number;
  bytes: number;
  random: () => number;
  tell: (line: string) => void;
}

/**
 * Kills the web server at random points of an upload. Afterwards every row has its whole file, every file under a final
 * name is whole, and what was cut off can be told from a file and is removed. Answers how the uploads ended.
 */
export async function crashUploads({
  points,
  bytes,
  random,
  tell,
}: UploadCrashes): Promise<Map<string, number>> {
  const base = process.env.BASE_URL ?? "";
  const server = webServer(base);
  const ada = await makePerson("Ada");
  const [reviewId, token] = [await makeReview(ada), await tokenOf(ada)];
  const ended = new Map<string, number>();
  await server.start();
  try {
    const began = performance.now();
    await uploaded(base, token, reviewId, bytes, "whole");
    const whole = performance.now() - began;
    tell(`an upload of ${Math.round(bytes / 1e6)} MB takes ${Math.round(whole)} ms undisturbed`);
    for (let killed = 1; killed <= points; killed += 1) {
      const upload = uploaded(base, token, reviewId, bytes, randomUUID()).then(
        () => "answered",
        () => "cut off",
      );
      await pause(random() * whole * 1.1);
      await server.kill();
      const end = `${await upload}, ${(await refuseFaults()) > 0 ? "a beginning left" : "nothing left"}`;
      ended.set(end, (ended.get(end) ?? 0) + 1);
      tell(`${killed}. ${end}`);
      if ((await files().removeUnfinished(new Date(Date.now() + 1_000))) > 1)
        throw new Error("More than one left.");
      if (unfinished().length > 0) throw new Error("The beginning of a file was not removed.");
      await server.start();
    }
    return ended;
  } finally {
    await server.kill();
  }
}

function webServer(base: string): Victim {
  const args = [path.resolve("node_modules/next/dist/bin/next"), "start", "-p", new URL(base).port];
  const answers = () =>
    fetch(`${base}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  return victim(args, process.env, answers);
}

/** Uploads made-up bytes, different for each mark, and resolves when the server has said that it keeps them. */
async function uploaded(
  base: string,
  token: string,
  reviewId: string,
  bytes: number,
  mark: string,
): Promise<void> {
  const response = await fetch(`${base}/api/v1/reviews/${reviewId}/files?name=export.ris`, {
    method: "PUT",
    headers: { authorization: `Bearer ${token}` },
    body: Readable.toWeb(Readable.from(madeUp(bytes, mark))),
    duplex: "half",
  } as RequestInit);
  if (!response.ok) throw new Error(`The upload answered ${response.status}: ${await response.text()}`);
}

async function* madeUp(bytes: number, mark: string): AsyncGenerator<Uint8Array> {
  const block = Buffer.alloc(64 * 1024, `${mark}\n`);
  for (let sent = 0; sent < bytes; sent += block.length)
    yield block.subarray(0, Math.min(block.length, bytes - sent));
}

/** Throws when a row has no whole file, or a file is not what its name says; answers how many beginnings lie about. */
async function refuseFaults(): Promise<number> {
  for (const { sha256, bytes } of await db.storedFile.findMany()) {
    if (!(await files().has(sha256))) throw new Error(`A row names ${sha256}, and there is no such file.`);
    const kept = await contentOf(sha256);
    if (kept.bytes !== Number(bytes)) throw new Error(`${kept.bytes} bytes where the row says ${bytes}.`);
  }
  for (const sha256 of finished()) {
    if ((await contentOf(sha256)).sha256 !== sha256) throw new Error(`${sha256} holds something else.`);
  }
  return unfinished().length;
}

async function contentOf(sha256: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of files().get(sha256)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest("hex"), bytes };
}

const folder = () => path.join(env().DATA_DIR, "files");
const names = (of: string) => {
  try {
    return readdirSync(path.join(folder(), of));
  } catch {
    return [];
  }
};
const unfinished = () => names("incoming");
const finished = () =>
  names("")
    .filter((part) => part.length === 2)
    .flatMap(names);
