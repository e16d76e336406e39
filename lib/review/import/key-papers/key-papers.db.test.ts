import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { rebuildReview } from "@/lib/review/rebuild";
import { call } from "@/prisma/seed/client";
import { importFile, makeSearch } from "@/prisma/seed/import";
import { join, makePerson, makeReview, type SeedPerson, scopeOf, tokenOf } from "@/prisma/seed/team";
import { correctRecord } from "../../record/correction/commands";
import type { KeyPaperReport } from "./schema";

const TITLE = "Ketamine and the made-up sleep of lamps: a trial";

const ris = (...entries: string[][]) =>
  entries.map((lines) => `TY  - JOUR\n${lines.join("\n")}\nER  - \n`).join("\n");

describe("key papers", () => {
  let ada: SeedPerson;
  let token: string;
  let reviewId: string;
  let pubmed: string;
  let embase: string;
  let scopus: string;
  let copies: string[];

  const path = (rest = "") => `/reviews/${reviewId}/key-papers${rest}`;
  const report = async (who = token) => (await call(who, "GET", path())).body as KeyPaperReport;
  const name = (text: string, who = token) => call(who, "POST", path(), { operationId: uuid(), text });

  beforeAll(async () => {
    ada = await makePerson("Ada");
    reviewId = await makeReview(ada);
    token = await tokenOf(ada);
    pubmed = await makeSearch(reviewId, ada, { name: "PubMed" });
    embase = await makeSearch(reviewId, ada, { name: "Embase" });
    scopus = await makeSearch(reviewId, ada, { name: "Scopus" });
    const add = async (searchId: string, text: string) =>
      (
        await importFile(reviewId, ada, {
          name: `${searchId}.ris`,
          text,
          feeds: [{ part: "all", searchId }],
        })
      ).recordIds;
    const [first = ""] = await add(
      pubmed,
      ris(["TI  - A numbered lamp", "DO  - 10.5555/lamp.1", "PY  - 2001"]),
    );
    const [second = ""] = await add(
      embase,
      ris(["TI  - The lamp with a number", "PY  - 2001"], [`TI  - ${TITLE.toUpperCase()}.`, "PY  - 2010"]),
    );
    await add(scopus, ris(["TI  - Something else entirely", "DO  - 10.5555/else"]));
    copies = [first, second];
  });

  it("are found by their numbers, by their titles, through duplicates, or not at all", async () => {
    const answer = await name(
      `10.5555/LAMP.1\nAntos Z, Zukow X. ${TITLE}. J Made Up. 2010;3:4.\n12345678\nA lamp that nobody ever described`,
    );
    expect(answer.body).toEqual({ named: 4, known: 0 });
    const foundBy = async () => (await report()).papers.map((paper) => paper.foundBy);
    expect(await foundBy()).toEqual([[pubmed], [embase], [], []]);
    const merge = { operationId: uuid(), recordIds: copies };
    expect((await call(token, "POST", `/reviews/${reviewId}/duplicates/merges`, merge)).status).toBe(200);
    expect((await foundBy())[0]?.toSorted()).toEqual([pubmed, embase].toSorted());
    const { papers, searches } = await report();
    expect(searches.map((search) => search.name)).toEqual(["PubMed", "Embase", "Scopus"]);
    expect(papers[0]).toMatchObject({
      by: "Ada",
      records: [{ id: copies[0], title: "A numbered lamp", status: "awaiting_screening" }],
    });
  });

  it("are found by what people corrected", async () => {
    const { papers } = await report();
    expect(papers[2]).toMatchObject({ pmid: "12345678", foundBy: [] });
    const other = await call(token, "GET", `/reviews/${reviewId}/records?searchId=${scopus}`);
    const [{ id: recordId = "" } = {}] = (other.body as { records: { id: string }[] }).records;
    const scope = await scopeOf(ada.id, reviewId, "records.correct");
    const input = { operationId: uuid(), reviewId, recordId, basedOn: null, changes: { pmid: "12345678" } };
    await correctRecord(scope, input);
    expect((await report()).papers[2]).toMatchObject({ foundBy: [scopus] });
  });

  it("come off the list, are named once, and come back the same from the events alone", async () => {
    const [paper] = (await report()).papers;
    expect((await name("doi:10.5555/lamp.1")).status).toBe(409);
    const dropped = await call(token, "DELETE", path(`/${paper?.id}`), { operationId: uuid() });
    expect(dropped.status).toBe(200);
    expect((await report()).papers).toHaveLength(3);
    expect((await name("doi:10.5555/lamp.1\n12345678")).body).toEqual({ named: 1, known: 1 });
    expect((await rebuildReview(reviewId)).filter(({ missing, extra }) => missing + extra > 0)).toEqual([]);
  });

  it("are named by those who import, seen by every member, and by nobody else", async () => {
    const bea = await makePerson("Bea");
    const eve = await tokenOf(await makePerson("Eve"));
    await join(reviewId, ada, bea, ["reviewer"]);
    const hers = await tokenOf(bea);
    expect(await report(hers)).toEqual(await report());
    expect((await name("10.5555/x", hers)).status).toBe(403);
    expect((await call(eve, "GET", path())).status).toBe(404);
    const bad = await name("no");
    expect(bad.body).toMatchObject({
      data: { fields: [{ path: "text", message: expect.stringMatching(/Line 1/) }] },
    });
    expect((await call(token, "DELETE", path(`/${uuid()}`), { operationId: uuid() })).status).toBe(404);
  });
});
