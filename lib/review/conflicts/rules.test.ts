import { describe, expect, it } from "vitest";
import type { Role } from "@/lib/access/roles";
import { choosableReasons, refuseMinority, refuseReason, refuseStale, type Settling, waysOf } from "./rules";

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
    ["olga", ["owner"], "consensus", ["adjudication"]],
    ["ada", ["reviewer", "owner"], "consensus", ["consensus", "lead"]],
    ["olga", ["owner"], "adjudication", ["adjudication"]],
    ["dan", ["reviewer"], "consensus_or_adjudication", []],
  ])("%s as %s under %s: %s", (personId, roles, settledBy, ways) => {
    const rules = { settledBy, threeVotes: "majority", maybeRule: "advance" } as const;
    expect(waysOf({ personId, roles, ...rules, votes })).toEqual(ways);
  });

  it("opens no consensus to a voter who doubts what they alone had decided", () => {
    const rules = {
      settledBy: "consensus_or_adjudication",
      threeVotes: "majority",
      maybeRule: "advance",
    } as const;
    const own = votes.map((vote) => ({ ...vote, personId: "ada" }));
    const ways = (personId: string, roles: Role[]) => waysOf({ personId, roles, ...rules, votes: own });
    expect(ways("ada", ["reviewer"])).toEqual([]);
    expect(ways("ada", ["reviewer", "lead"])).toEqual(["lead"]);
    expect(ways("cleo", ["adjudicator"])).toEqual(["adjudication"]);
  });

  it.each<[Settling["threeVotes"], Settling["settledBy"], string[]]>([
    ["majority", "consensus_or_adjudication", ["adjudication", "majority"]],
    ["majority", "adjudication", ["adjudication", "majority"]],
    ["majority", "consensus", []],
    ["unanimous", "consensus_or_adjudication", ["adjudication"]],
    ["unanimous", "adjudication", ["adjudication"]],
    ["unanimous", "consensus", []],
  ])(
    "three votes of which %s decides, settled by %s: an adjudicator has %s",
    (threeVotes, settledBy, ways) => {
      const rules = { threeVotes, settledBy, maybeRule: "advance" as const };
      const all = [...votes, third];
      expect(waysOf({ personId: "cleo", roles: ["adjudicator"], ...rules, votes: all })).toEqual(ways);
      const lead = waysOf({ personId: "olga", roles: ["lead"], ...rules, votes: all });
      expect(lead).toEqual(settledBy === "consensus" ? ["adjudication"] : ways);
    },
  );

  it("a maybe is on the side the protocol puts it when most votes decide", () => {
    const all = [...votes, third];
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

  it("may name a reason in force, of its batch, or of a vote, each once", () => {
    const reasons = (...ids: string[]) => ids.map((reasonId) => ({ reasonId }));
    expect(
      choosableReasons(reasons("new", "a"), reasons("a", "b"), [...reasons("c"), { reasonId: null }]),
    ).toEqual(["new", "a", "b", "c"]);
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
