import { v7 as uuid } from "uuid";
import { beforeEach, expect, it } from "vitest";
import type { Role } from "@/lib/access/roles";
import { db } from "@/lib/db/client";
import type { People } from "@/lib/review/blinding.fixture";
import { everythingSeen } from "@/lib/review/blinding-seen.fixture";
import { undoImport } from "@/lib/review/import/commands";
import type { FileColumns, Preview, Uploaded } from "@/lib/review/import/schema";
import { call } from "@/prisma/seed/client";
import { makeSearch, runImport, startSeedImport, upload } from "@/prisma/seed/import";
import { makeTeam, openBatch, type ScreeningTeam } from "@/prisma/seed/screening";
import { scopeOf, tokenOf } from "@/prisma/seed/team";

/** Who decided in another tool, and why: stands in the decisions of the files, and nowhere else. */
const SECRETS = /Prudence|wrong lamp|RAYYAN|ASReview_|Exclusion reason/;

/** What other tools write, each with a row that is broken: its warning keeps the row as printed. */
const FILES: Record<string, string> = {
  "rayyan.csv": `key,title,authors,RAYYAN-INCLUSION,RAYYAN-EXCLUSION-REASONS
1,Trees in spring,"Larch, Anna","{""Prudence""=>""Excluded""}",wrong lamp
2,Roots in the dark,"Oak, Cem","{""Prudence""=>""Included""}",
3,"Broken "row,"Elm","{""Prudence""=>""Included""}",
`,
  "rayyan.ris": `RAYYAN-INCLUSION: {"Prudence"=>"Included"}
TY  - JOUR
TI  - Trees in summer
N1  - RAYYAN-INCLUSION: {"Prudence"=>"Included"} | RAYYAN-LABELS: wrong lamp
TY  - JOUR
TI  - Roots in the light
KW  - ASReview_irrelevant
N1  - ASReview_irrelevant
ER  -
`,
  "covidence.csv": `Title,Authors,Published Year,Journal,Covidence #,Study,Notes,Tags
Trees in autumn,"Larch, A.",2021,Trees,#12,Larch 2021,Exclusion reason: wrong lamp; ,
"Broken "row,"Oak, C.",2021,Trees,#13,Oak 2021,Exclusion reason: wrong lamp; ,
Roots in snow,"Oak, C.",2021,Trees,#14,Oak 2020,Exclusion reason: wrong lamp; ,
`,
  "judged.csv": `title,authors,year,Decision of Prudence,Notes
Trees in winter,Larch A.,2019,excluded,Prudence thinks of a wrong lamp
Roots in the rain,Oak C.,2018,included,Prudence
`,
};

let team: ScreeningTeam;
/** Votes and imports. */
let voter: string;
/** Imports and does not vote. */
let lead: string;

const at = (rest: string) => `/reviews/${team.reviewId}${rest}`;
const text = ({ body }: { body: unknown }) => (typeof body === "string" ? body : JSON.stringify(body));
const roles = (person: { id: string }, given: Role[]) =>
  db.membership.update({
    where: { reviewId_personId: { reviewId: team.reviewId, personId: person.id } },
    data: { roles: given },
  });

beforeEach(async () => {
  team = await makeTeam(["Ada", "Bea"]);
  const [ada] = team.voters;
  await roles(ada!, ["reviewer", "lead"]);
  voter = await tokenOf(ada!);
  lead = await tokenOf(team.lead);
});

