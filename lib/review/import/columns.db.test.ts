import { v7 as uuid } from "uuid";
import { expect, it } from "vitest";
import { call } from "@/prisma/seed/client";
import { makeSearch, runImport, upload } from "@/prisma/seed/import";
import { makePerson, makeReview, tokenOf } from "@/prisma/seed/team";
import type { FileColumns, Preview, Uploaded } from "./schema";

const table = (title: string) => Buffer.from(`Werk;Wer;Wann\n"${title}";"Antos, Z";2019\n`);

it("a table nobody knows is read under columns that people name, and so is the next one", async () => {
  const ada = await makePerson("Ada");
  const token = await tokenOf(ada);
  const reviewId = await makeReview(ada);
  const at = (path: string) => `/reviews/${reviewId}${path}`;
  const sent = async (title: string) =>
    (await upload(token, reviewId, { name: "tabelle.csv", bytes: table(title) })).body as Uploaded;
  const { sha256 } = await sent("Ketamine and lamps");
  expect((await call(token, "GET", at(`/files/${sha256}/preview`))).status).toBe(415);
  const outline = (await call(token, "GET", at(`/files/${sha256}/columns`))).body as FileColumns;
  expect(outline).toMatchObject({ hasTitle: false, remembered: null });
  expect(outline.columns.map(({ name }) => name)).toEqual(["Werk", "Wer", "Wann"]);
  const columns = { Werk: "title", Wer: "authors", Wann: "year" };
  const query = `columns=${encodeURIComponent(JSON.stringify(columns))}`;
  const preview = (await call(token, "GET", at(`/files/${sha256}/preview?${query}`))).body as Preview;
  expect(preview.entries).toMatchObject([{ title: "Ketamine and lamps", byline: "Antos Z", year: 2019 }]);
  const searchId = await makeSearch(reviewId, ada);
  const importId = uuid();
  const start = await call(token, "POST", at("/imports"), {
    operationId: uuid(),
    ...{ importId, sha256, fileName: "tabelle.csv", format: "csv", columns },
    feeds: [{ part: "all", searchId }],
  });
  expect(start.status).toBe(200);
  await runImport(reviewId, importId);
  expect((await call(token, "GET", at("/records"))).body).toMatchObject({
    records: [{ title: "Ketamine and lamps", year: 2019 }],
  });
  const next = await sent("Another lamp");
  expect((await call(token, "GET", at(`/files/${next.sha256}/columns`))).body).toMatchObject({
    remembered: columns,
  });
  expect((await call(token, "GET", at(`/files/${sha256}/preview?columns=x`))).status).toBe(400);
});
