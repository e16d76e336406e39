import { readFileSync } from "node:fs";
import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { call } from "@/prisma/seed/client";
import { importFile, makeSearch, risOf, seedRecords, startSeedImport, upload } from "@/prisma/seed/import";
import { join, makePerson, makeReview, scopeOf, tokenOf } from "@/prisma/seed/team";
import { startImport } from "./commands";
import type { Preview, SearchEntry, Uploaded } from "./schema";

const page = { name: "library-page.txt", bytes: readFileSync("samples/library-page.txt") };

async function review() {
  const ada = await makePerson("Ada");
  const reviewId = await makeReview(ada);
  return { ada, reviewId, token: await tokenOf(ada) };
}

describe("the library page", () => {
  it("is previewed with its parts and what it says of itself, and nothing is stored", async () => {
    const { reviewId, token } = await review();
    const uploaded = (await upload(token, reviewId, page)).body as Uploaded;
    expect(uploaded).toMatchObject({ name: page.name, bytes: page.bytes.length, alreadyImported: null });
    const answer = await call(token, "GET", `/reviews/${reviewId}/files/${uploaded.sha256}/preview`);
    const preview = answer.body as Preview;
    expect(preview.format.id).toBe("library_page");
    expect(preview.complete).toBe(true);
    expect(preview.entries).toHaveLength(11);
    expect(preview.entries[0]).toMatchObject({ role: "main", byline: "Antos Z, Zukow X, …", journal: null });
    expect(preview.says).toMatchObject({ hitsReported: 50, hitsHeld: 10, parts: ["main", "related"] });
    expect(preview.warnings.map(({ code }) => code)).toContain("truncated_list");
    expect(await db.record.count({ where: { reviewId } })).toBe(0);
  });

  it("gives 11 records to one search", async () => {
    const { ada, reviewId, token } = await review();
    const searchId = await makeSearch(reviewId, ada, { name: "Web of Science", hitsReported: 50 });
    await importFile(reviewId, ada, { ...page, feeds: [{ part: "all", searchId }] });
    const list = await call(token, "GET", `/reviews/${reviewId}/records?status=awaiting_screening`);
    expect(list.body).toMatchObject({ total: 11, next: null, totalIsCapped: false });
    expect(await db.report.count({ where: { reviewId } })).toBe(0);
  });

  it("gives its paper to one search and the related papers, as reports, to another", async () => {
    const { ada, reviewId, token } = await review();
    const main = await makeSearch(reviewId, ada, { name: "Web of Science" });
    const related = await makeSearch(reviewId, ada, { name: "Related papers", source: "citation_searching" });
    const feeds = [
      { part: "main" as const, searchId: main },
      { part: "related" as const, searchId: related },
    ];
    const { importId } = await importFile(reviewId, ada, { ...page, feeds });
    const searches = (await call(token, "GET", `/reviews/${reviewId}/searches`)).body as SearchEntry[];
    expect(searches.map(({ name, records, files }) => [name, records, files.length])).toEqual([
      ["Web of Science", 1, 1],
      ["Related papers", 10, 1],
    ]);
    const first = await call(token, "GET", `/reviews/${reviewId}/records?searchId=${main}`);
    expect(first.body).toMatchObject({
      total: 1,
      records: [{ status: "awaiting_screening", doi: "10.3390/ijms252413658" }],
    });
    const others = await call(token, "GET", `/reviews/${reviewId}/records?source=citation_searching`);
    expect(others.body).toMatchObject({ total: 10 });
    const reports = await db.report.findMany({ where: { reviewId } });
    expect(reports).toHaveLength(10);
    expect(new Set(reports.map(({ arm, status }) => `${arm} ${status}`))).toEqual(
      new Set(["other_methods sought"]),
    );
    const one = await call(token, "GET", `/reviews/${reviewId}/imports/${importId}`);
    expect(one.body).toMatchObject({
      status: "published",
      recordsRead: 11,
      bytesRead: page.bytes.length,
      says: { hitsReported: 50 },
      startedBy: { name: "Ada" },
    });
  });
});

