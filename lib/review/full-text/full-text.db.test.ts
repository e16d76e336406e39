import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { countingStatements } from "@/lib/db/statements";
import { call } from "@/prisma/seed/client";
import { assessReports, attach, retrieve, runReading, screenRecords } from "@/prisma/seed/full-text";
import { pdfOf } from "@/prisma/seed/pdf";
import { close, makeTeam, openBatch, reopen, type ScreeningTeam, vote } from "@/prisma/seed/screening";
import { scopeOf, tokenOf } from "@/prisma/seed/team";
import { rebuildReview } from "../rebuild";
import { setReportState } from "./commands/retrieval";
import { linkStudy, unlinkStudy } from "./commands/studies";
import { listReports, reportView } from "./queries";

let team: ScreeningTeam;
let reportIds: string[];
let recordIds: string[];
let leads: string;
let adas: string;

beforeAll(async () => {
  team = await makeTeam(["Ada", "Bea"]);
  ({ reportIds, recordIds } = await screenRecords(team, ["include", "include", "include", "exclude"]));
  leads = await tokenOf(team.lead);
  adas = await tokenOf(team.voters[0] ?? team.lead);
});

const path = (reportId: string, rest = "") => `/reviews/${team.reviewId}/reports/${reportId}${rest}`;
const statusOf = async (reportId: string) =>
  ((await call(leads, "GET", path(reportId))).body as { status: string }).status;

describe("reports", () => {
  it("each included record leads to a report that is sought; the list takes one statement and pages on", async () => {
    const scope = await scopeOf(team.lead.id, team.reviewId, "full_text.view");
    const { result, statements } = await countingStatements(() =>
      listReports(scope, { reviewId: team.reviewId, limit: 2 }),
    );
    expect(statements).toBe(1);
    expect(result.reports.map((report) => report.status)).toEqual(["sought", "sought"]);
    const rest = await listReports(scope, { reviewId: team.reviewId, limit: 2, cursor: result.next ?? "" });
    expect(rest.next).toBeNull();
    const ids = [...result.reports, ...rest.reports].map((report) => report.id);
    expect(ids.toSorted()).toEqual(reportIds.toSorted());
    const seen = [...result.reports, ...rest.reports].flatMap((report) => report.records.map(({ id }) => id));
    expect(seen.toSorted()).toEqual(recordIds.slice(0, 3).toSorted());
  });

  it("an attempt that failed is corrected by another; both stay", async () => {
    const [, second] = reportIds;
    const attempt = (outcome: string, note: string) =>
      call(adas, "POST", path(second ?? "", "/retrievals"), {
        operationId: uuid(),
        retrievalId: uuid(),
        outcome,
        note,
      });
    expect((await attempt("not_retrieved", "Not in the library")).body).toEqual({ status: "not_retrieved" });
    expect((await attempt("waiting", "Asked the author")).body).toEqual({ status: "sought" });
    expect((await attempt("retrieved", "The author sent it")).body).toEqual({
      status: "awaiting_assessment",
    });
    const scope = await scopeOf(team.lead.id, team.reviewId, "full_text.view");
    const { attempts } = await reportView(scope, second ?? "");
    expect(attempts.map((one) => [one.outcome, one.note, one.personName])).toEqual([
      ["not_retrieved", "Not in the library", "Ada"],
      ["waiting", "Asked the author", "Ada"],
      ["retrieved", "The author sent it", "Ada"],
    ]);
  });

  it("asking for a report says whom and when, and changes no box until the answer is there", async () => {
    const { team, reportIds } = await soughtTeam();
    const [first = ""] = reportIds;
    const token = await tokenOf(team.lead);
    const ask = (more: object) =>
      call(token, "POST", `/reviews/${team.reviewId}/reports/${first}/retrievals`, {
        operationId: uuid(),
        retrievalId: uuid(),
        outcome: "waiting",
        ...more,
      });
    const boxes = async () => (await call(token, "GET", `/reviews/${team.reviewId}/prisma-flow`)).body;
    const before = await boxes();
    expect(await ask({ askedOf: "authors", day: "2026-11-02", note: "By e-mail" })).toMatchObject({
      status: 200,
    });
    expect(await ask({ askedOf: "library" })).toMatchObject({ status: 200 });
    expect(await ask({ askedOf: "library", day: "2999-01-01" })).toMatchObject({ status: 400 });
    expect(await ask({ askedOf: "a friend" })).toMatchObject({ status: 400 });
    expect(await boxes()).toEqual(before);
    const scope = await scopeOf(team.lead.id, team.reviewId, "full_text.view");
    const { attempts, status } = await reportView(scope, first);
    expect(status).toBe("sought");
    expect(attempts.map(({ outcome, askedOf, day, note }) => ({ outcome, askedOf, day, note }))).toEqual([
      { outcome: "waiting", askedOf: "authors", day: "2026-11-02", note: "By e-mail" },
      { outcome: "waiting", askedOf: "library", day: null, note: "" },
    ]);
    expect(await ask({ outcome: "not_retrieved", note: "No answer" })).toMatchObject({ status: 200 });
    expect(await boxes()).not.toEqual(before);
  });
});

