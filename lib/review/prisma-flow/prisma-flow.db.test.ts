import { parse } from "csv-parse/sync";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { countingStatements } from "@/lib/db/statements";
import { linkStudy } from "@/lib/review/full-text/commands/studies";
import { removeRecords } from "@/lib/review/import/removal/commands";
import { call } from "@/prisma/seed/client";
import { assessReports, reportsOf, retrieve, screenRecords } from "@/prisma/seed/full-text";
import { makeSearch, seedRecords } from "@/prisma/seed/import";
import { makeTeam, openBatch, type ScreeningTeam, submit, vote } from "@/prisma/seed/screening";
import { scopeOf, tokenOf } from "@/prisma/seed/team";
import { flowCounts, prismaFlow } from "./queries/flow";
import { flowMembers } from "./queries/members";
import { type BoxCount, MemberFilter, type PrismaCounts } from "./schema";

let team: ScreeningTeam;
const tokens = { lead: "", voter: "" };

beforeAll(async () => {
  team = await makeTeam(["Ada", "Bea"]);
  const { reviewId, lead } = team;
  const { reportIds } = await screenRecords(team, ["include", "include", "include", "include", "exclude"]);
  const [one = "", two = "", three = ""] = reportIds;
  await makeSearch(reviewId, lead, { source: "register", name: "ClinicalTrials.gov", hitsReported: 0 });
  const more = await seedRecords(reviewId, lead, 3, { name: "Embase" });
  const scope = await scopeOf(lead.id, reviewId, "records.remove");
  const [first = "", second = ""] = more.recordIds;
  const removal = { reviewId, method: "publication-type classifier" };
  await removeRecords(scope, {
    ...removal,
    operationId: uuid(),
    recordIds: [first],
    as: "removed_automation",
    decidedBy: "software",
  });
  await removeRecords(scope, {
    ...removal,
    operationId: uuid(),
    recordIds: [second],
    as: "removed_other",
    decidedBy: "person",
  });
  const others = await seedRecords(reviewId, lead, 2, { source: "website", name: "A charity's website" });
  const [fromWebsite = ""] = await reportsOf(reviewId, others.recordIds);
  for (const id of [one, two, fromWebsite]) await retrieve(reviewId, lead, id);
  await retrieve(reviewId, lead, three, "not_retrieved", "Nowhere to be had");
  await assessReports(team, { [one]: "include", [two]: "exclude", [fromWebsite]: "include" });
  await linkToStudyOf(one, fromWebsite, true);
  await linkToStudyOf(one, two, false);
  tokens.lead = await tokenOf(lead);
  tokens.voter = await tokenOf(team.voters[0] ?? lead);
});

/** Reports of both arms, and an excluded one, that speak of one study. */
async function linkToStudyOf(known: string, reportId: string, moves: boolean): Promise<void> {
  const scope = await scopeOf(team.lead.id, team.reviewId, "full_text.link");
  const studyOf = async (id: string) =>
    (await db.studyReport.findFirst({ where: { ...on, reportId: id } }))?.studyId;
  const on = { reviewId: team.reviewId };
  const insteadOf = moves ? await studyOf(reportId) : undefined;
  const studyId = (await studyOf(known)) ?? "";
  await linkStudy(scope, { ...on, operationId: uuid(), reportId, studyId, insteadOf });
}

const flowOf = async () => prismaFlow(await scopeOf(team.lead.id, team.reviewId, "prisma_flow.view"));

/** Every number of the diagram with the list it opens. */
function numbersOf(part: unknown): BoxCount[] {
  if (part === null || typeof part !== "object") return [];
  if ("n" in part && "members" in part) return [part as BoxCount];
  return Object.values(part).flatMap(numbersOf);
}

async function listed(members: BoxCount["members"]): Promise<string[]> {
  const scope = await scopeOf(team.lead.id, team.reviewId, "prisma_flow.view");
  const ids: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const filter = MemberFilter.parse({ ...members, reviewId: team.reviewId, limit: 2, cursor });
    const page = await flowMembers(scope, filter);
    ids.push(...page.members.map(({ id }) => id));
    if (!page.next) return ids;
    cursor = page.next;
  }
}

