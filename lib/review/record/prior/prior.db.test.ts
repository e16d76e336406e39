import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import type { People } from "@/lib/review/blinding.fixture";
import { everythingSeen } from "@/lib/review/blinding-seen.fixture";
import { call } from "@/prisma/seed/client";
import { assessReports, reportsOf, retrieve } from "@/prisma/seed/full-text";
import { importFile, makeSearch } from "@/prisma/seed/import";
import { close, makeTeam, openBatch, type ScreeningTeam, vote } from "@/prisma/seed/screening";
import { scopeOf, tokenOf } from "@/prisma/seed/team";
import type { WholeRecord } from "../contract";
import { correctRecord } from "../correction/commands";

/** Stands in the notes of the file, and nowhere else. */
const SECRET = "Prudence";
const NOTE = `RAYYAN-INCLUSION: {"${SECRET}"=>"Included"} | RAYYAN-LABELS: lamps`;

const PRIOR = { stage: "title_abstract", verdict: "include", reasons: ["lamps"], blind: "unknown" };

describe("decisions made in another tool", () => {
  let team: ScreeningTeam;
  let recordIds: string[];
  let importId: string;
  let lead: string;
  let voter: string;

  const path = (rest: string) => `/reviews/${team.reviewId}${rest}`;
  const one = async (token: string) =>
    (await call(token, "GET", path(`/records/${recordIds[0]}`))).body as WholeRecord;
  const votesOf = async (verdict: "include" | "exclude") => {
    for (const person of team.voters) {
      for (const itemId of recordIds) await vote(team.reviewId, person, { itemId, verdict });
    }
  };

  beforeEach(async () => {
    team = await makeTeam(["Ada", "Bea"]);
    const searchId = await makeSearch(team.reviewId, team.lead);
    const entry = (title: string, keyword: string) =>
      `TY  - JOUR\nTI  - ${title}\nPY  - 2001\nKW  - ${keyword}\nN1  - ${NOTE}\nER  - \n`;
    const text = entry("A lamp", "lamp") + entry("Another lamp entirely", "ASReview_relevant");
    const file = { name: "rayyan.ris", text, feeds: [{ part: "all" as const, searchId }] };
    ({ recordIds, importId } = await importFile(team.reviewId, team.lead, file));
    const scope = await scopeOf(team.lead.id, team.reviewId, "records.correct");
    const correction = { reviewId: team.reviewId, recordId: recordIds[0]!, basedOn: null };
    const changes = { year: 2002, notes: [`${NOTE} and more`] };
    await correctRecord(scope, { ...correction, operationId: uuid(), changes });
    lead = await tokenOf(team.lead);
    voter = await tokenOf(team.voters[0]!);
  });

  it("are shown to whoever does not vote, with who decided and how blind", async () => {
    expect(await one(lead)).toMatchObject({
      withheld: false,
      priorDecisions: [{ tool: "Rayyan", decidedBy: SECRET, ...PRIOR }],
      original: expect.stringContaining(SECRET),
    });
  });

  it("reach a voter nowhere before the record is decided", async () => {
    await openBatch(team.reviewId, team.lead);
    const world = { reviewId: team.reviewId, recordIds, included: [] };
    const [a, b] = team.voters;
    const people = { owner: team.lead, cleo: team.adjudicator, a, b } as People;
    const seen = await everythingSeen(voter, world, people);
    expect(seen.size).toBeGreaterThan(40);
    expect(
      [...seen].filter(([, answer]) => /Prudence|RAYYAN|ASReview/.test(answer)).map(([name]) => name),
    ).toEqual([]);
    expect([...seen].filter(([, answer]) => answer.startsWith("5"))).toEqual([]);
    const told = await everythingSeen(lead, world, people);
    const telling = [...told].filter(([, answer]) => answer.includes(SECRET)).map(([name]) => name);
    expect(telling).toEqual(
      expect.arrayContaining(["records.one 0", "records.entry 0", "history.list 0", "imports.file 0"]),
    );
    const file = await call(voter, "GET", path("/records/file?format=ris"));
    expect(file.body).toContain("Another lamp entirely");
    expect(file.body).not.toMatch(/Prudence|RAYYAN|ASReview/);
    const whole = await call(lead, "GET", path("/records/file?format=ris"));
    expect(whole.body).toContain(SECRET);
    expect(await one(voter)).toMatchObject({ withheld: true, priorDecisions: [], original: null });
    expect((await call(voter, "GET", path(`/records/${recordIds[0]}/entry`))).status).toBe(403);
    expect((await call(voter, "GET", path(`/imports/${importId}/file`))).status).toBe(403);
  });

  it("open to voters when the record is excluded, or its report assessed", async () => {
    const { batchId } = await openBatch(team.reviewId, team.lead);
    await votesOf("include");
    expect((await one(voter)).withheld).toBe(true);
    await close(team.reviewId, team.lead, batchId);
    expect((await one(voter)).withheld).toBe(true);
    const reports = await reportsOf(team.reviewId, recordIds);
    for (const id of reports) await retrieve(team.reviewId, team.lead, id);
    await assessReports(team, Object.fromEntries(reports.map((id) => [id, "include"])));
    expect(await one(voter)).toMatchObject({ withheld: false, priorDecisions: [{ decidedBy: SECRET }] });
    expect((await call(voter, "GET", path(`/imports/${importId}/file`))).status).toBe(200);
  });

  it("stay closed to whoever still holds a vote without the role, and for a duplicate of the record", async () => {
    await openBatch(team.reviewId, team.lead);
    const [ada] = team.voters;
    await db.membership.update({
      where: { reviewId_personId: { reviewId: team.reviewId, personId: ada!.id } },
      data: { roles: ["observer"] },
    });
    expect((await one(voter)).withheld).toBe(true);
    const kept = { reviewId: team.reviewId, status: "duplicate" as const, survivorId: recordIds[1]! };
    await db.recordState.update({
      where: { reviewId_recordId: { reviewId: team.reviewId, recordId: recordIds[0]! } },
      data: kept,
    });
    expect((await one(voter)).withheld).toBe(true);
  });

  it("stay closed to a voter who imports, in the lines of their file too", async () => {
    const { sha256 } = await db.import.findFirstOrThrow({ where: { reviewId: team.reviewId, id: importId } });
    const preview = path(`/files/${sha256}/preview`);
    const columns = path(`/files/${sha256}/columns`);
    await db.membership.update({
      where: { reviewId_personId: { reviewId: team.reviewId, personId: team.voters[0]!.id } },
      data: { roles: ["reviewer", "lead"] },
    });
    expect((await call(lead, "GET", preview)).status).toBe(200);
    for (const address of [preview, columns]) {
      expect(await call(voter, "GET", address)).toMatchObject({
        status: 403,
        body: { message: expect.stringMatching(/another tool/) },
      });
    }
  });

  it("count in no agreement and make no conflict", async () => {
    const figures = async () => [
      (await call(lead, "GET", path("/stages/title_abstract/agreement"))).body,
      (await call(lead, "GET", path("/stages/title_abstract/conflicts"))).body,
      (await call(lead, "GET", path("/prisma-flow"))).body,
    ];
    const { batchId } = await openBatch(team.reviewId, team.lead);
    await votesOf("exclude");
    await close(team.reviewId, team.lead, batchId);
    const withThem = await figures();
    await db.priorDecision.deleteMany({ where: { reviewId: team.reviewId } });
    expect(await figures()).toEqual(withThem);
    expect(JSON.stringify(withThem)).not.toContain(SECRET);
  });
});
