import { describe, expect, it } from "vitest";
import { ROLES, type Role } from "@/lib/access/roles";
import { conflictEvents } from "../conflicts/schema";
import { extractionEvents } from "../extraction/events";
import { screeningEvents } from "../screening/events";
import {
  CLAIMING_KINDS,
  EXTRACTING_KINDS,
  JUDGING_KINDS,
  mayRead,
  OPEN_KINDS,
  PROGRESS_KINDS,
  readsJudgements,
  shortened,
} from "./rules";

const CLOSED = [...PROGRESS_KINDS, ...JUDGING_KINDS, ...EXTRACTING_KINDS, ...CLAIMING_KINDS];
const BLINDED = [...CLOSED, "a_kind_of_tomorrow"];

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

  it("leads and adjudicators who neither vote nor extract may read judgements; observers may not", () => {
    const free = ROLES.filter((role) => readsJudgements([role]));
    expect(free).toEqual(["owner", "lead", "adjudicator"]);
  });

  it("every kind of screening, conflicts and extraction has its place, and only one", () => {
    const placed = [...OPEN_KINDS, ...CLOSED];
    expect(new Set<string>(placed).size).toBe(placed.length);
    const known = [screeningEvents, conflictEvents, extractionEvents].flatMap((events) =>
      Object.keys(events),
    );
    expect(known.filter((kind) => !(placed as string[]).includes(kind))).toEqual([]);
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
