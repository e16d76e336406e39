import type { Scope } from "@/lib/access/scope";
import type { Transaction } from "@/lib/db/client";
import { Refusal } from "@/lib/errors";
import { command } from "../../history/command";
import { fullTextProjection } from "../projection";
import { refuseLastStudy } from "../rules";
import type { LinkStudy, UnlinkStudy } from "../schema";
import { lockReport } from "./lock";

/** Links a report to a study, a known or a new one (PRISMA 2020: a study may have several reports). */
export function linkStudy(scope: Scope<"full_text.link">, input: LinkStudy): Promise<{ studyIds: string[] }> {
  return command(scope, "link_study", input, fullTextProjection, async (tx) => {
    const { reportId, studyId, insteadOf = null } = input;
    await lockReport(tx, scope, reportId);
    const linked = await studiesOf(tx, scope.reviewId, reportId);
    if (linked.includes(studyId)) {
      throw new Refusal("CONFLICT", "This report is linked to that study already. Nothing was changed.");
    }
    if (insteadOf && !linked.includes(insteadOf)) {
      throw new Refusal(
        "NOT_FOUND",
        "This report is not linked to the study to take off. Reload and look again.",
      );
    }
    const label = await labelOfNew(tx, scope.reviewId, input);
    return {
      kind: "study_linked",
      payload: { studyId, reportId, label, insteadOf },
      reply: { studyIds: [...linked.filter((id) => id !== insteadOf), studyId] },
      reportId,
    };
  });
}

/** Takes back that a report describes a study. */
export function unlinkStudy(
  scope: Scope<"full_text.link">,
  input: UnlinkStudy,
): Promise<{ studyIds: string[] }> {
  return command(scope, "unlink_study", input, fullTextProjection, async (tx) => {
    const { reportId, studyId } = input;
    const { status } = await lockReport(tx, scope, reportId);
    const linked = await studiesOf(tx, scope.reviewId, reportId);
    refuseLastStudy(status, linked, studyId);
    return {
      kind: "study_unlinked",
      payload: { studyId, reportId },
      reply: { studyIds: linked.filter((id) => id !== studyId) },
      reportId,
    };
  });
}

async function studiesOf(tx: Transaction, reviewId: string, reportId: string): Promise<string[]> {
  const rows = await tx.studyReport.findMany({ where: { reviewId, reportId }, orderBy: { studyId: "asc" } });
  return rows.map((row) => row.studyId);
}

/** Null for a known study: its label stays. */
async function labelOfNew(tx: Transaction, reviewId: string, input: LinkStudy): Promise<string | null> {
  const known = await tx.study.findUnique({ where: { reviewId_id: { reviewId, id: input.studyId } } });
  if (known) return null;
  if (input.label) return input.label;
  throw new Refusal("BAD_INPUT", "A new study needs a name.", [
    { path: "label", message: "Name the study." },
  ]);
}