describe("a file", () => {
  it("stands once: the same content is refused with the day and the search, and told at the upload", async () => {
    const { ada, reviewId, token } = await review();
    const searchId = await makeSearch(reviewId, ada, { name: "Embase" });
    const feeds = [{ part: "all" as const, searchId }];
    const { importId } = await importFile(reviewId, ada, { ...page, feeds });
    const again = (await upload(token, reviewId, { ...page, name: "copy.txt" })).body as Uploaded;
    expect(again.alreadyImported).toMatchObject({ importId });
    const start = {
      operationId: uuid(),
      importId: uuid(),
      sha256: again.sha256,
      fileName: "copy.txt",
      feeds,
    };
    const refused = await call(token, "POST", `/reviews/${reviewId}/imports`, start);
    expect(refused.status).toBe(409);
    expect((refused.body as { message: string }).message).toMatch(
      /already imported on \d{4}-\d\d-\d\d as Embase/,
    );
  });

  it("imported by four at the same moment is imported once", async () => {
    const { ada, reviewId } = await review();
    const searchId = await makeSearch(reviewId, ada);
    const { sha256 } = (await upload(await tokenOf(ada), reviewId, page)).body as Uploaded;
    const scope = await scopeOf(ada.id, reviewId, "import.run");
    const starts = await Promise.allSettled(
      [1, 2, 3, 4].map(() =>
        startImport(scope, {
          reviewId,
          operationId: uuid(),
          importId: uuid(),
          sha256,
          fileName: page.name,
          feeds: [{ part: "all", searchId }],
        }),
      ),
    );
    expect(starts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.importState.count({ where: { reviewId } })).toBe(1);
  });

  it("of another kind, or empty, is refused in words at once", async () => {
    const { reviewId, token } = await review();
    const workbook = {
      name: "export.ris",
      bytes: readFileSync("lib/review/formats/samples/binary-workbook.ris"),
    };
    const { sha256 } = (await upload(token, reviewId, workbook)).body as Uploaded;
    const preview = await call(token, "GET", `/reviews/${reviewId}/files/${sha256}/preview`);
    expect(preview.status).toBe(415);
    expect((preview.body as { message: string }).message).toMatch(/Excel workbook/);
    const empty = await upload(token, reviewId, { name: "empty.ris", text: "" });
    expect(empty).toMatchObject({ status: 400, body: { code: "BAD_INPUT" } });
    const prose = await upload(token, reviewId, { name: "notes.ris", text: "Only my notes.\n" });
    const unread = await call(
      token,
      "GET",
      `/reviews/${reviewId}/files/${(prose.body as Uploaded).sha256}/preview`,
    );
    expect(unread.status).toBe(415);
    expect(await db.import.count({ where: { reviewId } })).toBe(0);
  });

  it("with a name that is none is refused leaves the review as it was", async () => {
    const { reviewId, token } = await review();
    expect((await upload(token, reviewId, { name: "", text: "x" })).status).toBe(400);
    expect((await upload(token, reviewId, { name: "a\u0000b", text: "x" })).status).toBe(400);
    expect(await db.storedFile.count({ where: { reviewId } })).toBe(0);
  });

  it("that did not arrive whole is refused", async () => {
    const { reviewId, token } = await review();
    const cut = await upload(
      token,
      reviewId,
      { name: "a.ris", text: "TY  - JO" },
      { sha256: "0".repeat(64) },
    );
    expect(cut).toMatchObject({
      status: 400,
      body: { message: expect.stringMatching(/did not arrive whole/) },
    });
    expect(await db.storedFile.count({ where: { reviewId } })).toBe(0);
  });

  it("without a citation fails with the reason, and may be imported again", async () => {
    const { ada, reviewId, token } = await review();
    const searchId = await makeSearch(reviewId, ada);
    const file = { name: "notes.ris", text: "Only my notes.\n", feeds: [{ part: "all" as const, searchId }] };
    const { importId } = await importFile(reviewId, ada, file);
    const answer = await call(token, "GET", `/reviews/${reviewId}/imports/${importId}`);
    expect(answer.body).toMatchObject({ status: "failed", recordsRead: 0 });
    expect((answer.body as { error: string }).error).toMatch(/No citation could be read/);
    await expect(startSeedImport(reviewId, ada, file)).resolves.toBeTypeOf("string");
  });

  it("is previewed from its beginning when it is long", async () => {
    const { reviewId, token } = await review();
    const { sha256 } = (await upload(token, reviewId, { name: "long.ris", text: risOf(9_000) }))
      .body as Uploaded;
    const preview = (await call(token, "GET", `/reviews/${reviewId}/files/${sha256}/preview`))
      .body as Preview;
    expect(preview).toMatchObject({ complete: false, format: { id: "ris" }, warnings: [] });
    expect(preview.entries).toHaveLength(200);
  });
});

describe("searches and who may", () => {
  it("a search keeps its arm while it has files", async () => {
    const { ada, reviewId, token } = await review();
    const { searchId } = await seedRecords(reviewId, ada, 2);
    const path = `/reviews/${reviewId}/searches/${searchId}`;
    const edit = (source: string) => ({ operationId: uuid(), source, name: "Corrected" });
    expect((await call(token, "PUT", path, edit("register"))).status).toBe(200);
    expect((await call(token, "PUT", path, edit("website"))).status).toBe(409);
    const searches = (await call(token, "GET", `/reviews/${reviewId}/searches`)).body as SearchEntry[];
    expect(searches).toMatchObject([{ source: "register", name: "Corrected", records: 2 }]);
  });

  it("a reviewer sees records and imports and starts none; a stranger sees nothing", async () => {
    const { ada, reviewId } = await review();
    await seedRecords(reviewId, ada, 2);
    const [bea, eve] = [await makePerson("Bea"), await makePerson("Eve")];
    await join(reviewId, ada, bea, ["reviewer"]);
    const [beas, eves] = [await tokenOf(bea), await tokenOf(eve)];
    expect((await call(beas, "GET", `/reviews/${reviewId}/records`)).body).toMatchObject({ total: 2 });
    expect((await call(beas, "GET", `/reviews/${reviewId}/imports`)).status).toBe(200);
    expect((await upload(beas, reviewId, page)).status).toBe(403);
    expect((await upload(eves, reviewId, page)).status).toBe(404);
    expect((await call(eves, "GET", `/reviews/${reviewId}/records`)).status).toBe(404);
  });

  it("a file of one review is not there in another", async () => {
    const [one, other] = [await review(), await review()];
    const { sha256 } = (await upload(one.token, one.reviewId, page)).body as Uploaded;
    const peek = await call(other.token, "GET", `/reviews/${other.reviewId}/files/${sha256}/preview`);
    expect(peek.status).toBe(404);
  });
});
