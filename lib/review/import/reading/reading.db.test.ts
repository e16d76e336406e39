import { Readable } from "node:stream";
import { v7 as uuid } from "uuid";
import { afterEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/client";
import { files } from "@/lib/files/files";
import { call } from "@/prisma/seed/client";
import { makeSearch, risOf, runImport, startSeedImport } from "@/prisma/seed/import";
import { join, makePerson, makeReview, tokenOf } from "@/prisma/seed/team";
import type { ImportEntry } from "../schema";

async function review() {
  const ada = await makePerson("Ada");
  const reviewId = await makeReview(ada);
  return { ada, reviewId, token: await tokenOf(ada) };
}

async function started(count: number) {
  const { ada, reviewId, token } = await review();
  const searchId = await makeSearch(reviewId, ada);
  const file = { name: "export.ris", text: risOf(count), feeds: [{ part: "all" as const, searchId }] };
  return { ada, reviewId, token, importId: await startSeedImport(reviewId, ada, file) };
}

const visible = (reviewId: string) => db.recordState.count({ where: { reviewId } });

afterEach(() => vi.restoreAllMocks());

describe("an import that dies half way", () => {
  it("shows nothing at any point, goes on where it stopped and ends with every record once", async () => {
    const { reviewId, importId } = await started(4_000);
    const { bytes } = (await db.storedFile.findFirstOrThrow({ where: { reviewId } })) ?? {};
    const whole = files().get.bind(files());
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      const until = Math.floor((Number(bytes) * attempt * (0.5 + Math.random() / 2)) / 8);
      vi.spyOn(files(), "get").mockImplementation((sha256) => Readable.from(cutAt(whole(sha256), until)));
      await expect(runImport(reviewId, importId)).rejects.toThrow("The power was cut.");
      expect(await visible(reviewId)).toBe(0);
      const row = await db.import.findFirstOrThrow({ where: { reviewId } });
      expect(row.error).toMatch(/tried again/);
    }
    vi.restoreAllMocks();
    expect(await db.record.count({ where: { reviewId } })).toBeGreaterThan(0);
    await runImport(reviewId, importId);
    expect(await visible(reviewId)).toBe(4_000);
    const records = await db.record.findMany({ where: { reviewId }, orderBy: { ordinal: "asc" } });
    expect(records.map(({ ordinal }) => ordinal)).toEqual(records.map((_, index) => index + 1));
    expect(records.at(-1)?.doi).toBe("10.5555/made.up.4000");
    expect(await db.recordIdentifier.count({ where: { reviewId } })).toBe(4_000);
    expect(await db.import.findFirst({ where: { reviewId } })).toMatchObject({
      error: null,
      recordsRead: 4_000,
    });
  });

  it("ends at the next safe place when the worker stops", async () => {
    const { reviewId, importId } = await started(2_500);
    await expect(runImport(reviewId, importId, AbortSignal.abort())).rejects.toThrow();
    expect([await visible(reviewId), await db.record.count({ where: { reviewId } })]).toEqual([0, 500]);
    await runImport(reviewId, importId);
    expect(await visible(reviewId)).toBe(2_500);
  });

  it("stopped on the way leaves nothing behind, and says how long it still takes until then", async () => {
    const { reviewId, importId, token } = await started(2_500);
    await expect(runImport(reviewId, importId, AbortSignal.abort())).rejects.toThrow();
    await db.import.update({
      where: { reviewId_id: { reviewId, id: importId } },
      data: { readingSince: new Date(Date.now() - 10_000) },
    });
    const path = `/reviews/${reviewId}/imports/${importId}`;
    const entry = (await call(token, "GET", path)).body as ImportEntry;
    expect(entry.status).toBe("reading");
    expect(entry.secondsLeft).toBeCloseTo((10 * (entry.bytes - entry.bytesRead)) / entry.bytesRead, -1);
    const file = await call(token, "GET", `${path}/file`);
    expect(String(file.body)).toHaveLength(entry.bytes);
    await call(token, "PUT", `${path}/undo`, { operationId: uuid() });
    await runImport(reviewId, importId);
    expect(await db.record.count({ where: { reviewId } })).toBe(0);
  });

  it("undone while it is read stops, and what was read goes", async () => {
    const { reviewId, importId, token } = await started(2_500);
    const { bytes } = await db.storedFile.findFirstOrThrow({ where: { reviewId } });
    const whole = files().get.bind(files());
    vi.spyOn(files(), "get").mockImplementation((sha256) =>
      Readable.from(
        (async function* () {
          for await (const chunk of whole(sha256, { start: 0, end: Number(bytes) })) yield chunk;
          await call(token, "PUT", `/reviews/${reviewId}/imports/${importId}/undo`, { operationId: uuid() });
        })(),
      ),
    );
    await runImport(reviewId, importId);
    vi.restoreAllMocks();
    expect(await db.record.count({ where: { reviewId } })).toBe(0);
    expect(await db.recordIdentifier.count({ where: { reviewId } })).toBe(0);
    expect((await call(token, "GET", `/reviews/${reviewId}/imports/${importId}`)).body).toMatchObject({
      status: "undone",
    });
  });

  it("read by two workers at once gives one set of records and one event", async () => {
    const { reviewId, importId } = await started(2_500);
    await Promise.all([runImport(reviewId, importId), runImport(reviewId, importId)]);
    await runImport(reviewId, importId);
    expect([await visible(reviewId), await db.record.count({ where: { reviewId } })]).toEqual([2_500, 2_500]);
    expect(await db.decisionEvent.count({ where: { reviewId, kind: "import_published" } })).toBe(1);
  });

  it("is finished in the name of who started it, even when they have left", async () => {
    const { ada, reviewId } = await review();
    const cora = await makePerson("Cora");
    await join(reviewId, ada, cora, ["information_specialist"]);
    const searchId = await makeSearch(reviewId, cora);
    const file = { name: "a.ris", text: risOf(3), feeds: [{ part: "all" as const, searchId }] };
    const importId = await startSeedImport(reviewId, cora, file);
    await call(await tokenOf(ada), "DELETE", `/reviews/${reviewId}/members/${cora.id}`, {
      operationId: uuid(),
    });
    await runImport(reviewId, importId);
    expect(await visible(reviewId)).toBe(3);
    const event = await db.decisionEvent.findFirst({ where: { reviewId, kind: "import_published" } });
    expect(event?.actorId).toBe(cora.id);
  });

  it("whose file is gone fails in words", async () => {
    const { reviewId, importId } = await started(3);
    const { sha256 } = await db.storedFile.findFirstOrThrow({ where: { reviewId } });
    await files().delete(sha256);
    await runImport(reviewId, importId);
    expect(await db.import.findFirst({ where: { reviewId }, include: { state: true } })).toMatchObject({
      error: expect.stringMatching(/no longer on the server/),
      state: { status: "failed" },
    });
  });
});

