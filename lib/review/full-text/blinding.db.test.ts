import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { call } from "@/prisma/seed/client";
import { attach, reportsOf, screenRecords } from "@/prisma/seed/full-text";
import { seedRecords } from "@/prisma/seed/import";
import { pdfOf } from "@/prisma/seed/pdf";
import { makeTeam, openBatch, reopen, vote } from "@/prisma/seed/screening";
import { tokenOf } from "@/prisma/seed/team";

it("while titles and abstracts are screened a voter finds no report and no file, and what is there does not depend on votes", async () => {
  const other = await makeTeam(["Cy", "Di"]);
  const [cy = other.lead, di = other.lead] = other.voters;
  const cys = await tokenOf(cy);
  const reports = () => call(cys, "GET", `/reviews/${other.reviewId}/reports`);
  const { recordIds: ids, reportIds: made, batchId } = await screenRecords(other, ["include", "include"]);
  const [report = ""] = made;
  expect((await reports()).body).toMatchObject({ reports: [{ id: expect.any(String) }, {}] });
  await reopen(other.reviewId, other.lead, batchId);
  // No command attaches a file now; one that is there all the same must not show.
  const sha256 = "a".repeat(64);
  const file = { reviewId: other.reviewId, sha256, name: "paper.pdf" };
  await db.storedFile.create({ data: { ...file, bytes: 1n, uploadedBy: di.id } });
  await db.document.create({ data: { ...file, reportId: report, at: new Date() } });
  expect((await attach(cys, other.reviewId, report, await pdfOf(["Here"]))).status).toBe(404);
  const hidden = [
    await reports(),
    await call(cys, "GET", `/reviews/${other.reviewId}/reports/${report}`),
    await call(cys, "GET", `/reviews/${other.reviewId}/documents/${sha256}`),
    await call(cys, "GET", `/reviews/${other.reviewId}/documents/${sha256}/pages`),
  ];
  expect(hidden.map((answer) => answer.status)).toEqual([200, 404, 404, 404]);
  expect(hidden[0]?.body).toEqual({ reports: [], next: null });
  expect(await reportsOf(other.reviewId, ids)).toHaveLength(2);

  const { recordIds: more } = await seedRecords(other.reviewId, other.lead, 1);
  await openBatch(other.reviewId, other.lead);
  const quiet = await reports();
  await vote(other.reviewId, di, { itemId: more[0] ?? "", verdict: "include" });
  expect((await reports()).body).toEqual(quiet.body);
});