async function soughtTeam() {
  const team = await makeTeam();
  return { team, ...(await screenRecords(team, ["include", "include"])) };
}

describe("documents", () => {
  it("a PDF is kept, read, served with no rights, and counts as retrieved", async () => {
    const [first = ""] = reportIds;
    const bytes = await pdfOf(["Ketamine blocks NMDA receptors.", "BDNF rises."]);
    const [operationId, name] = [uuid(), '../../étude "x".pdf'];
    const answer = await attach(leads, team.reviewId, first, bytes, name, operationId);
    expect(answer).toMatchObject({ status: 200, body: { bytes: bytes.length } });
    expect(await attach(leads, team.reviewId, first, bytes, name, operationId)).toMatchObject({
      body: answer.body,
    });
    expect(await statusOf(first)).toBe("awaiting_assessment");
    const { sha256 } = answer.body as { sha256: string };
    await runReading(team.reviewId, sha256);
    await runReading(team.reviewId, sha256);
    const texts = await call(adas, "GET", `/reviews/${team.reviewId}/documents/${sha256}/pages?limit=1`);
    expect(texts.body).toEqual({
      pages: [{ page: 1, text: "Ketamine blocks NMDA receptors." }],
      pagesRead: 2,
      next: 2,
    });
    const sent = await call(adas, "GET", `/reviews/${team.reviewId}/documents/${sha256}`);
    expect(sent.status).toBe(200);
    expect(sent.body).toContain("%PDF-");
    expect(Object.fromEntries(sent.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-length": String(bytes.length),
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "content-security-policy": expect.stringMatching(/^sandbox; default-src 'none'/),
    });
    expect(sent.headers.get("content-disposition")).not.toMatch(/[^\x20-\x7e]/);
    const again = await attach(leads, team.reviewId, first, bytes);
    expect(again.status).toBe(409);
    const away = await call(leads, "DELETE", path(first, `/documents/${sha256}`), { operationId: uuid() });
    expect(away.status).toBe(200);
    expect((await call(adas, "GET", `/reviews/${team.reviewId}/documents/${sha256}`)).status).toBe(404);
    expect((await attach(leads, team.reviewId, first, bytes)).status).toBe(200);
  });

  it("what does not begin like a PDF is refused and nothing changes", async () => {
    const third = reportIds[2] ?? "";
    const events = await db.decisionEvent.count({ where: { reviewId: team.reviewId } });
    const stored = await db.storedFile.count({ where: { reviewId: team.reviewId } });
    const page = new TextEncoder().encode("<html><script>alert(1)</script></html>");
    const late = Uint8Array.from(Buffer.concat([Buffer.alloc(1020, 32), Buffer.from("%PDF-1.7")]));
    for (const bytes of [page, late, new Uint8Array()]) {
      expect((await attach(leads, team.reviewId, third, bytes)).status).toBe(415);
    }
    const large = new Uint8Array(100 * 1024 * 1024 + 1);
    large.set(new TextEncoder().encode("%PDF-1.7"));
    expect((await attach(leads, team.reviewId, third, large)).status).toBe(413);
    expect(await statusOf(third)).toBe("sought");
    expect(await db.decisionEvent.count({ where: { reviewId: team.reviewId } })).toBe(events);
    expect(await db.storedFile.count({ where: { reviewId: team.reviewId } })).toBe(stored);
  });

  it("the same file at the same moment is attached once", async () => {
    const third = reportIds[2] ?? "";
    const bytes = await pdfOf(["Twice"]);
    const answers = await Promise.all([1, 2, 3].map(() => attach(leads, team.reviewId, third, bytes)));
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409, 409]);
  });
});

