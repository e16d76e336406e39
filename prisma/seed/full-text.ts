import { v7 as uuid } from "uuid";
import { serve } from "@/lib/api/serve";
import { db } from "@/lib/db/client";
import { handlers } from "@/lib/jobs/handlers";
import { noteRetrieval } from "@/lib/review/full-text/commands/retrieval";
import type { RetrievalOutcome } from "@/lib/review/full-text/schema";
import type { Verdict } from "@/lib/review/screening/schema";
import type { Answer } from "./client";
import { seedRecords } from "./import";
import { close, openBatch, type ScreeningTeam, vote } from "./screening";
import { type SeedPerson, scopeOf } from "./team";

/** Imports a record for each verdict, screens them unanimously and closes the batch. Reports are in record order. */
export async function screenRecords(
  team: ScreeningTeam,
  verdicts: readonly Verdict[],
): Promise<{ recordIds: string[]; reportIds: string[]; batchId: string }> {
  const { recordIds } = await seedRecords(team.reviewId, team.lead, verdicts.length);
  const { batchId } = await openBatch(team.reviewId, team.lead);
  for (const [n, itemId] of recordIds.entries()) {
    for (const voter of team.voters) {
      await vote(team.reviewId, voter, { itemId, verdict: verdicts[n] ?? "include" });
    }
  }
  await close(team.reviewId, team.lead, batchId);
  return { recordIds, reportIds: await reportsOf(team.reviewId, recordIds), batchId };
}

/** The reports that records led to, in the order of the records. */
export async function reportsOf(reviewId: string, recordIds: readonly string[]): Promise<string[]> {
  const links = await db.reportRecord.findMany({ where: { reviewId, recordId: { in: [...recordIds] } } });
  return recordIds.flatMap((id) => links.filter((link) => link.recordId === id).map((link) => link.reportId));
}

/** Notes an attempt to get a report. */
export async function retrieve(
  reviewId: string,
  person: SeedPerson,
  reportId: string,
  outcome: RetrievalOutcome = "retrieved",
  note = "",
): Promise<void> {
  const scope = await scopeOf(person.id, reviewId, "full_text.retrieve");
  await noteRetrieval(scope, { operationId: uuid(), retrievalId: uuid(), reviewId, reportId, outcome, note });
}

/** Has everybody assess retrieved reports alike and closes the batch. An exclusion takes the reason given, or the first one. */
export async function assessReports(
  team: ScreeningTeam,
  verdicts: Record<string, Verdict>,
  reasonId: string | undefined = team.protocol.reasons[0]?.reasonId,
): Promise<string> {
  const { batchId } = await openBatch(team.reviewId, team.lead, "full_text");
  for (const [itemId, verdict] of Object.entries(verdicts)) {
    const given = { itemId, verdict, stage: "full_text" as const };
    for (const voter of team.voters) {
      await vote(team.reviewId, voter, {
        ...given,
        reasonId: verdict === "exclude" ? (reasonId ?? null) : null,
      });
    }
  }
  await close(team.reviewId, team.lead, batchId);
  return batchId;
}

/** Sends a file as a report's PDF over the API, as an outside client would. */
export async function attach(
  token: string | null,
  reviewId: string,
  reportId: string,
  bytes: Uint8Array<ArrayBuffer>,
  name = "paper.pdf",
  operationId: string = uuid(),
): Promise<Answer> {
  const path = `/reviews/${reviewId}/reports/${reportId}/document?${new URLSearchParams({ name, operationId })}`;
  const request = new Request(`http://localhost:3000/api/v1${path}`, {
    method: "PUT",
    headers: token ? { authorization: `Bearer ${token}` } : {},
    body: bytes,
  });
  const response = await serve(request);
  return { status: response.status, body: await response.json(), headers: response.headers };
}

/** Reads a document's pages here and now, as the worker would. */
export async function runReading(reviewId: string, sha256: string): Promise<void> {
  await handlers.read_document?.({ reviewId, sha256 }, { stopping: new AbortController().signal });
}
