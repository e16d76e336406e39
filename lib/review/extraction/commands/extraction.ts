import type { Scope } from "@/lib/access/scope";
import { command } from "../../history/command";
import { refuseSecond } from "../handing-over";
import { extractionProjection } from "../projection";
import {
  type ExtractionState,
  refuseNotIncluded,
  refuseReopening,
  refuseSealed,
  refuseThird,
} from "../rules";
import type { ActOnReport } from "../shapes";
import { abandoned, refuseInformedMember } from "./handing-over";
import { lockReport, notStarted } from "./lock";

type Moved = { state: ExtractionState };

/**
 * Starts one's own extraction of a report. Of three who start at once, two do. Whoever left without submitting makes
 * room: nobody need be told that there was an extraction.
 */
export function startExtraction(scope: Scope<"extraction.extract">, input: ActOnReport): Promise<Moved> {
  return command(scope, "start_extraction", input, extractionProjection, async (tx) => {
    const { reportId } = input;
    const { status, all, active } = await lockReport(tx, scope, reportId);
    refuseNotIncluded(status);
    refuseSecond(all.find(({ personId }) => personId === scope.personId));
    const inPlaceOf = await abandoned(tx, scope, active);
    refuseThird(active.filter(({ personId }) => !inPlaceOf.includes(personId)));
    await refuseInformedMember(tx, scope, all, scope.personId);
    return {
      kind: "extraction_started",
      payload: { reportId, personId: scope.personId, inPlaceOf },
      reply: { state: "started" },
      reportId,
    };
  });
}

/** Submits one's own extraction, which seals it. One without claims says that the report makes none. */
export function submitExtraction(scope: Scope<"extraction.extract">, input: ActOnReport): Promise<Moved> {
  return command(scope, "submit_extraction", input, extractionProjection, async (tx) => {
    const { reportId } = input;
    const { status, active } = await lockReport(tx, scope, reportId);
    const own = active.find(({ personId }) => personId === scope.personId);
    if (!own) throw notStarted();
    refuseNotIncluded(status);
    refuseSealed(own);
    return { kind: "extraction_submitted", payload: { reportId }, reply: { state: "submitted" }, reportId };
  });
}

/** Reopens one's own extraction, as long as the other's claims have not been seen. */
export function reopenExtraction(scope: Scope<"extraction.extract">, input: ActOnReport): Promise<Moved> {
  return command(scope, "reopen_extraction", input, extractionProjection, async (tx) => {
    const { reportId } = input;
    const { active } = await lockReport(tx, scope, reportId);
    const own = active.find(({ personId }) => personId === scope.personId);
    if (!own) throw notStarted();
    refuseReopening(own, active);
    return { kind: "extraction_reopened", payload: { reportId }, reply: { state: "started" }, reportId };
  });
}
