import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { call } from "@/prisma/seed/client";
import { assessReports, retrieve, screenRecords } from "@/prisma/seed/full-text";
import { importFile, makeSearch } from "@/prisma/seed/import";
import { makeTeam } from "@/prisma/seed/screening";
import { tokenOf } from "@/prisma/seed/team";
import type { SearchReport, SourceStatistics } from "./schema";

const entry = (title: string, doi: string) =>
  `TY  - JOUR\nTI  - ${title}\nDO  - ${doi}\nPY  - 2020\nER  - \n`;

describe("what the searches brought", () => {
  it("counts citations once, and says which would be missing without a search", async () => {
    const team = await makeTeam(["Ada", "Bea"]);
    const { reviewId, lead } = team;
    const { reportIds } = await screenRecords(team, ["include", "include", "exclude"]);
    const token = await tokenOf(lead);
    const get = async (path: string) => (await call(token, "GET", `/reviews/${reviewId}${path}`)).body;
    const { records } = (await get("/records")) as { records: { id: string; title: string }[] };
    const [first] = records;
    const searchId = await makeSearch(reviewId, lead, { name: "=Embase", platform: "Ovid", hitsReported: 3 });
    const text = `${entry("The same under another name", "10.5555/other")}${entry("Only Embase has this lamp study", "10.5555/only.embase")}`;
    await importFile(reviewId, lead, { name: "embase.ris", text, feeds: [{ part: "all", searchId }] });
    const found = (await get(`/records?searchId=${searchId}`)) as { records: { id: string }[] };
    const recordIds = [first?.id, found.records[0]?.id];
    const merged = await call(token, "POST", `/reviews/${reviewId}/duplicates/merges`, {
      operationId: uuid(),
      recordIds,
    });
    expect(merged.status).toBe(200);
    for (const id of reportIds) await retrieve(reviewId, lead, id);
    await assessReports(team, Object.fromEntries(reportIds.map((id) => [id, "include" as const])));
    const { sources, all } = (await get("/sources")) as SourceStatistics;
    expect(sources.map(({ searchId: _id, source: _source, ...one }) => one)).toEqual([
      { name: sources[0]?.name, records: 3, citations: 3, unique: 2, included: 2, uniqueIncluded: 1 },
      { name: "=Embase", records: 2, citations: 2, unique: 1, included: 1, uniqueIncluded: 0 },
    ]);
    expect(all).toEqual({ records: 5, citations: 4, included: 2 });
    expect(await get("/sources/sources.csv")).toContain("'=Embase,database,2,2,1,1,0");
    expect(await get("/sources/sources.svg")).toContain("All searches: 4 citations, 2 included");

    const described = { name: "Embase", source: "database", prismaS: { "9": "No limits" } };
    await call(token, "PUT", `/reviews/${reviewId}/searches/${searchId}`, {
      ...described,
      operationId: uuid(),
    });
    await call(token, "PUT", `/reviews/${reviewId}/searches/${searchId}`, {
      ...{ name: "Embase", source: "database", platform: "Ovid", hitsReported: 3 },
      operationId: uuid(),
    });
    const report = (await get("/sources/prisma-s")) as SearchReport;
    const items = report.searches.find((one) => one.searchId === searchId)?.items ?? [];
    expect(items).toHaveLength(16);
    expect(items[0]).toMatchObject({ text: "Embase (Ovid)", written: false });
    expect(items[8]).toMatchObject({ text: "No limits", written: true });
    expect(items[14]?.text).toBe("3 hits reported, 2 records here");
    expect(items[15]?.text).toContain("0 duplicates removed by software, 1 by hand");
    expect(await get("/sources/prisma-s.csv")).toContain("9,Limits and restrictions,,No limits");
  });

  it("of a review without searches is nothing, in every form", async () => {
    const { reviewId, lead } = await makeTeam();
    const token = await tokenOf(lead);
    const get = async (path: string) => (await call(token, "GET", `/reviews/${reviewId}${path}`)).body;
    expect(await get("/sources")).toEqual({ sources: [], all: { records: 0, citations: 0, included: 0 } });
    expect(await get("/sources/sources.svg")).toContain("0 citations");
  });
});
