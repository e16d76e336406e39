import { type Arm, armOf, type Source } from "../flow";
import { countsRecords, countsReports } from "./members";
import {
  type BoxCount,
  type FlowCounts,
  type MemberKey,
  type NamedCount,
  NO_REASON,
  type PrismaCounts,
  type ReportBoxes,
} from "./schema";
import { describeMembers, OFFICIAL } from "./wording";

type RecordBox = Omit<MemberKey, "unit">;

/**
 * Every number of the PRISMA 2020 diagram of a new review (item 16a). A number is the count of its own
 * members, and which states are members is read from the flow tables: there is no second way to count.
 */
export function countBoxes(input: FlowCounts): PrismaCounts {
  const records = (key: RecordBox) => countRecords(input, key);
  const otherMethods = countOtherMethods(input);
  const databases = countReportBoxes(input, "databases");
  const screening = countScreening(input);
  const usedOther = otherMethods.identified.n > 0 || input.searched.some(({ source }) => isOther(source));
  const arms = [databases, otherMethods.reports];
  const distinct = input.distinctReportsOfIncludedRecords;
  return {
    template: usedOther ? "databases_and_other" : "databases_only",
    identified: countIdentified(input),
    removed: {
      duplicates: records({ box: "removed_duplicate" }),
      duplicatesBySoftware: records({ box: "removed_duplicate", by: "automation" }),
      duplicatesByPerson: records({ box: "removed_duplicate", by: "person" }),
      automation: records({ box: "removed_automation" }),
      unscreenedStopped: records({ box: "removed_automation", state: "unscreened_stopped" }),
      markedByAutomation: records({ box: "removed_automation", state: "removed_automation" }),
      stoppingRule: input.stoppingRule ?? null,
      other: records({ box: "removed_other" }),
    },
    screening,
    databases,
    otherMethods,
    included: {
      studies: numbered(input.studies.included, { unit: "study", box: "included" }),
      reports: countReports(input, { box: "included" }),
    },
    pendingRecords: screening.pending.n + otherMethods.pending.n,
    pendingReports: sum(arms.map((boxes) => boxes.pendingRetrieval.n + boxes.pendingAssessment.n)),
    reportsBeyondRecords: {
      databases: distinct.databases - screening.included.n,
      other_methods: distinct.other_methods - otherMethods.included.n,
    },
    studyLinks: { reports: input.studies.reports, pairs: input.studies.pairs },
  };
}

function countIdentified(input: FlowCounts): PrismaCounts["identified"] {
  return {
    total: countRecords(input, { box: "identified" }),
    databases: countKind(input, "database"),
    registers: countKind(input, "register"),
    perDatabase: countEachSource(input, "database"),
    perRegister: countEachSource(input, "register"),
  };
}

function countScreening(input: FlowCounts): PrismaCounts["screening"] {
  const records = (key: RecordBox) => countRecords(input, key);
  return {
    screened: records({ box: "screened" }),
    excluded: records({ box: "excluded" }),
    excludedByPerson: records({ box: "excluded", by: "person" }),
    excludedByAutomation: records({ box: "excluded", by: "automation" }),
    included: records({ box: "screened", state: "included" }),
    pending: records({ box: "identified", state: "awaiting_screening" }),
  };
}

function countOtherMethods(input: FlowCounts): PrismaCounts["otherMethods"] {
  const records = (key: RecordBox) => countRecords(input, key);
  return {
    identified: records({ box: "other_identified" }),
    websites: countKind(input, "website"),
    organisations: countKind(input, "organisation"),
    citationSearching: countKind(input, "citation_searching"),
    other: countKind(input, "other"),
    notSought: records({ box: "other_not_sought" }),
    included: records({ box: "other_identified", state: "included" }),
    pending: records({ box: "other_identified", state: "awaiting_screening" }),
    reports: countReportBoxes(input, "other_methods"),
  };
}

function countReportBoxes(input: FlowCounts, arm: Arm): ReportBoxes {
  const left = arm === "databases";
  const sought = left ? "sought" : "other_sought";
  const excluded = left ? "reports_excluded" : "other_reports_excluded";
  const reports = (key: RecordBox) => countReports(input, { ...key, arm });
  return {
    sought: reports({ box: sought }),
    notRetrieved: reports({ box: left ? "not_retrieved" : "other_not_retrieved" }),
    assessed: reports({ box: left ? "assessed" : "other_assessed" }),
    excluded: reports({ box: excluded }),
    excludedByReason: reasonsOf(input, arm).map(({ reasonId, label }) => {
      const key = { box: excluded, arm, state: "excluded", reasonId } as const;
      return { ...countReports(input, key, label), label };
    }),
    awaitingClassification: reports({ box: excluded, state: "awaiting_classification" }),
    ongoing: reports({ box: excluded, state: "ongoing" }),
    included: reports({ box: "included" }),
    pendingRetrieval: reports({ box: sought, state: "sought" }),
    pendingAssessment: reports({ box: sought, state: "awaiting_assessment" }),
  };
}

/** Reasons in use in one arm, in the protocol's order; a reason the protocol lost comes after them. */
function reasonsOf(input: FlowCounts, arm: Arm): { reasonId: string; label: string }[] {
  const labels = new Map<string, string>();
  for (const group of input.reports) {
    if (group.arm !== arm || group.state !== "excluded" || group.count === 0) continue;
    const label = group.reasonLabel ?? "Reason not given";
    labels.set(group.reasonId ?? NO_REASON, label);
  }
  const ordered = new Set([...input.reasonOrder.filter((id) => labels.has(id)), ...labels.keys()]);
  return [...ordered].map((reasonId) => ({ reasonId, label: labels.get(reasonId) ?? reasonId }));
}

function countKind(input: FlowCounts, source: Source): BoxCount | null {
  const used = [...input.searched, ...input.records].some((row) => row.source === source);
  return used ? countRecords(input, { box: identifiedBox(source), source }) : null;
}

function countEachSource(input: FlowCounts, source: Source): NamedCount[] {
  const rows = [...input.searched, ...input.records].filter((row) => row.source === source);
  const names = new Set(rows.map((row) => row.sourceName));
  return [...names].map((sourceName) => ({
    ...countRecords(input, { box: identifiedBox(source), source, sourceName }),
    label: sourceName.trim() || OFFICIAL.otherSources,
  }));
}

function identifiedBox(source: Source) {
  return isOther(source) ? "other_identified" : "identified";
}

function isOther(source: Source): boolean {
  return armOf(source) === "other_methods";
}

function countRecords(input: FlowCounts, key: RecordBox): BoxCount {
  const members = { ...key, unit: "record" as const };
  return numbered(sum(input.records.filter((row) => countsRecords(members, row)).map(size)), members);
}

function countReports(input: FlowCounts, key: RecordBox, reasonLabel?: string): BoxCount {
  const members = { ...key, unit: "report" as const };
  const n = sum(input.reports.filter((row) => countsReports(members, row)).map(size));
  return numbered(n, members, reasonLabel);
}

function numbered(n: number, members: MemberKey, reasonLabel?: string): BoxCount {
  return { n, members, sentence: describeMembers(members, reasonLabel) };
}

function size(group: { count: number }): number {
  return group.count;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
