import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { call } from "@/prisma/seed/client";
import { risOf, upload } from "@/prisma/seed/import";
import { makePerson, makeReview, tokenOf } from "@/prisma/seed/team";
import type { Unpacked, Uploaded } from "../schema";

async function review() {
  const ada = await makePerson("Ada");
  const reviewId = await makeReview(ada);
  return { reviewId, token: await tokenOf(ada) };
}

async function unpack(bytes: Uint8Array, name = "export.zip") {
  const { reviewId, token } = await review();
  const uploaded = (await upload(token, reviewId, { name, bytes: Buffer.from(bytes) })).body as Uploaded;
  const answer = await call(token, "PUT", `/reviews/${reviewId}/files/${uploaded.sha256}/files`);
  return { reviewId, token, uploaded, answer, body: answer.body as Unpacked };
}

const ris = (note: string) => strToU8(risOf(2, note));

describe("a zip archive", () => {
  it("gives the files in it, as if each had been uploaded", async () => {
    const inner = zipSync({ "x.ris": ris("inner") });
    const bytes = zipSync({
      "scopus/1-1000.ris": ris("one"),
      "scopus/1001-2000.ris": ris("two"),
      "__MACOSX/scopus/._1-1000.ris": strToU8("x"),
      "scopus/.DS_Store": strToU8("x"),
      "empty.ris": new Uint8Array(),
      "more.zip": inner,
    });
    const { reviewId, token, uploaded, body } = await unpack(bytes);
    expect(uploaded).toMatchObject({ name: "export.zip", archive: true });
    expect(body.files.map(({ name }) => name)).toEqual(["1-1000.ris", "1001-2000.ris"]);
    expect(body.leftOut).toEqual([
      { name: "__MACOSX/scopus/._1-1000.ris", why: "of_the_system" },
      { name: "scopus/.DS_Store", why: "of_the_system" },
      { name: "empty.ris", why: "empty" },
      { name: "more.zip", why: "archive" },
    ]);
    const [first] = body.files;
    const preview = await call(token, "GET", `/reviews/${reviewId}/files/${first?.sha256}/preview`);
    expect(preview.body).toMatchObject({ format: { id: "ris" }, complete: true });
  });

  it("names what it cannot open", async () => {
    const bytes = zipSync({ "a.ris": ris("a") });
    // Bit 0 of the flags, in the local and in the central header, says "encrypted".
    for (const [at, byte] of flagsOf(bytes)) bytes[at] = byte | 1;
    const { body } = await unpack(bytes);
    expect(body).toEqual({ files: [], leftOut: [{ name: "a.ris", why: "encrypted" }] });
  });

  it("keeps no path of it", async () => {
    const { body } = await unpack(zipSync({ "deep/er/C:evil.ris": ris("path") }));
    expect(body.files).toMatchObject([{ name: "C:evil.ris" }]);
    const climbing = await unpack(zipSync({ "../../etc/passwd.ris": ris("climb") }));
    expect(climbing.answer).toMatchObject({
      status: 415,
      body: { message: expect.stringMatching(/damaged/) },
    });
  });

  it("that says less than it holds is refused, and nothing of it counts", async () => {
    const bytes = zipSync({ "bomb.ris": new Uint8Array(5_000_000) });
    const view = new DataView(bytes.buffer);
    view.setUint32(centralOf(bytes) + 24, 100, true);
    const { reviewId, answer } = await unpack(bytes);
    expect(answer).toMatchObject({ status: 415, body: { message: expect.stringMatching(/damaged/) } });
    expect(await db.storedFile.count({ where: { reviewId, name: "bomb.ris" } })).toBe(0);
  });

  it("that says it holds more than a gigabyte is not even begun", async () => {
    const bytes = zipSync({ "a.ris": ris("a"), "b.ris": ris("b") });
    const view = new DataView(bytes.buffer);
    view.setUint32(centralOf(bytes) + 24, 0x7fff_ffff, true);
    const { reviewId, answer } = await unpack(bytes);
    expect(answer.status).toBe(413);
    expect(await db.storedFile.count({ where: { reviewId } })).toBe(1);
  });

  it("of thousands of files is refused", async () => {
    const many = Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`${n}.ris`, strToU8("x")]));
    expect((await unpack(zipSync(many))).answer.status).toBe(413);
  });

  it("cut short is refused in words, and a file that is none, too", async () => {
    const whole = zipSync({ "a.ris": ris("a") });
    expect((await unpack(whole.subarray(0, whole.length - 30))).answer).toMatchObject({
      status: 415,
      body: { message: expect.stringMatching(/damaged or cut short/) },
    });
    expect((await unpack(ris("plain"), "plain.ris")).answer).toMatchObject({
      status: 415,
      body: { message: expect.stringMatching(/no zip archive/) },
    });
  });

  it("that is a workbook is a table, not an archive", async () => {
    const { uploaded } = await unpack(
      zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "xl/workbook.xml": strToU8("<workbook/>") }),
      "export.xlsx",
    );
    expect(uploaded.archive).toBe(false);
  });
});

/** Where the central directory begins. */
function centralOf(bytes: Uint8Array): number {
  return Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
}

function flagsOf(bytes: Uint8Array): [number, number][] {
  return [6, centralOf(bytes) + 8].map((at) => [at, bytes[at] ?? 0]);
}