describe("the numbers", () => {
  it("are those of the review, and every exact sum balances", async () => {
    const { counts, identities } = await flowOf();
    const n = (count: BoxCount | null) => count?.n ?? null;
    expect({
      template: counts.template,
      identified: n(counts.identified.total),
      databases: n(counts.identified.databases),
      registers: n(counts.identified.registers),
      automation: n(counts.removed.automation),
      other: n(counts.removed.other),
      screened: n(counts.screening.screened),
      excluded: n(counts.screening.excluded),
      pending: n(counts.screening.pending),
      sought: n(counts.databases.sought),
      notRetrieved: n(counts.databases.notRetrieved),
      assessed: n(counts.databases.assessed),
      reasons: counts.databases.excludedByReason.map((reason) => [reason.label, reason.n]),
      websites: n(counts.otherMethods.websites),
      citations: n(counts.otherMethods.citationSearching),
      otherIncluded: n(counts.otherMethods.reports.included),
      studies: n(counts.included.studies),
      reports: n(counts.included.reports),
    }).toEqual({
      template: "databases_and_other",
      identified: 8,
      databases: 8,
      registers: 0,
      automation: 1,
      other: 1,
      screened: 5,
      excluded: 1,
      pending: 1,
      sought: 4,
      notRetrieved: 1,
      assessed: 2,
      reasons: [["Retracted", 1]],
      websites: 2,
      citations: null,
      otherIncluded: 1,
      // One study, reached from both arms, is counted once (PRISMA 2020: a study may have several reports).
      studies: 1,
      reports: 2,
    });
    expect(identities.filter((one) => !one.holds)).toEqual([]);
  });

  it("each is a file with one row for every member", async () => {
    for (const { n, members } of numbersOf((await flowOf()).counts)) {
      const query = new URLSearchParams(members as Record<string, string>);
      const path = `/reviews/${team.reviewId}/prisma-flow/members.csv?${query}`;
      const answer = await call(tokens.voter, "GET", path);
      const rows: Record<string, string>[] = parse(String(answer.body), { columns: true, bom: true });
      expect({ members, status: answer.status, rows: rows.length }).toEqual({
        members,
        status: 200,
        rows: n,
      });
      if (members.reasonId && n > 0) expect(rows[0]).toMatchObject({ reason: "Retracted", title: /./ });
    }
  }, 120_000);

  it("each opens exactly as many members as it says, each once, over pages", async () => {
    const numbers = numbersOf((await flowOf()).counts);
    expect(numbers.filter(({ n }) => n > 0).length).toBeGreaterThan(20);
    for (const { n, members } of numbers) {
      const ids = await listed(members);
      expect({ members, n: new Set(ids).size, rows: ids.length }).toEqual({ members, n, rows: n });
    }
  });

  it("take one statement, and the whole request at most six", async () => {
    const scope = await scopeOf(team.lead.id, team.reviewId, "prisma_flow.view");
    expect((await countingStatements(() => flowCounts(scope))).statements).toBe(1);
    const { result, statements } = await countingStatements(() =>
      call(tokens.voter, "GET", `/reviews/${team.reviewId}/prisma-flow`),
    );
    expect(result.status).toBe(200);
    expect(statements).toBeLessThanOrEqual(6);
    const filter = MemberFilter.parse({ reviewId: team.reviewId, unit: "report", box: "sought" });
    expect((await countingStatements(() => flowMembers(scope, filter))).statements).toBe(1);
  });
});

it("a member says by which event it came there", async () => {
  const list = async (query: string) => {
    const answer = await call(tokens.voter, "GET", `/reviews/${team.reviewId}/prisma-flow/members?${query}`);
    expect(answer.status).toBe(200);
    return answer.body as {
      sentence: string;
      members: { because: string; event: { kind: string; actorName: string } }[];
    };
  };
  const removed = await list("unit=record&box=removed_automation");
  expect(removed.members).toMatchObject([
    { because: "publication-type classifier", event: { kind: "records_removed", actorName: "Lead" } },
  ]);
  const lost = await list("unit=report&box=not_retrieved&arm=databases");
  expect(lost.members).toMatchObject([{ event: { kind: "retrieval_noted", actorName: "Lead" } }]);
  const excluded = await list("unit=report&box=reports_excluded");
  expect(excluded.members).toMatchObject([{ because: "Retracted", event: { kind: "batch_closed" } }]);
  const wrong = await call(
    tokens.voter,
    "GET",
    `/reviews/${team.reviewId}/prisma-flow/members?unit=record&box=nowhere`,
  );
  expect(wrong.status).toBe(400);
});

it("the diagram and the data file come as files without rights", async () => {
  const path = `/reviews/${team.reviewId}/prisma-flow`;
  const svg = await call(tokens.voter, "GET", `${path}/drawing.svg`);
  expect(svg.body).toMatch(/^<\?xml[\s\S]*Records screened[\s\S]*<\/svg>/);
  expect(svg.headers.get("content-type")).toMatch(/^image\/svg\+xml/);
  expect(svg.headers.get("content-security-policy")).toMatch(/^sandbox/);
  for (const layout of ["34", "32"]) {
    const csv = await call(tokens.voter, "GET", `${path}/prisma.csv?layout=${layout}`);
    expect(String(csv.body).trimEnd().split("\n").length).toBeGreaterThanOrEqual(Number(layout));
    expect(csv.headers.get("content-disposition")).toContain(`prisma-2020-${layout}.csv`);
  }
  expect((await call(tokens.voter, "GET", `${path}/prisma.csv?layout=33`)).status).toBe(400);
});

it("a vote in an open batch changes no number, no list and no file", async () => {
  await seedRecords(team.reviewId, team.lead, 1);
  const { batchId } = await openBatch(team.reviewId, team.lead);
  const paths = [
    "",
    "/drawing.svg",
    "/prisma.csv",
    "/members?unit=record&box=identified",
    "/members?unit=report&box=sought",
  ];
  const look = () =>
    Promise.all(
      paths.map(async (rest) => {
        const { status, body, headers } = await call(
          tokens.voter,
          "GET",
          `/reviews/${team.reviewId}/prisma-flow${rest}`,
        );
        return { status, body, headers: [...headers].filter(([name]) => name !== "date") };
      }),
    );
  const before = await look();
  const bea = team.voters[1] ?? team.lead;
  const items = await db.stageItem.findMany({ where: { reviewId: team.reviewId, batchId } });
  expect(items.length).toBeGreaterThan(0);
  for (const { id } of items) await vote(team.reviewId, bea, { itemId: id, verdict: "include" });
  await submit(team.reviewId, bea, batchId);
  expect(await look()).toEqual(before);
});

it("another review sees none of it", async () => {
  const other = await makeTeam(["Cy", "Di"]);
  const scope = await scopeOf(other.lead.id, other.reviewId, "prisma_flow.view");
  const { counts } = await prismaFlow(scope);
  expect(numbersOf(counts satisfies PrismaCounts).every(({ n }) => n === 0)).toBe(true);
  const filter = MemberFilter.parse({ reviewId: team.reviewId, unit: "record", box: "identified" });
  expect((await flowMembers(scope, filter)).members).toEqual([]);
});
