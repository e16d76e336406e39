import { describe, expect, it } from "vitest";
import { countBoxes } from "./counts";
import { databasesOnly, records, reports, withOtherMethods } from "./reviews.fixture";
import { type FlowCounts, flowCounts, prismaCounts } from "./schema";

describe("counting the boxes", () => {
  it("fits its own shapes", () => {
    expect(flowCounts.parse(withOtherMethods)).toEqual(withOtherMethods);
    const counts = countBoxes(withOtherMethods);
    expect(prismaCounts.parse(counts)).toEqual(counts);
  });

  it("counts a review of one database", () => {
    const { identified, screening, databases, included, ...counts } = countBoxes(databasesOnly);
    expect(counts.template).toBe("databases_only");
    expect([identified.databases?.n, identified.registers]).toEqual([11, null]);
    expect([screening.screened.n, screening.excluded.n, screening.included.n]).toEqual([11, 3, 8]);
    expect([databases.sought.n, databases.notRetrieved.n, databases.assessed.n]).toEqual([8, 1, 7]);
    expect(databases.excludedByReason.map(({ label, n }) => [label, n])).toEqual([
      ["Wrong population", 1],
      ["Wrong outcome", 1],
    ]);
    expect([included.studies.n, included.reports.n, counts.pendingRecords]).toEqual([5, 5, 0]);
  });

  it("counts a study reached from both arms once", () => {
    const { identified, removed, screening, otherMethods, included, template } = countBoxes(withOtherMethods);
    expect(template).toBe("databases_and_other");
    expect(identified.perDatabase.map(({ label, n }) => [label, n])).toEqual([
      ["Web of Science", 11],
      ["PubMed", 4],
    ]);
    expect([removed.duplicates.n, removed.duplicatesBySoftware.n, removed.duplicatesByPerson.n]).toEqual([
      2, 1, 1,
    ]);
    expect([removed.automation.n, removed.other.n, screening.screened.n]).toEqual([1, 1, 12]);
    const { websites, organisations, citationSearching, reports: boxes } = otherMethods;
    expect([websites?.n, organisations, citationSearching?.n]).toEqual([1, null, 2]);
    expect([boxes.sought.n, boxes.notRetrieved.n, boxes.assessed.n, boxes.excluded.n]).toEqual([3, 1, 2, 1]);
    expect([included.studies.n, included.reports.n]).toEqual([6, 7]);
  });

  it("keeps what is pending out of the boxes it has not reached", () => {
    const input: FlowCounts = {
      ...databasesOnly,
      records: [
        ...databasesOnly.records,
        records("database", "Web of Science", "awaiting_screening", 4),
        records("database", "Web of Science", "unscreened_stopped", 5, "automation"),
        records("database", "Web of Science", "withdrawn", 9),
        records("website", "WHO", "duplicate", 2, "person"),
      ],
      reports: [
        ...databasesOnly.reports,
        reports("databases", "sought", 2),
        reports("databases", "awaiting_assessment", 3),
      ],
    };
    const counts = countBoxes(input);
    expect(counts.identified.databases?.n).toBe(20);
    expect(counts.screening.screened.n).toBe(11);
    expect(counts.screening.pending.n).toBe(4);
    expect([counts.removed.automation.n, counts.removed.unscreenedStopped.n]).toEqual([5, 5]);
    expect([counts.databases.sought.n, counts.databases.assessed.n]).toEqual([13, 7]);
    expect([counts.pendingRecords, counts.pendingReports]).toEqual([4, 5]);
    expect([counts.otherMethods.identified.n, counts.otherMethods.notSought.n]).toEqual([2, 2]);
  });

  it("says in words what each number counts", () => {
    const { removed, databases, otherMethods, identified } = countBoxes(withOtherMethods);
    expect(removed.duplicates.sentence).toBe(
      "Records from databases and registers that a duplicate check removed",
    );
    expect(removed.duplicatesBySoftware.sentence).toBe(`${removed.duplicates.sentence}, decided by software`);
    expect(databases.pendingRetrieval.sentence).toBe(
      "Reports of records from databases and registers that are still to be retrieved",
    );
    expect(identified.perDatabase[1]?.sentence).toBe("Records identified from PubMed");
    expect(databases.excludedByReason[0]?.sentence).toBe(
      "Reports of records from databases and registers that were excluded after assessment, " +
        "main reason: Wrong population",
    );
    expect(otherMethods.citationSearching?.sentence).toBe("Records identified from citation searching");
  });

  it("shows an exclusion without a reason instead of hiding it", () => {
    const [reason] = countBoxes({ ...databasesOnly, reports: [reports("databases", "excluded", 2)] })
      .databases.excludedByReason;
    expect(reason).toMatchObject({ label: "Reason not given", n: 2, members: { reasonId: "none" } });
  });
});