describe("studies and assessment", () => {
  it("while a report is in an open batch nothing moves it; whether somebody voted makes no difference", async () => {
    const [first = "", second = "", third = ""] = reportIds;
    const voted = { [first]: "include", [second]: "include", [third]: "exclude" } as const;
    const { batchId } = await openBatch(team.reviewId, team.lead, "full_text");
    const attempt = (reportId: string) =>
      call(adas, "POST", path(reportId, "/retrievals"), {
        operationId: uuid(),
        retrievalId: uuid(),
        outcome: "not_retrieved",
      });
    const before = await attempt(first);
    await vote(team.reviewId, team.voters[1] ?? team.lead, {
      itemId: first,
      stage: "full_text",
      verdict: "include",
    });
    const after = await attempt(first);
    expect([before.status, after.status]).toEqual([409, 409]);
    expect(after.body).toEqual(before.body);
    for (const [itemId, verdict] of Object.entries(voted)) {
      const reasonId = verdict === "exclude" ? team.protocol.reasons[1]?.reasonId : null;
      for (const voter of team.voters) {
        await vote(team.reviewId, voter, { itemId, verdict, stage: "full_text", reasonId });
      }
    }
    await close(team.reviewId, team.lead, batchId);
    expect([await statusOf(first), await statusOf(third)]).toEqual(["included", "excluded"]);
    const scope = await scopeOf(team.lead.id, team.reviewId, "full_text.view");
    expect((await reportView(scope, third)).reason?.label).toBe("Wrong population");
  });

  it("two reports are linked to one study; the last study of an included report stays", async () => {
    const [first = "", second = ""] = reportIds;
    const scope = await scopeOf(team.lead.id, team.reviewId, "full_text.link");
    const [one, other] = [await reportView(scope, first), await reportView(scope, second)];
    const [studyId = "", insteadOf = ""] = [one.studies[0]?.id, other.studies[0]?.id];
    const on = { reviewId: team.reviewId, reportId: second };
    await expect(unlinkStudy(scope, { operationId: uuid(), ...on, studyId: insteadOf })).rejects.toThrow(
      /at least one/,
    );
    await expect(linkStudy(scope, { operationId: uuid(), ...on, studyId: uuid() })).rejects.toThrow(/name/);
    const reply = await linkStudy(scope, { operationId: uuid(), ...on, studyId, insteadOf });
    expect(reply).toEqual({ studyIds: [studyId] });
    const listed = await call(leads, "GET", `/reviews/${team.reviewId}/studies`);
    const { studies } = listed.body as { studies: { id: string; reportIds: string[] }[] };
    expect(studies.find((study) => study.id === studyId)?.reportIds.toSorted()).toEqual(
      [first, second].toSorted(),
    );
    await linkStudy(scope, { operationId: uuid(), ...on, studyId: uuid(), label: "Second cohort 2020" });
    await unlinkStudy(scope, { operationId: uuid(), ...on, studyId });
  });

  it("of two that take a different study off at the same moment one is refused", async () => {
    const [first = ""] = reportIds;
    const scope = await scopeOf(team.lead.id, team.reviewId, "full_text.link");
    const on = { reviewId: team.reviewId, reportId: first };
    await linkStudy(scope, { operationId: uuid(), ...on, studyId: uuid(), label: "Another" });
    const { studies } = await reportView(scope, first);
    const tries = await Promise.allSettled(
      studies.map(({ id }) => unlinkStudy(scope, { operationId: uuid(), ...on, studyId: id })),
    );
    expect(tries.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await reportView(scope, first)).studies).toHaveLength(1);
  });

  it("a lead sets a report aside and gives it back; a voter may not", async () => {
    const third = reportIds[2] ?? "";
    const set = (token: string, status: string) =>
      call(token, "PUT", path(third, "/state"), { operationId: uuid(), status, note: "Abstract only" });
    expect((await set(adas, "ongoing")).status).toBe(403);
    expect((await set(leads, "awaiting_classification")).body).toEqual({ status: "awaiting_classification" });
    const scope = await scopeOf(team.lead.id, team.reviewId, "full_text.view");
    expect((await reportView(scope, third)).reason).toBeNull();
    expect((await set(leads, "ongoing")).body).toEqual({ status: "ongoing" });
    expect((await set(leads, "awaiting_assessment")).body).toEqual({ status: "excluded" });
    expect((await reportView(scope, third)).reason?.label).toBe("Wrong population");
    expect((await set(leads, "awaiting_assessment")).status).toBe(409);
  });

  it("set aside while its batch is reopened and closed, a report still goes back to its decision", async () => {
    const aside = await makeTeam();
    const [reportId = "", otherId = ""] = (await screenRecords(aside, ["include", "include"])).reportIds;
    for (const id of [reportId, otherId]) await retrieve(aside.reviewId, aside.lead, id);
    const batchId = await assessReports(aside, { [reportId]: "include", [otherId]: "exclude" });
    const scope = await scopeOf(aside.lead.id, aside.reviewId, "screening.manage");
    const set = (status: "ongoing" | "awaiting_assessment") =>
      setReportState(scope, {
        operationId: uuid(),
        reviewId: aside.reviewId,
        reportId,
        status,
        note: "A register entry",
      });
    await set("ongoing");
    await reopen(aside.reviewId, aside.lead, batchId);
    expect((await reportView(scope, reportId)).status).toBe("ongoing");
    expect((await reportView(scope, otherId)).status).toBe("awaiting_assessment");
    await expect(set("awaiting_assessment")).rejects.toThrow(/open batch/);
    await close(aside.reviewId, aside.lead, batchId);
    expect(await set("awaiting_assessment")).toEqual({ status: "included" });
    expect((await reportView(scope, reportId)).studies).toHaveLength(1);
    expect((await rebuildReview(aside.reviewId)).filter((one) => one.missing + one.extra > 0)).toEqual([]);
  });
});

it("assessing by the seed's own way ends in included and excluded", async () => {
  const other = await makeTeam(["Ed", "Flo"]);
  const { reportIds: made } = await screenRecords(other, ["include", "include"]);
  for (const id of made) await retrieve(other.reviewId, other.lead, id);
  await assessReports(other, { [made[0] ?? ""]: "include", [made[1] ?? ""]: "exclude" });
  const scope = await scopeOf(other.lead.id, other.reviewId, "full_text.view");
  expect((await reportView(scope, made[0] ?? "")).studies).toHaveLength(1);
  expect((await reportView(scope, made[1] ?? "")).reason?.label).toBe("Retracted");
});