it.each(Object.entries(FILES))("%s, which a voter imports, shows them no decision", async (name, content) => {
  const [ada, bea] = team.voters;
  const sent = await upload(voter, team.reviewId, { name, text: content });
  const { sha256 } = sent.body as Uploaded;
  const look = (token: string) =>
    Promise.all(["preview", "columns"].map((what) => call(token, "GET", at(`/files/${sha256}/${what}`))));
  const [preview, columns] = await look(voter);
  expect((preview!.body as Preview).withheld).toBe(true);
  expect((preview!.body as Preview).entries[0]?.title).toContain("Trees");
  const asked = [preview, ...(columns!.status === 200 ? [columns] : [])].map((answer) =>
    withoutColumnNames(answer!.body as Preview & FileColumns),
  );
  expect(asked.filter((answer) => SECRETS.test(answer))).toEqual([]);
  // Who does not vote sees it all: these places are where it would leak.
  const open = await look(lead);
  expect((open[0]!.body as Preview).withheld).toBe(false);
  expect(open.map(text).join()).toMatch(SECRETS);

  const searchId = await makeSearch(team.reviewId, team.lead);
  const feeds = [{ part: "all" as const, searchId }];
  const importId = await startSeedImport(team.reviewId, ada!, { name, text: content, feeds });
  expect((await call(voter, "GET", at(`/imports/${importId}/file`))).status).toBe(403);
  await runImport(team.reviewId, importId);
  await openBatch(team.reviewId, team.lead);
  const records = await db.record.findMany({
    where: { reviewId: team.reviewId },
    orderBy: { ordinal: "asc" },
  });
  const recordIds = records.map(({ id }) => id);
  expect(await db.priorDecision.count({ where: { reviewId: team.reviewId } })).toBeGreaterThan(1);
  const people = { owner: team.lead, cleo: team.adjudicator, a: ada, b: bea } as People;
  const seen = await everythingSeen(voter, { reviewId: team.reviewId, recordIds, included: [] }, people);
  const leaks = [...seen].filter(([, answer]) => SECRETS.test(answer.replaceAll(COLUMN_NAMES, "")));
  expect(leaks.map(([place, answer]) => [place, answer.slice(0, 2000)])).toEqual([]);
  for (const address of [`/files/${sha256}/preview`, `/files/${sha256}/columns`, `/imports/${importId}/file`])
    expect((await call(voter, "GET", at(address))).status, address).toBe(403);
});

/** What a column is called is no decision about any record. */
const COLUMN_NAMES = /Decision of Prudence|RAYYAN-INCLUSION"|RAYYAN-EXCLUSION-REASONS"/g;

function withoutColumnNames(body: unknown): string {
  return JSON.stringify(body).replaceAll(COLUMN_NAMES, '"');
}

it("keeps them from a voter who removes the record, or undoes or stops the import", async () => {
  const [ada] = team.voters;
  const { reviewId } = team;
  const searchId = await makeSearch(reviewId, team.lead);
  const file = {
    name: "rayyan.ris",
    text: FILES["rayyan.ris"]!,
    feeds: [{ part: "all" as const, searchId }],
  };
  const importId = await startSeedImport(reviewId, ada!, file);
  await runImport(reviewId, importId);
  const [record] = await db.record.findMany({ where: { reviewId }, orderBy: { ordinal: "asc" } });
  const reads = async (token: string) => ({
    one: (await call(token, "GET", at(`/records/${record!.id}`))).body,
    file: (await call(token, "GET", at(`/imports/${importId}/file`))).status,
    entry: (await call(token, "GET", at(`/records/${record!.id}/entry`))).status,
  });
  const closed = { one: { withheld: true, original: null, priorDecisions: [] }, file: 403, entry: 403 };
  const by = { as: "removed_other", decidedBy: "person", method: "By hand" };
  const removed = { operationId: uuid(), recordIds: [record!.id], ...by };
  expect((await call(voter, "POST", at("/records/removals"), removed)).status).toBe(200);
  expect(await reads(voter)).toMatchObject(closed);
  expect(await reads(lead)).toMatchObject({ one: { withheld: false }, file: 200, entry: 200 });

  const scope = await scopeOf(ada!.id, reviewId, "import.run");
  await undoImport(scope, { reviewId, importId, operationId: uuid(), reason: "It was the wrong file." });
  expect(await reads(voter)).toMatchObject(closed);

  const again = await startSeedImport(reviewId, ada!, file);
  await undoImport(scope, { reviewId, importId: again, operationId: uuid(), reason: "" });
  expect((await call(voter, "GET", at(`/imports/${again}/file`))).status).toBe(403);
  const looked = await call(voter, "GET", at(`/files/${await sha256Of(again)}/preview`));
  expect(looked).toMatchObject({ status: 200, body: { withheld: true } });
  expect(text(looked)).not.toMatch(SECRETS);
});

async function sha256Of(importId: string): Promise<string> {
  const { sha256 } = await db.import.findFirstOrThrow({ where: { reviewId: team.reviewId, id: importId } });
  return sha256;
}
