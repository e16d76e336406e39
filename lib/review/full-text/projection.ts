import type { Transaction } from "@/lib/db/client";
import type { ReportState } from "../flow";
import { projection } from "../history/projection";
import { fullTextEvents, type RetrievalOutcome } from "./schema";

/** Retrievals, documents and studies, and what they change of a report. */
export const fullTextProjection = projection(fullTextEvents, {
  retrieval_noted: async (tx, { reviewId, payload, actorId, at }) => {
    const { retrievalId, reportId, note, status, askedOf } = payload;
    const outcome = outcomeOf(payload);
    const day = payload.day ? new Date(payload.day) : null;
    await tx.retrieval.create({
      data: { reviewId, id: retrievalId, reportId, outcome, askedOf, day, note, personId: actorId, at },
    });
    await moveReport(tx, reviewId, reportId, status, at);
  },

  document_attached: async (tx, { reviewId, payload, at }) => {
    const { reportId, sha256, name, status } = payload;
    await tx.document.upsert({
      where: { reviewId_reportId_sha256: { reviewId, reportId, sha256 } },
      create: { reviewId, reportId, sha256, name, at },
      update: { name, at, removedAt: null },
    });
    if (status) await moveReport(tx, reviewId, reportId, status, at);
  },

  document_removed: (tx, { reviewId, payload: { reportId, sha256 }, at }) =>
    tx.document.update({
      where: { reviewId_reportId_sha256: { reviewId, reportId, sha256 } },
      data: { removedAt: at },
    }),

  report_state_set: (tx, { reviewId, payload, at }) =>
    moveReport(tx, reviewId, payload.reportId, payload.status, at, payload.reasonId),

  study_linked: async (tx, { reviewId, payload, at }) => {
    const { studyId, reportId, label, insteadOf } = payload;
    if (label !== null) {
      await tx.study.create({ data: { reviewId, id: studyId, label, origin: "new", at } });
    }
    await tx.studyReport.create({ data: { reviewId, studyId, reportId } });
    if (insteadOf) await unlink(tx, reviewId, insteadOf, reportId);
  },

  study_unlinked: (tx, { reviewId, payload: { studyId, reportId } }) =>
    unlink(tx, reviewId, studyId, reportId),
});

/** An attempt without the report leaves it sought only while an answer is awaited. */
function outcomeOf(noted: { retrieved: boolean; status: ReportState }): RetrievalOutcome {
  if (noted.retrieved) return "retrieved";
  return noted.status === "sought" ? "waiting" : "not_retrieved";
}

/** The reason belongs to the exclusion: a report that leaves that state has none. An unchanged state keeps its time. */
async function moveReport(
  tx: Transaction,
  reviewId: string,
  id: string,
  status: ReportState,
  at: Date,
  reasonId: string | null = null,
): Promise<void> {
  await tx.report.updateMany({
    where: { reviewId, id, status: { not: status } },
    data: { status, reasonId, at },
  });
}

/** A study without reports stays: claims may name it, and a report may be linked to it again. */
function unlink(tx: Transaction, reviewId: string, studyId: string, reportId: string) {
  return tx.studyReport.delete({
    where: { reviewId_studyId_reportId: { reviewId, studyId, reportId } },
  });
}
