import { describe, expect, it } from "vitest";
import type { Standing } from "../rules";
import type { ClusterBefore, ComparedRecord, RecordBefore } from "../schema";
import { componentsOf, reconsider } from "./rules";

const record = (id: string, doi: string | null): ComparedRecord => ({
  ...{ id, imported: id, source: "database", title: "Light on the dock and the mood of its night crew" },
  ...{ year: 2019, authors: ["Antos"], givenNames: ["Zuzanna"], journal: "Dock Studies", volume: "7" },
  ...{ pages: "101-109", doi, identifiers: [] },
});

const standing = (recordId: string, more: Partial<Standing> = {}): Standing => ({
  ...{ recordId, status: "awaiting_screening", decidedBy: null, method: null, survivorId: null },
  ...{ source: "database", imported: recordId, inBatch: false, inOpenBatch: false, inConflict: false },
  ...{ reportAtWork: false, isExtracted: false },
  ...more,
});
const asItWas = (recordId: string): RecordBefore => ({
  ...{ recordId, status: "awaiting_screening", decidedBy: null, method: null },
});

const cluster = (
  clusterId: string,
  recordIds: string[],
  more: Partial<ClusterBefore>,
): { clusterId: string; was: ClusterBefore } => ({
  clusterId,
  was: {
    ...{
      status: "proposed",
      basis: "title_only",
      relation: null,
      decidedBy: null,
      survivorId: null,
      eventId: "e",
    },
    ...{ recordIds, merged: [] },
    ...more,
  },
});

const bySoftware = (merged: string[]) => ({
  ...{ status: "confirmed" as const, decidedBy: "software" as const, survivorId: "a" },
  merged: merged.map(asItWas),
});
const duplicate = (id: string) =>
  standing(id, { status: "duplicate", decidedBy: "software", survivorId: "a" });

describe("another level", () => {
  const clusters = [cluster("one", ["a", "b", "c"], bySoftware(["b", "c"]))];
  const component = {
    clusters,
    records: [record("a", "10.1/x"), record("b", "10.1/x"), record("c", null)],
    standing: new Map([standing("a"), duplicate("b"), duplicate("c")].map((one) => [one.recordId, one])),
    apart: [],
  };

  it("leaves alone what it would decide as it was decided", () => {
    expect(reconsider(component, "sure", () => "new")).toBeNull();
  });

  it("releases what it would ask about, and keeps what it is sure of", () => {
    const found = reconsider(component, "careful", () => "new");
    expect(found).toMatchObject({
      released: [{ recordId: "c" }],
      added: [],
      parted: [{ clusterId: "one" }],
      merges: [{ survivorId: "a", merged: [asItWas("b")] }],
      proposals: [{ recordIds: ["a", "c"] }],
    });
  });

  it("merges what waits, but not what somebody works on or what people found to be two", () => {
    const waiting = {
      ...component,
      clusters: [cluster("one", ["a", "b", "c"], {})],
      standing: new Map(
        [standing("a"), standing("b"), standing("c", { inBatch: true })].map((one) => [one.recordId, one]),
      ),
    };
    expect(reconsider(waiting, "sure", () => "new")).toMatchObject({
      added: [{ recordId: "b" }],
      released: [],
      merges: [{ survivorId: "a", merged: [asItWas("b")] }],
      proposals: [{ clusterId: "one", recordIds: ["a", "c"] }],
    });
    expect(reconsider({ ...waiting, apart: [["a", "b"]] }, "sure", () => "new")).toBeNull();
  });
});

it("clusters with a record in common are looked at together", () => {
  const all = [
    cluster("1", ["a", "b"], {}),
    cluster("2", ["c", "d"], {}),
    cluster("3", ["e", "f"], {}),
    cluster("4", ["d", "a"], {}),
  ];
  const ids = componentsOf(all).map((some) => some.map(({ clusterId }) => clusterId).toSorted());
  expect(ids.toSorted()).toEqual([["1", "2", "4"], ["3"]].toSorted());
});