describe("a large file", () => {
  it("is read, and listed at once", { timeout: 120_000 }, async () => {
    const { reviewId, importId, token } = await started(20_000);
    const { bytes } = await db.storedFile.findFirstOrThrow({ where: { reviewId } });
    globalThis.gc?.();
    const [begin, memory] = [performance.now(), process.memoryUsage().rss];
    let peak = memory;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 20);
    await runImport(reviewId, importId);
    clearInterval(watch);
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    const grown = Math.round((peak - memory) / 1024 / 1024);
    console.log(
      `20 000 records (${Math.round(Number(bytes) / 1e6)} MB) in ${seconds} s, ${grown} MB more memory`,
    );
    const list = await call(token, "GET", `/reviews/${reviewId}/records?text=psilocybin`);
    expect(await visible(reviewId)).toBe(20_000);
    expect(list.body).toMatchObject({ total: 2_857, totalIsCapped: false });
    const all = await call(token, "GET", `/reviews/${reviewId}/records`);
    expect(all.body).toMatchObject({ total: 10_000, totalIsCapped: true });
  });
});

async function* cutAt(stream: Readable, until: number) {
  let read = 0;
  for await (const chunk of stream) {
    read += (chunk as Buffer).length;
    if (read > until) throw new Error("The power was cut.");
    yield chunk as Buffer;
  }
}
