import { createHash, randomUUID } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { expect, test } from "@playwright/test";
import { MAX_IMPORT_BYTES, type Uploaded } from "@/lib/review/import/schema";
import { baseUrl, get, type Person, type Refused, write } from "./client";
import { newPerson } from "./people";

/** RIS of any length, made while it is sent: no such file lies about. */
async function* citations(bytes: number): AsyncGenerator<Uint8Array> {
  const mark = randomUUID();
  for (let sent = 0, n = 1; sent < bytes; n += 1) {
    const entry = `TY  - JOUR\nTI  - Made-up study ${n} ${mark}\nAB  - ${"It may act. ".repeat(5_000)}\nER  - \n\n`;
    const chunk = Buffer.from(entry).subarray(0, bytes - sent);
    sent += chunk.length;
    yield chunk;
  }
}

interface Sent {
  status: number;
  body: unknown;
  sha256: string;
}

/** Uploads so many bytes, with or without saying beforehand how many. */
async function send(who: Person, reviewId: string, bytes: number, tells: boolean): Promise<Sent> {
  const hash = createHash("sha256");
  const body = Readable.from(citations(bytes)).on("data", (chunk: Buffer) => hash.update(chunk));
  const headers = new Headers({ authorization: `Bearer ${who.token}` });
  if (tells) headers.set("content-length", String(bytes));
  const response = await fetch(`${baseUrl()}/api/v1/reviews/${reviewId}/files?name=large.ris`, {
    method: "PUT",
    headers,
    body: Readable.toWeb(body),
    duplex: "half",
  } as RequestInit);
  return { status: response.status, body: await response.json(), sha256: hash.digest("hex") };
}

/** What large files lie among the kept ones; other tests keep small ones at the same time. */
function largeFiles(): string[] {
  const folder = path.join(process.env.DATA_DIR ?? "", "files");
  const size = (file: string) => statSync(path.join(folder, file), { throwIfNoEntry: false })?.size ?? 0;
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (file) => size(file) > 100_000_000,
  );
}

test("a file of 250 MB is kept, a larger one is refused in words and leaves nothing", async () => {
  test.setTimeout(180_000);
  const ada = await newPerson("Ada");
  const reviewId = randomUUID();
  await write(ada, "POST", "/reviews", { id: reviewId, title: "Large files" });

  const whole = await send(ada, reviewId, MAX_IMPORT_BYTES, true);
  const { bytes, sha256 } = whole.body as Uploaded;
  expect([whole.status, bytes, sha256]).toEqual([200, MAX_IMPORT_BYTES, whole.sha256]);
  await get(ada, `/reviews/${reviewId}/files/${sha256}/preview`);

  for (const tells of [true, false]) {
    const { status, body } = await send(ada, reviewId, MAX_IMPORT_BYTES + 20_000_000, tells);
    expect([status, (body as Refused).code]).toEqual([413, "TOO_LARGE"]);
    expect((body as Refused).message).toContain("larger than 250 MB. Split the export");
  }
  expect(largeFiles().map((file) => path.basename(file))).toEqual([sha256]);
});
