import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { type Answer, call } from "@/prisma/seed/client";
import { type ExtractionTeam, enter, makeExtractionTeam, start, submit } from "@/prisma/seed/extraction";
import { join, makePerson, type SeedPerson, scopeOf, setRoles, tokenOf } from "@/prisma/seed/team";
import { endMembership } from "../team/commands";
import type { ReportComparison } from "./comparison-shapes";
import { extractionProjection } from "./projection";
import type { ReportPage } from "./shapes";

const claim = (relation: string) => ({
  id: uuid(),
  ...{ subject: { termId: "ketamine" }, relation, object: { termId: "nmdar" } },
  quote: "Ketamine primarily works by antagonizing NMDA receptors",
  context: { design: "narrative_review" },
});

describe("an extraction can be given up, and another takes the place", () => {
  let team: ExtractionTeam;
  let reportId: string;
  let cai: SeedPerson;
  let lead: string;

  beforeEach(async () => {
    team = await makeExtractionTeam();
    reportId = team.reportByKey.get("R01") as string;
    cai = await makePerson("Cai");
    await join(team.reviewId, team.lead, cai, ["extractor"]);
    lead = await tokenOf(team.lead);
  });

  const at = (path: string) => `/reviews/${team.reviewId}${path}`;
  const act = (token: string, method: string, path: string, more = {}): Promise<Answer> =>
    call(token, method, at(path), { operationId: uuid(), ...more });
  const givingUp = (person: SeedPerson) => `/reports/${reportId}/extractions/${person.id}/giving-up`;

  async function extract(person: SeedPerson, relation: string): Promise<void> {
    await start(team.reviewId, person, reportId);
    await enter(team.reviewId, person, reportId, { claims: [claim(relation)] });
    await submit(team.reviewId, person, reportId);
  }

  async function comparison(token: string): Promise<ReportComparison> {
    const { status, body } = await call(token, "GET", at(`/reports/${reportId}/comparison`));
    expect(status).toBe(200);
    return body as ReportComparison;
  }

  it("when its extractor leaves the review: nobody has to decide anything", async () => {
    const { reviewId, a, b } = team;
    await start(reviewId, a, reportId);
    await enter(reviewId, a, reportId, { claims: [claim("antagonises")] });
    await extract(b, "decreases");
    await expect(start(reviewId, cai, reportId)).rejects.toThrow(/Two members extract this report/);
    const scope = await scopeOf(team.lead.id, reviewId, "team.manage");
    await endMembership(scope, { operationId: uuid(), reviewId, personId: a.id });
    await extract(cai, "decreases");
    const compared = await comparison(lead);
    expect([compared.a.personId, compared.b.personId]).toEqual([b.id, cai.id]);
    expect(compared.matched).toHaveLength(1);
    expect([...compared.onlyA, ...compared.onlyB]).toEqual([]);
    expect(await db.claim.count({ where: { reviewId, reportId, personId: a.id, removedAt: null } })).toBe(1);
  });

  it("but a member who left after submitting stays one of the two", async () => {
    const { reviewId, a, b } = team;
    await extract(a, "decreases");
    await setRoles(reviewId, team.lead, a, ["observer"]);
    await start(reviewId, b, reportId);
    await expect(start(reviewId, cai, reportId)).rejects.toThrow(/Two members extract this report/);
  });

  it("when a lead decides so; it is undone as long as the place is free", async () => {
    const { reviewId, a, b } = team;
    await extract(a, "antagonises");
    await start(reviewId, b, reportId);
    expect((await act(lead, "PUT", givingUp(a), { note: "Ada is ill." })).body).toEqual({
      state: "given_up",
    });
    const page = (await call(lead, "GET", at("/extraction/reports"))).body as ReportPage;
    const row = page.reports.find(({ id }) => id === reportId);
    expect(row?.extractors.map(({ name, state }) => `${name} ${state}`)).toEqual([
      "Ada given_up",
      "Bea started",
    ]);
    expect((await act(lead, "DELETE", givingUp(a))).body).toEqual({ state: "submitted" });
    expect((await act(lead, "DELETE", givingUp(a))).status).toBe(409);
    await act(lead, "PUT", givingUp(a));
    await start(reviewId, cai, reportId);
    const late = await act(lead, "DELETE", givingUp(a));
    expect([late.status, JSON.stringify(late.body)]).toEqual([409, expect.stringContaining("Two members")]);
  });

  it("by its own extractor, who can enter nothing more until it is taken up again", async () => {
    const { reviewId, a } = team;
    const ada = await tokenOf(a);
    await start(reviewId, a, reportId);
    expect((await act(ada, "PUT", givingUp(a))).status).toBe(200);
    await expect(enter(reviewId, a, reportId, { claims: [claim("decreases")] })).rejects.toThrow(/gave up/);
    await expect(submit(reviewId, a, reportId)).rejects.toThrow(/not started/);
    await expect(start(reviewId, a, reportId)).rejects.toThrow(/Take it up again/);
    expect((await call(ada, "GET", at(`/reports/${reportId}/extraction`))).body).toMatchObject({
      state: "given_up",
    });
    expect((await act(ada, "DELETE", givingUp(a))).body).toEqual({ state: "started" });
    await enter(reviewId, a, reportId, { claims: [claim("decreases")] });
  });

  it("not another's by who extracts, in words that do not say whether there is one", async () => {
    const { reviewId, a, b } = team;
    await setRoles(reviewId, team.lead, a, ["lead", "extractor"]);
    const ada = await tokenOf(a);
    const before = await act(ada, "PUT", givingUp(b));
    await extract(b, "decreases");
    expect(before.status).toBe(403);
    expect((await act(ada, "PUT", givingUp(b))).body).toEqual(before.body);
    await start(reviewId, a, reportId);
    await setRoles(reviewId, team.lead, a, ["lead"]);
    expect((await act(ada, "PUT", givingUp(b))).body).toEqual(before.body);
    expect((await act(await tokenOf(cai), "PUT", givingUp(b))).body).toEqual(before.body);
  });

  it("and once the comparison was open, nobody who could have read it extracts the report anew", async () => {
    const { reviewId, a, b } = team;
    const [dan, ada] = [await makePerson("Dan"), await tokenOf(a)];
    await join(reviewId, team.lead, dan, ["adjudicator"]);
    await extract(a, "decreases");
    await extract(b, "antagonises");
    expect((await act(ada, "PUT", givingUp(a))).status).toBe(409);
    expect((await act(lead, "PUT", givingUp(a))).status).toBe(200);
    await setRoles(reviewId, team.lead, dan, ["extractor"]);
    await expect(start(reviewId, dan, reportId)).rejects.toThrow(/you could have read it/);
    const bea = await tokenOf(b);
    expect((await act(bea, "DELETE", `/reports/${reportId}/extraction/submission`)).status).toBe(409);
    await extract(cai, "antagonises");
    expect((await comparison(lead)).matched).toHaveLength(1);
    expect((await call(ada, "GET", at(`/reports/${reportId}/comparison`))).status).toBe(409);
  });

  it("settled reports must be reopened first; the history replays to the same rows", async () => {
    const { reviewId, a, b } = team;
    await extract(a, "decreases");
    await extract(b, "decreases");
    expect((await act(lead, "PUT", `/reports/${reportId}/settlement`, { claims: [] })).status).toBe(200);
    const settled = await act(lead, "PUT", givingUp(a));
    expect([settled.status, JSON.stringify(settled.body)]).toEqual([409, expect.stringContaining("Reopen")]);
    await act(lead, "DELETE", `/reports/${reportId}/settlement`);
    for (const person of [a, b]) expect((await act(lead, "PUT", givingUp(person))).status).toBe(200);
    await act(lead, "DELETE", givingUp(b));
    const where = { reviewId };
    const saved = await db.extraction.findMany({ where, orderBy: { personId: "asc" } });
    expect(saved.filter(({ givenUpAt }) => givenUpAt)).toHaveLength(1);
    await db.claim.deleteMany({ where });
    await db.extraction.deleteMany({ where });
    await db.$executeRaw`DELETE FROM proposition WHERE review_id = ${reviewId}::uuid`;
    const kind = { in: Object.keys(extractionProjection.events) };
    const events = await db.decisionEvent.findMany({
      where: { reviewId, kind },
      orderBy: [{ at: "asc" }, { id: "asc" }],
    });
    await db.$transaction(async (tx) => {
      for (const event of events) await extractionProjection.apply(tx, event);
    });
    expect(await db.extraction.findMany({ where, orderBy: { personId: "asc" } })).toEqual(saved);
  });
});
