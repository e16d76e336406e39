import { describe, expect, it } from "vitest";
import { ROLES, type Role } from "@/lib/access/roles";
import { mayRead, OPEN_KINDS, parseCursor, printCursor, readsEverything, shortened } from "./rules";

const BLINDED = [
  "vote_cast",
  "vote_retracted",
  "conflict_resolved",
  "consensus_proposed",
  "consensus_confirmed",
  "resolution_withdrawn",
  "extraction_started",
  "claim_saved",
  "a_kind_of_tomorrow",
];

describe("who reads whose events", () => {
  it("a voter and an extractor read their own and the open kinds, whatever other role they hold", () => {
    for (const role of ROLES) {
      for (const blinding of ["reviewer", "extractor"] as const) {
        const roles: Role[] = [blinding, role];
        for (const kind of BLINDED) {
          expect(mayRead(roles, kind, false), `${roles} ${kind}`).toBe(false);
          expect(mayRead(roles, kind, true)).toBe(true);
        }
        for (const kind of OPEN_KINDS) expect(mayRead(roles, kind, false)).toBe(true);
      }
    }
  });

  it("leads and adjudicators who neither vote nor extract read everything; observers do not", () => {
    const free = ROLES.filter((role) => readsEverything([role]));
    expect(free).toEqual(["owner", "lead", "adjudicator"]);
  });

  it("no open kind is about a vote, a conflict, an extraction or a claim", () => {
    expect(
      OPEN_KINDS.filter((kind) => /vote|conflict|consensus|resol|extract|claim|card|term|propos/.test(kind)),
    ).toEqual([]);
  });
});

it("a long list in a payload becomes its length", () => {
  const twenty = Array.from({ length: 20 }, (_, n) => n);
  expect(shortened({ few: twenty, many: [...twenty, 20], name: "x" })).toEqual({
    few: twenty,
    many: { count: 21 },
    name: "x",
  });
});

it("a cursor survives printing; anything else is none", () => {
  const cursor = { xid: 12345678901234n, id: "0190f5a0-0000-7000-8000-000000000001" };
  expect(parseCursor(printCursor(cursor))).toEqual(cursor);
  for (const text of ["", "1", "1.x", "-1.0190f5a0-0000-7000-8000-000000000001", `${"9".repeat(19)}.x`]) {
    expect(parseCursor(text)).toBeNull();
  }
});
