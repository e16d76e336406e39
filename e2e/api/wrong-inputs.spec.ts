import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import type { HistoryEntry } from "@/lib/review/history/schema";
import type { RecordPage } from "@/lib/review/record/contract";
import { call, get, type Person, refusal, write } from "./client";
import { documentPath, reportId } from "./ketamine-full-text";
import { importSample, upload } from "./ketamine-import";
import { openBatch } from "./ketamine-screening";
import { recordId, startKetamineReview, type Walk } from "./ketamine-team";
import { letIn, newPerson } from "./people";

const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex");

/** A review with one website page, which is a report at once, and the four records of PubMed. */
async function startSmallReview(): Promise<Walk> {
  const walk = await startKetamineReview();
  await importSample(walk, { file: "website.ris", source: "website", name: "Example Institute" }, ["W1"]);
  const pubmed = { file: "pubmed.nbib", source: "database", name: "PubMed" } as const;
  await importSample(walk, pubmed, ["P1", "P2", "P3", "P4"]);
  return walk;
}

test("what is wrong is refused in words, and changes nothing", async () => {
  test.setTimeout(180_000);
  const walk = await startSmallReview();
  const before = await standing(walk);
  await test.step("files that are not what their names say", () => wrongFiles(walk));
  await test.step("strangers and tokens that may read only", () => wrongPeople(walk));
  expect(await standing(walk)).toEqual(before);
  await test.step("votes that come too late or make no sense", () => wrongVotes(walk));
  await test.step("an operation sent twice", () => sentTwice(walk));
});

/** What a refused request must leave as it was. */
async function standing({ path, ada }: Walk) {
  return {
    records: await get<RecordPage>(ada, `${path}/records`),
    imports: await get<unknown[]>(ada, `${path}/imports`),
    history: await get<unknown>(ada, `${path}/history?limit=200`),
    reports: await get<unknown>(ada, `${path}/reports`),
  };
}

async function refused(
  who: Person,
  method: string,
  path: string,
  body?: unknown,
): Promise<[number, string, string]> {
  const { status, body: said } = await refusal(who.token, method, path, body);
  return [status, said.code, said.message];
}

async function wrongFiles(walk: Walk): Promise<void> {
  const { ada, path } = walk;
  const files = `${path}/files?name=records.ris`;
  expect(await refused(ada, "PUT", files, new Uint8Array())).toEqual([
    ...[400, "BAD_INPUT"],
    expect.stringContaining("empty"),
  ]);
  const cut = `${files}&sha256=${"0".repeat(64)}`;
  expect(await refused(ada, "PUT", cut, PNG)).toEqual([
    ...[400, "BAD_INPUT"],
    expect.stringContaining("did not arrive whole"),
  ]);

  const { sha256 } = await upload(ada, path, "records.ris", PNG);
  const notText = [415, "UNSUPPORTED_FILE", expect.stringContaining("whatever its name says")];
  expect(await refused(ada, "GET", `${path}/files/${sha256}/preview`)).toEqual(notText);
  const searches = await get<{ id: string }[]>(ada, `${path}/searches`);
  const feeds = [{ part: "all", searchId: searches[0]?.id }];
  const form = { operationId: randomUUID(), importId: randomUUID(), sha256, fileName: "records.ris", feeds };
  expect(await refused(ada, "POST", `${path}/imports`, form)).toEqual(notText);

  const document = documentPath(path, await reportId(walk, "W1"));
  const notPdf = Buffer.from("<html>Sign in to read this article</html>");
  expect(await refused(ada, "PUT", document, notPdf)).toEqual([
    ...[415, "UNSUPPORTED_FILE"],
    expect.stringContaining("not a PDF"),
  ]);
}

