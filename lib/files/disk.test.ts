import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { afterAll, describe, expect, test } from "vitest";
import { diskStore } from "./disk";

const folder = mkdtempSync(join(tmpdir(), "twofold-files-"));
const store = diskStore(folder);
afterAll(() => rmSync(folder, { recursive: true }));

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function* chunks(...texts: string[]) {
  for (const text of texts) yield bytesOf(text);
}

async function textOf(stream: Readable): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

const unfinished = () => readdirSync(join(folder, "incoming"));

describe("files on the local disk", () => {
  test("are kept under their SHA-256 and read back whole or in part", async () => {
    const stored = await store.put(chunks("TY  - ", "JOUR"), 1000);
    expect(stored).toEqual({ sha256: createHash("sha256").update("TY  - JOUR").digest("hex"), bytes: 10 });
    expect(await textOf(store.get(stored.sha256))).toBe("TY  - JOUR");
    expect(await textOf(store.get(stored.sha256, { start: 6, end: 8 }))).toBe("JO");
    expect(unfinished()).toEqual([]);
  });

  test("the same bytes twice are one file", async () => {
    const [one, two] = await Promise.all([
      store.put(chunks("same"), 1000),
      store.put(chunks("sa", "me"), 1000),
    ]);
    expect(one).toEqual(two);
    expect(await textOf(store.get(one.sha256))).toBe("same");
  });

  test("too many bytes, or a stream that breaks, leave nothing", async () => {
    await expect(store.put(chunks("12345", "6"), 5)).rejects.toMatchObject({ code: "TOO_LARGE" });
    async function* broken() {
      yield bytesOf("half");
      throw new Error("The connection was cut.");
    }
    await expect(store.put(broken(), 1000)).rejects.toThrow("cut");
    expect(unfinished()).toEqual([]);
    expect(await store.has(createHash("sha256").update("half").digest("hex"))).toBe(false);
  });

  test("a deleted file is gone; a name that is no SHA-256 is refused", async () => {
    const { sha256 } = await store.put(chunks("gone soon"), 1000);
    await store.delete(sha256);
    expect(await store.has(sha256)).toBe(false);
    await expect(textOf(store.get(sha256))).rejects.toMatchObject({ code: "ENOENT" });
    expect(() => store.get("../../etc/passwd")).toThrow("SHA-256");
  });

  test("what a killed server left is removed once it is old", async () => {
    const [longAgo, soon] = [new Date(Date.now() - 3_600_000), new Date(Date.now() + 3_600_000)];
    writeFileSync(join(folder, "incoming", "cut-off"), "half");
    expect(await store.removeUnfinished(longAgo)).toBe(0);
    expect(unfinished()).toEqual(["cut-off"]);
    expect(await store.removeUnfinished(soon)).toBe(1);
    expect(unfinished()).toEqual([]);
  });
});
