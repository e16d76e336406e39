import type { Source } from "../flow";
import type { FlowCounts, RecordGroup, ReportGroup } from "./schema";

const WRONG_TYPE = { reasonId: "type", reasonLabel: "Wrong publication type" };
const WRONG_POPULATION = { reasonId: "population", reasonLabel: "Wrong population" };
const WRONG_OUTCOME = { reasonId: "outcome", reasonLabel: "Wrong outcome" };

/** A finished review of 11 records from one database. */
export const databasesOnly: FlowCounts = {
  records: [
    records("database", "Web of Science", "excluded", 3, "person"),
    records("database", "Web of Science", "included", 8, "person"),
  ],
  reports: [
    reports("databases", "not_retrieved", 1),
    reports("databases", "excluded", 1, WRONG_OUTCOME),
    reports("databases", "excluded", 1, WRONG_POPULATION),
    reports("databases", "included", 5),
  ],
  reasonOrder: ["type", "population", "outcome"],
  searched: [{ source: "database", sourceName: "Web of Science" }],
  distinctReportsOfIncludedRecords: { databases: 8, other_methods: 0 },
  studies: { included: 5, reports: 5, pairs: 5 },
};

/** The same review with a second database, a register, a website and citation searching. */
export const withOtherMethods: FlowCounts = {
  ...databasesOnly,
  records: [
    ...databasesOnly.records,
    records("database", "PubMed", "duplicate", 1, "automation"),
    records("database", "PubMed", "duplicate", 1, "person"),
    records("database", "PubMed", "removed_automation", 1, "automation"),
    records("database", "PubMed", "removed_other", 1, "person"),
    records("register", "ClinicalTrials.gov", "included", 1, "person"),
    records("citation_searching", "Reference lists", "included", 2),
    records("website", "A charity's website", "included", 1),
  ],
  reports: [
    ...databasesOnly.reports,
    reports("databases", "included", 1),
    reports("other_methods", "not_retrieved", 1),
    reports("other_methods", "excluded", 1, WRONG_TYPE),
    reports("other_methods", "included", 1),
  ],
  searched: [
    { source: "database", sourceName: "Web of Science" },
    { source: "database", sourceName: "PubMed" },
    { source: "register", sourceName: "ClinicalTrials.gov" },
    { source: "citation_searching", sourceName: "Reference lists" },
    { source: "website", sourceName: "A charity's website" },
  ],
  distinctReportsOfIncludedRecords: { databases: 9, other_methods: 3 },
  studies: { included: 6, reports: 7, pairs: 7 },
};

export function records(
  source: Source,
  sourceName: string,
  state: RecordGroup["state"],
  count: number,
  by: RecordGroup["by"] = null,
): RecordGroup {
  return { source, sourceName, state, by, count };
}

export function reports(
  arm: ReportGroup["arm"],
  state: ReportGroup["state"],
  count: number,
  reason: Pick<ReportGroup, "reasonId" | "reasonLabel"> = { reasonId: null, reasonLabel: null },
): ReportGroup {
  return { arm, state, count, ...reason };
}
