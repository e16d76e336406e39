import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  armOf,
  RECORD_FLOW,
  REPORT_FLOW,
  type RecordState,
  type ReportState,
  SOURCES,
  type Source,
} from "../flow";
import { countBoxes } from "./counts";
import { checkIdentities } from "./identities";
import { databasesOnly, records, reports, withOtherMethods } from "./reviews.fixture";
import type { FlowCounts } from "./schema";

const ARRIVED = "awaiting_screening" satisfies RecordState;
const STARTED = "sought" satisfies ReportState;
const REASONS = ["population", "outcome", "type"] as const;

const steps = fc.array(fc.nat(9), { maxLength: 6 });
const journey = fc.record({
  source: fc.constantFrom(...SOURCES),
  name: fc.constantFrom("A", "B"),
  steps,
  reports: fc.array(fc.record({ steps, reason: fc.nat(2), studies: fc.array(fc.nat(5), { minLength: 1 }) }), {
    maxLength: 2,
  }),
});
type Journey = typeof journey extends fc.Arbitrary<infer T> ? T : never;

describe("the sums of the diagram", () => {
  it.each([
    ["of one database", databasesOnly],
    ["with other methods", withOtherMethods],
  ])("balance in a review %s", (_name, input) => {
    const checks = checkIdentities(countBoxes(input));
    expect(checks.filter((check) => !check.holds)).toEqual([]);
    expect(checks.filter((check) => check.relation === "=").every((check) => check.difference === 0)).toBe(
      true,
    );
  });

  it("balance whatever happened to records and reports", () => {
    fc.assert(
      fc.property(fc.array(journey, { maxLength: 40 }), (journeys) => {
        expect(broken(travel(journeys))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("explain a record that led to two reports", () => {
    const input: FlowCounts = {
      ...databasesOnly,
      reports: [...databasesOnly.reports, reports("databases", "not_retrieved", 1)],
      distinctReportsOfIncludedRecords: { databases: 9, other_methods: 0 },
    };
    const check = checkIdentities(countBoxes(input)).find(({ id }) => id === "I4");
    expect(check).toMatchObject({ left: 9, right: 8, difference: 1, holds: true, kind: "explained" });
    expect(check?.explanation).toMatch(/several reports/);
  });

  it("explain records of other methods that never became a report", () => {
    const dropped = records("website", "A charity's website", "excluded", 2, "person");
    const input = { ...withOtherMethods, records: [...withOtherMethods.records, dropped] };
    const check = checkIdentities(countBoxes(input)).find(({ id }) => id === "I7");
    expect(check).toMatchObject({ left: 3, right: 5, difference: -2, holds: true });
  });

  it("let one report describe two studies, and no study exist without a report", () => {
    const two = { ...databasesOnly, studies: { included: 6, reports: 5, pairs: 6 } };
    expect(broken(two)).toEqual([]);
    expect(broken({ ...databasesOnly, studies: { included: 7, reports: 5, pairs: 6 } })).toEqual(["I10"]);
  });

  it.each<[string, FlowCounts, string[]]>([
    [
      "a report lost between the boxes",
      { ...databasesOnly, reports: databasesOnly.reports.slice(1) },
      ["I4"],
    ],
    [
      "an exclusion that nobody made",
      {
        ...databasesOnly,
        records: [
          records("database", "Web of Science", "excluded", 3),
          records("database", "Web of Science", "included", 8),
        ],
      },
      ["I3b"],
    ],
    [
      "an included report of no study",
      { ...databasesOnly, studies: { included: 4, reports: 4, pairs: 4 } },
      ["I9b"],
    ],
    [
      "a report filed under the wrong arm",
      { ...databasesOnly, reports: [...databasesOnly.reports, reports("other_methods", "not_retrieved", 1)] },
      ["I7"],
    ],
  ])("catch %s", (_fault, input, ids) => {
    expect(broken(input)).toEqual(ids);
  });

  it("catch a number that was changed by hand", () => {
    const counts = countBoxes(withOtherMethods);
    const caught = (change: (copy: typeof counts) => void) => {
      const copy = structuredClone(counts);
      change(copy);
      return checkIdentities(copy).flatMap(({ id, holds }) => (holds ? [] : [id]));
    };
    expect(
      caught((copy) => {
        copy.databases.assessed.n += 1;
      }),
    ).toEqual(["I5", "I6"]);
    expect(
      caught((copy) => {
        copy.removed.duplicates.n -= 1;
      }),
    ).toEqual(["I2"]);
    expect(
      caught((copy) => {
        copy.identified.perDatabase[0]!.n += 1;
      }),
    ).toEqual(["I1a"]);
    expect(
      caught((copy) => {
        copy.otherMethods.reports.notRetrieved.n = -1;
      }),
    ).toEqual(["I8a", "I13a"]);
  });
});

function broken(input: FlowCounts): string[] {
  return checkIdentities(countBoxes(input)).flatMap(({ id, holds }) => (holds ? [] : [id]));
}

/** Sends every record down the road it drew, and groups where things ended as the query would. */
function travel(journeys: readonly Journey[]): FlowCounts {
  const input: FlowCounts = {
    records: [],
    reports: [],
    reasonOrder: [...REASONS],
    searched: [],
    distinctReportsOfIncludedRecords: { databases: 0, other_methods: 0 },
    studies: { included: 0, reports: 0, pairs: 0 },
  };
  const studies = new Set<number>();
  for (const { source, name, steps: walk, reports: documents } of journeys) {
    const state = arrive(RECORD_FLOW, ARRIVED, walk);
    input.records.push(records(source, name, state, 1, walk.length % 2 ? "person" : "automation"));
    if (state !== "included") continue;
    for (const document of documents) addReport(input, source, document, studies);
  }
  input.studies.included = studies.size;
  return input;
}

function addReport(
  input: FlowCounts,
  source: Source,
  document: Journey["reports"][number],
  all: Set<number>,
) {
  const state = arrive(REPORT_FLOW, STARTED, document.steps);
  const id = REASONS[document.reason]!;
  const reason = state === "excluded" ? { reasonId: id, reasonLabel: id } : undefined;
  input.reports.push(reports(armOf(source), state, 1, reason));
  if (state !== "withdrawn") input.distinctReportsOfIncludedRecords[armOf(source)] += 1;
  if (state !== "included") return;
  const described = new Set(document.studies);
  for (const study of described) all.add(study);
  input.studies.reports += 1;
  input.studies.pairs += described.size;
}

function arrive<S extends string>(flow: Record<S, { next: readonly S[] }>, start: S, walk: number[]): S {
  return walk.reduce((state, step) => {
    const { next } = flow[state];
    return next[step % Math.max(next.length, 1)] ?? state;
  }, start);
}
