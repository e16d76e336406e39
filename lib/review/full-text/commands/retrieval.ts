import type { Scope } from "@/lib/access/scope";
import { command } from "../../history/command";
import { fullTextProjection } from "../projection";
import { afterRetrieval, afterSetting, refuseFuture } from "../rules";
import type { NoteRetrieval, SetReportState } from "../schema";
import { lockReport } from "./lock";

type Moved = { status: ReturnType<typeof afterRetrieval> };

/** Notes an attempt to get a report (PRISMA 2020: "Reports sought for retrieval", "Reports not retrieved"). */
export function noteRetrieval(scope: Scope<"full_text.retrieve">, input: NoteRetrieval): Promise<Moved> {
  return command(scope, "note_retrieval", input, fullTextProjection, async (tx) => {
    const { reportId, retrievalId, outcome, note, askedOf = null, day = null } = input;
    refuseFuture(day, new Date());
    const status = afterRetrieval(await lockReport(tx, scope, reportId), outcome);
    return {
      kind: "retrieval_noted",
      payload: { retrievalId, reportId, retrieved: outcome === "retrieved", note, status, askedOf, day },
      reply: { status },
      reportId,
    };
  });
}

/** Sets a report aside as awaiting classification or ongoing, or gives it back to where it was. */
export function setReportState(scope: Scope<"screening.manage">, input: SetReportState): Promise<Moved> {
  return command(scope, "set_report_state", input, fullTextProjection, async (tx) => {
    const { reportId, note } = input;
    const report = await lockReport(tx, scope, reportId);
    const { status, reasonId } = afterSetting(report, input.status);
    return {
      kind: "report_state_set",
      payload: { reportId, status, before: report.status, reasonId, note },
      reply: { status },
      reportId,
    };
  });
}
