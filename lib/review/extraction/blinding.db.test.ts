import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { call } from "@/prisma/seed/client";
import { type ExtractionTeam, enter, makeExtractionTeam, start, submit } from "@/prisma/seed/extraction";
import { join, makePerson, setRoles, tokenOf } from "@/prisma/seed/team";

const QUOTE =
  "Ketamine primarily works by antagonizing NMDA receptors, reducing GABAergic inhibition, and increasing glutamate release.";
const claim = (more: object = {}) => ({
  id: uuid(),
  subject: { termId: "ketamine" },
  relation: "antagonises",
  object: { termId: "nmdar" },
  quote: QUOTE,
  context: { design: "narrative_review" },
  ...more,
});

describe("an extractor is blind to the other until both have submitted", () => {
  let team: ExtractionTeam;
  let path: string;
  let reportId: string;
  let ada: string;

  beforeEach(async () => {
    team = await makeExtractionTeam();
    path = `/reviews/${team.reviewId}`;
    reportId = team.reportByKey.get("R01") as string;
    ada = await tokenOf(team.a);
  });

  /** Everything of this step that a member can read, as it comes. */
  async function everything(token: string, report = reportId): Promise<string[]> {
    const pages = [
      "/extraction/reports",
      "/extraction/reports?mine=started",
      "/extraction/book",
      "/extraction/agreement",
      `/reports/${report}/extraction`,
      `/reports/${report}/source`,
      `/reports/${report}/comparison`,
      "/mechanisms/propositions",
      "/mechanisms/map?all=true",
      "/mechanisms/gap-map",
      "/mechanisms/contradictions",
    ];
    const answers = [];
    for (const page of pages) {
      const { status, body } = await call(token, "GET", path + page);
      answers.push(`${page} ${status} ${JSON.stringify(body)}`);
    }
    return answers;
  }

  /** The other's whole work: a card, a term and a proposition of their own, claims, a submission. */
  async function work(report = reportId, submitting = true): Promise<void> {
    const { reviewId, b } = team;
    const [termId, innerId] = [uuid(), uuid()];
    await start(reviewId, b, report);
    await enter(reviewId, b, report, {
      terms: [{ id: termId, label: "lateral bursting", type: "process" }],
      propositions: [
        { id: innerId, subject: { termId: "ketamine" }, relation: "decreases", object: { termId } },
      ],
      claims: [
        claim(),
        claim({ subject: { termId: "nmdar" }, relation: "mediates", object: { propositionId: innerId } }),
      ],
    });
    if (submitting) await submit(reviewId, b, report);
  }

  it("byte for byte, whether the other has started, entered or submitted", async () => {
    await start(team.reviewId, team.a, reportId);
    await enter(team.reviewId, team.a, reportId, { claims: [claim()] });
    const before = await everything(ada);
    await work();
    expect(await everything(ada)).toEqual(before);
    expect(before.find((line) => line.includes("/comparison"))).toMatch(/ 409 .*when both extractors/);
  });

  it("also where one has submitted and the other is still at work", async () => {
    await start(team.reviewId, team.a, reportId);
    await submit(team.reviewId, team.a, reportId);
    const before = await everything(ada);
    await work(reportId, false);
    expect(await everything(ada)).toEqual(before);
  });

  it("as a lead too: who extracts is blinded like an extractor", async () => {
    const { reviewId, lead, a } = team;
    await setRoles(reviewId, lead, a, ["lead", "extractor"]);
    await start(reviewId, a, reportId);
    const before = await everything(ada);
    await work();
    expect(await everything(ada)).toEqual(before);
    await setRoles(reviewId, lead, a, ["lead"]);
    expect(await everything(ada)).toEqual(before);
  });

  it("and a comparison of one report shows nothing that is kept for another", async () => {
    const { reviewId, a, b } = team;
    const other = team.reportByKey.get("R30") as string;
    for (const person of [a, b]) {
      await start(reviewId, person, other);
      await submit(reviewId, person, other);
    }
    const before = await everything(ada, other);
    await work(reportId, false);
    expect(await everything(ada, other)).toEqual(before);
    expect(before.find((line) => line.includes("/comparison"))).toMatch(/ 200 /);
  });

  it("while a lead who does not extract sees who is at work, and no claim", async () => {
    const lead = await tokenOf(team.lead);
    await work();
    const { body } = await call(lead, "GET", `${path}/extraction/reports`);
    const row = (body as { reports: { id: string }[] }).reports.find(({ id }) => id === reportId);
    expect(row).toMatchObject({
      extractors: [{ personId: team.b.id, state: "submitted" }],
      mine: "not_started",
    });
    expect((await call(lead, "GET", `${path}/reports/${reportId}/comparison`)).status).toBe(409);
    expect(JSON.stringify(await everything(lead))).not.toContain("lateral bursting");
  });

  it("then it opens to both and to leads and adjudicators, not to a third extractor", async () => {
    const { reviewId, lead, a } = team;
    const [cleo, dan] = [await makePerson("Cleo"), await makePerson("Dan")];
    await join(reviewId, lead, cleo, ["adjudicator"]);
    await join(reviewId, lead, dan, ["extractor"]);
    await start(reviewId, a, reportId);
    const dans = await everything(await tokenOf(dan));
    await work();
    await submit(reviewId, a, reportId);
    const status = async (token: string) =>
      (await call(token, "GET", `${path}/reports/${reportId}/comparison`)).status;
    expect(await status(ada)).toBe(200);
    expect(await status(await tokenOf(team.b))).toBe(200);
    expect(await status(await tokenOf(cleo))).toBe(200);
    expect(await status(await tokenOf(lead))).toBe(200);
    expect(await everything(await tokenOf(dan))).toEqual(dans);
    const settlement = { operationId: uuid(), claims: [] };
    const refused = await call(
      await tokenOf(dan),
      "PUT",
      `${path}/reports/${reportId}/settlement`,
      settlement,
    );
    expect(refused.status).toBe(409);
  });

  it("and nobody reopens once they could have read the other's claims", async () => {
    const { reviewId, a } = team;
    const submission = `${path}/reports/${reportId}/extraction/submission`;
    await start(reviewId, a, reportId);
    await submit(reviewId, a, reportId);
    expect((await call(ada, "DELETE", submission, { operationId: uuid() })).status).toBe(200);
    await submit(reviewId, a, reportId);
    await work();
    expect((await call(ada, "DELETE", submission, { operationId: uuid() })).status).toBe(409);
  });
});
