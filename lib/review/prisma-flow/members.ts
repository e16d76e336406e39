import {
  type Arm,
  armOf,
  RECORD_FLOW,
  RECORD_STATES,
  REPORT_FLOW,
  REPORT_STATES,
  type RecordState,
  type ReportState,
} from "../flow";
import { type MemberKey, NO_REASON, type RecordGroup, type ReportGroup } from "./schema";

const ARMS: readonly Arm[] = ["databases", "other_methods"];

/** The states, arm by arm, in which a record is a member of this number. */
export function recordStatesOf(key: MemberKey): { arm: Arm; states: RecordState[] }[] {
  return armsOf(key).map((arm) => ({
    arm,
    states: RECORD_STATES.filter(
      (state) => RECORD_FLOW[state].boxes[arm].includes(key.box) && (key.state ?? state) === state,
    ),
  }));
}

/** The states, arm by arm, in which a report is a member of this number. */
export function reportStatesOf(key: MemberKey): { arm: Arm; states: ReportState[] }[] {
  return armsOf(key).map((arm) => ({
    arm,
    states: REPORT_STATES.filter(
      (state) => REPORT_FLOW[state].boxes[arm].includes(key.box) && (key.state ?? state) === state,
    ),
  }));
}

/** Whether a group of records is counted by this number. */
export function countsRecords(key: MemberKey, group: RecordGroup): boolean {
  const arm = armOf(group.source);
  return (
    recordStatesOf(key).some((row) => row.arm === arm && row.states.includes(group.state)) &&
    (key.source ?? group.source) === group.source &&
    (key.sourceName ?? group.sourceName) === group.sourceName &&
    (key.by ?? group.by) === group.by
  );
}

/** Whether a group of reports is counted by this number. */
export function countsReports(key: MemberKey, group: ReportGroup): boolean {
  const reasonId = group.reasonId ?? NO_REASON;
  return (
    reportStatesOf(key).some((row) => row.arm === group.arm && row.states.includes(group.state)) &&
    (key.reasonId ?? reasonId) === reasonId
  );
}

function armsOf(key: MemberKey): readonly Arm[] {
  return key.arm ? [key.arm] : ARMS;
}
