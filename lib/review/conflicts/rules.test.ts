import { describe, expect, it } from "vitest";
import type { Role } from "@/lib/access/roles";
import { refuseMinority, refuseReason, refuseStale, type Settling, waysOf } from "./rules";

const votes: Settling["votes"] = [
  { personId: "ada", verdict: "include", eventId: "e1" },
  { personId: "bea", verdict: "exclude", eventId: "e2" },
];
const third: Settling["votes"][number] = { personId: "cai", verdict: "maybe", eventId: "e3" };

describe("who may settle a conflict", () => {
  it.each<[string, Role[], Settling["settledBy"], string[]]>([
    ["ada", ["reviewer"], "consensus_or_adjudication", ["consensus"]],
    ["ada", ["reviewer"], "adjudication", []],
    ["ada", ["reviewer", "adjudicator"], "consensus_or_adjudication", ["consensus"]],
    ["ada", ["reviewer", "lead"], "consensus_or_adjudication", ["consensus", "lead"]],
    ["ada", ["reviewer", "lead"], "adjudication", []],
    ["cleo", ["adjudicator"], "consensus_or_adjudication", ["adjudication"]],
    ["cleo", ["adjudicator"], "consensus", []],
    ["olga", ["owner"], "consensus", ["lead"]],
    ["olga", ["owner"], "adjudication", ["adjudication"]],
    ["dan", ["reviewer"], "consensus_or_adjudication", []],
  ])("%s as %s under %s: %s", (personId, roles, settledBy, ways) => {
    expect(waysOf({ personId, roles, settledBy, maybeRule: "advance", votes })).toEqual(ways);
  });

  it("three votes have a majority, and a maybe is on the side the protocol puts it", () => {
    const all = [...votes, third];
    const settling = { personId: "cleo", roles: ["adjudicator" as const], settledBy: "consensus" as const };
    expect(waysOf({ ...settling, maybeRule: "advance", votes: all })).toEqual(["majority"]);
    expect(() => refuseMinority("include", { votes: all, maybeRule: "advance" })).not.toThrow();
    expect(() => refuseMinority("include", { votes: all, maybeRule: "discuss" })).toThrow(/Most votes/);
    expect(() => refuseMinority("exclude", { votes: all, maybeRule: "advance" })).toThrow(/Most votes/);
  });
});

describe("a decision", () => {
  it("names all the votes it was made on, and no others", () => {
    expect(() => refuseStale(["e2", "e1"], votes)).not.toThrow();
    for (const seen of [["e1"], ["e1", "e3"], ["e1", "e2", "e3"]]) {
      expect(() => refuseStale(seen, votes)).toThrow(/changed while you were looking/);
    }
  });

  it("to exclude a full text has one reason of the protocol", () => {
    const excluded = { decision: "exclude" as const };
    expect(() => refuseReason("full_text", { ...excluded, reasonId: null }, ["r"])).toThrow(
      /Choose the reason/,
    );
    expect(() => refuseReason("full_text", { ...excluded, reasonId: "x" }, ["r"])).toThrow(/no such reason/);
    expect(() => refuseReason("title_abstract", { ...excluded, reasonId: null }, ["r"])).not.toThrow();
    expect(() => refuseReason("full_text", { decision: "include", reasonId: "r" }, ["r"])).toThrow(/Only an/);
  });
});
