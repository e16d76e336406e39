import { describe, expect, test } from "vitest";
import { didWhat, EVENT_WORDS, kindName } from "./event-words";
import { addressOf, choiceIn } from "./filter";
import { entryHref } from "./place";

const nowhere = { recordId: null, reportId: null, subject: null, payload: {} };

describe("a line of the history", () => {
  test("says what was done, with what the event holds", () => {
    expect(didWhat("import_published", { records: 1204, warnings: 1 })).toBe(
      "imported 1,204 records with 1 warning",
    );
    expect(
      didWhat("retrieval_noted", { retrieved: false, status: "not_retrieved", note: "No licence." }),
    ).toBe("could not get a report: \u201cNo licence.\u201d");
    expect(didWhat("retrieval_noted", { retrieved: false, status: "sought", note: "" })).toBe(
      "asked for a report and waits for the answer",
    );
    expect(
      didWhat("retrieval_noted", { retrieved: false, status: "sought", askedOf: "authors", note: "" }),
    ).toBe("asked the authors for a report and waits for the answer");
    expect(didWhat("resolution_withdrawn", { reason: "Another outcome." })).toBe(
      "took back the settlement of a conflict: \u201cAnother outcome.\u201d",
    );
    expect(didWhat("cluster_split", { relation: "preprint" })).toBe(
      "said that records are related and no duplicates: preprint and article",
    );
    expect(didWhat("slots_reassigned", { slots: { count: 40 }, returns: null })).toBe(
      "handed 40 votes to cast to another member",
    );
    expect(didWhat("slots_reassigned", { returns: "an-id" })).toBe("gave votes to cast back");
  });

  test("counts lists, whole or shortened to their length", () => {
    expect(didWhat("records_removed", { recordIds: ["a"], method: "" })).toBe("removed 1 record");
    expect(didWhat("records_removed", { recordIds: { count: 300 }, method: "Language" })).toBe(
      "removed 300 records: \u201cLanguage\u201d",
    );
  });

  test("is readable for every known kind even where the payload says nothing", () => {
    for (const kind of Object.keys(EVENT_WORDS)) {
      expect(didWhat(kind, {}), kind).toMatch(/^[a-z]/);
      expect(didWhat(kind, {}), kind).not.toMatch(/undefined|NaN|null/);
    }
  });

  test("falls back to the kind's own words where it is not known", () => {
    expect(didWhat("moon_landed", {})).toBe("moon landed");
    expect(kindName("moon_landed")).toBe("Moon landed");
    expect(kindName("toString")).toBe("ToString");
  });

  test("opens its record, its report, or the place where it was done", () => {
    expect(entryHref("r", { ...nowhere, kind: "vote_cast", recordId: "x" })).toBe("/reviews/r/records/x");
    expect(entryHref("r", { ...nowhere, kind: "claims_entered", payload: { reportId: "p" } })).toBe(
      "/reviews/r/full-text/p",
    );
    const subject = { kind: "record", id: "stays", title: "Ketamine" } as const;
    expect(entryHref("r", { ...nowhere, kind: "cluster_confirmed", subject })).toBe(
      "/reviews/r/records/stays",
    );
    expect(entryHref("r", { ...nowhere, kind: "import_started" })).toBe("/reviews/r/import");
    expect(entryHref("r", { ...nowhere, kind: "records_merged_by_hand" })).toBe("/reviews/r/duplicates");
    expect(entryHref("r", { ...nowhere, kind: "batch_closed" })).toBe("/reviews/r/screening");
    expect(entryHref("r", { ...nowhere, kind: "protocol_published" })).toBe("/reviews/r/protocol");
    expect(entryHref("r", { ...nowhere, kind: "member_joined" })).toBe("/reviews/r/team");
  });
});

test("what is shown of the history has an address", () => {
  const choice = { actorId: "p", reportId: "q" };
  expect(addressOf("/h", choice)).toBe("/h?person=p&report=q");
  expect(choiceIn(new URLSearchParams("person=p&report=q&other=1"))).toEqual(choice);
  expect(addressOf("/h", choiceIn(new URLSearchParams("person=")))).toBe("/h");
});