async function wrongPeople({ path, ada }: Walk): Promise<void> {
  const notThere = [404, "NOT_FOUND", expect.any(String)];
  const eve = await newPerson("Eve");
  expect(await refused(eve, "GET", `${path}/records`)).toEqual(notThere);
  expect(await refused(eve, "GET", `/reviews/${randomUUID()}/records`)).toEqual(notThere);
  const nobody = { ...eve, token: "twofold_of-nobody" };
  expect(await refused(nobody, "GET", "/account")).toEqual([401, "NOT_SIGNED_IN", expect.any(String)]);
  const reader = await newPerson("Rita", ["read"]);
  const review = { operationId: randomUUID(), id: randomUUID(), title: "Not to be" };
  expect(await refused(reader, "POST", "/reviews", review)).toEqual([
    ...[403, "NOT_ALLOWED"],
    expect.stringContaining("read only"),
  ]);
  const { body } = await refusal(ada.token, "POST", "/reviews", { ...review, title: "x", colour: "red" });
  expect(body.code).toBe("BAD_INPUT");
  expect(body.data.fields.map((field) => field.message).join()).toMatch(/Give the review a title.*colour/);
}

async function wrongVotes(walk: Walk): Promise<void> {
  const { ada, path, protocol } = walk;
  const [gone, there] = [recordId(walk, "P3"), recordId(walk, "P1")];
  const removal = { as: "removed_other", method: "Out of scope", decidedBy: "person" };
  const removals = `${path}/records/removals`;
  await write(ada, "POST", removals, { recordIds: [gone], ...removal });
  await openBatch(walk, "title_abstract");
  const votes = await votesIn(walk);

  const ballot = { verdict: "include", protocolVersionId: protocol.id };
  const voteOn = (itemId: string, more: object = {}) =>
    refused(ada, "PUT", `${path}/stages/title_abstract/items/${itemId}/vote`, {
      ...{ operationId: randomUUID(), ...ballot },
      ...more,
    });
  const notMine = [409, "CONFLICT", expect.stringContaining("not in your queue")];
  expect(await voteOn(gone)).toEqual(notMine);
  expect(await voteOn(randomUUID())).toEqual(notMine);
  const bad = [400, "BAD_INPUT", expect.any(String)];
  expect(await voteOn(there, { verdict: "perhaps" })).toEqual(bad);
  expect(await voteOn(there, { protocolVersionId: randomUUID() })).toEqual(bad);
  expect(await votesIn(walk)).toEqual(votes);

  const late = { operationId: randomUUID(), recordIds: [there], ...removal };
  expect(await refused(ada, "POST", removals, late)).toEqual([
    ...[409, "CONFLICT"],
    expect.stringContaining("in an open batch, or were decided in one"),
  ]);
}

async function votesIn({ path, ada }: Walk): Promise<HistoryEntry[]> {
  return (await get<{ entries: HistoryEntry[] }>(ada, `${path}/history?kind=vote_cast`)).entries;
}

async function sentTwice(walk: Walk): Promise<void> {
  const { ada, bea, path, protocol } = walk;
  const vote = `${path}/stages/title_abstract/items/${recordId(walk, "P1")}/vote`;
  const form = { operationId: randomUUID(), verdict: "include", protocolVersionId: protocol.id };
  const first = await call(ada.token, "PUT", vote, form);
  const copies = await Promise.all([1, 2, 3].map(() => call(ada.token, "PUT", vote, form)));
  expect(copies).toEqual([first, first, first]);
  const reused = [422, "OPERATION_REUSED", expect.any(String)];
  expect(await refused(ada, "PUT", vote, { ...form, verdict: "exclude" })).toEqual(reused);
  expect(await refused(bea, "PUT", vote, form), "of another person").toEqual(reused);
  expect(await votesIn(walk)).toHaveLength(1);

  const dan = await newPerson("Dan");
  await letIn(ada, path.split("/")[2] ?? "", dan, ["observer"]);
  const roles = { operationId: randomUUID(), roles: ["reviewer"] };
  const member = `${path}/members/${dan.id}/roles`;
  expect(await call(ada.token, "PUT", member, roles)).toEqual(await call(ada.token, "PUT", member, roles));
  const more = { ...roles, roles: ["owner"] };
  expect(await refused(ada, "PUT", member, more)).toEqual(reused);
}
