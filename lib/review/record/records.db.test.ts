import { describe, expect, it } from "vitest";
import { call } from "@/prisma/seed/client";
import { seedRecords } from "@/prisma/seed/import";
import { close, makeTeam, openBatch, submit, vote } from "@/prisma/seed/screening";
import { makePerson, makeReview, setRoles, tokenOf } from "@/prisma/seed/team";

async function review() {
  const ada = await makePerson("Ada");
  const reviewId = await makeReview(ada);
  return { ada, reviewId, token: await tokenOf(ada) };
}

describe("records", () => {
  it("are written as a file for other programs, all of them and no other", async () => {
    const { ada, reviewId, token } = await review();
    const { recordIds } = await seedRecords(reviewId, ada, 1_020);
    const file = async (query: string) => call(token, "GET", `/reviews/${reviewId}/records/file?${query}`);
    const all = await file("format=ris");
    expect(all.headers.get("content-disposition")).toContain('filename="records.ris"');
    expect(all.headers.get("content-length")).toBeNull();
    expect(String(all.body).match(/^TY {2}- /gm)).toHaveLength(1_020);
    const found = "text=psilocybin%20hippocampus";
    const list = (await call(token, "GET", `/reviews/${reviewId}/records?${found}`)).body as {
      total: number;
    };
    expect(list.total).toBeGreaterThan(20);
    expect(String((await file(`format=ris&${found}`)).body).match(/^TI {2}- /gm)).toHaveLength(list.total);
    expect(await file("format=tiff")).toMatchObject({
      status: 400,
      body: { message: expect.stringMatching(/cannot be written/) },
    });
    const entry = await call(token, "GET", `/reviews/${reviewId}/records/${recordIds[0]}/entry`);
    expect(entry.body).toMatch(/^TY {2}- JOUR[\s\S]*ER {2}-/);
  });

  it("are listed page by page, found by words, and shown whole", async () => {
    const { ada, reviewId, token } = await review();
    const { searchId, recordIds } = await seedRecords(reviewId, ada, 120);
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const query: string = cursor ? `&cursor=${cursor}` : "";
      const { body } = await call(token, "GET", `/reviews/${reviewId}/records?limit=50${query}`);
      const page = body as { records: { id: string }[]; next: string | null; total: number };
      expect(page.total).toBe(120);
      seen.push(...page.records.map(({ id }) => id));
      cursor = page.next;
    }
    expect(seen).toEqual(recordIds);
    const find = async (text: string) =>
      (await call(token, "GET", `/reviews/${reviewId}/records?text=${encodeURIComponent(text)}`)).body;
    expect(await find('"made-up study 7"')).toMatchObject({ total: 1, records: [{ searchId, year: 1996 }] });
    expect(await find("psilocybin hippocampus")).toMatchObject({ total: 5 });
    expect(await find("psilocybin -hippocampus -cortex")).toMatchObject({ total: 7 });
    expect(await find("Author5")).toMatchObject({ total: 1 });
    expect(await find("nowhere-to-be-found")).toMatchObject({ total: 0, records: [], next: null });
    const one = await call(token, "GET", `/reviews/${reviewId}/records/${recordIds[0]}`);
    expect(one.body).toMatchObject({
      ordinal: 1,
      line: 1,
      original: expect.stringMatching(/^TY {2}- JOUR[\s\S]*ER {2}-/),
      identifiers: [{ scheme: "doi" }],
      draft: { keywords: ["ketamine"] },
    });
  });

  it("show a voter the same before and after another's vote, until the batch closes", async () => {
    const { reviewId, lead, voters } = await makeTeam();
    const [ada, bea] = [voters[0]!, voters[1]!];
    const { importId, recordIds } = await seedRecords(reviewId, lead, 2);
    const { batchId } = await openBatch(reviewId, lead);
    const token = await tokenOf(bea);
    const paths = ["records", `records/${recordIds[0]}`, "imports", `imports/${importId}`, "searches"];
    const look = async () =>
      Promise.all(paths.map(async (path) => (await call(token, "GET", `/reviews/${reviewId}/${path}`)).body));
    const before = await look();
    for (const itemId of recordIds) await vote(reviewId, ada, { itemId, verdict: "exclude" });
    await submit(reviewId, ada, batchId);
    expect(await look()).toEqual(before);
    await setRoles(reviewId, lead, bea, ["reviewer", "lead", "information_specialist"]);
    expect(await look()).toEqual(before);
    for (const itemId of recordIds) await vote(reviewId, bea, { itemId, verdict: "exclude" });
    await submit(reviewId, bea, batchId);
    expect(await look()).toEqual(before);
    await close(reviewId, lead, batchId);
    expect(await look()).not.toEqual(before);
  });
});
