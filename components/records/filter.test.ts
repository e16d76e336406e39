import { expect, test } from "vitest";
import { FAULTS, faultOf, filterIn, filterOfFault, queryOf } from "./filter";

test("a filter survives its way through the address", () => {
  const filter = { status: "removed_other", text: 'rats "open field" -mice & more' } as const;
  expect(filterIn(new URLSearchParams(queryOf(filter)))).toEqual(filter);
});

test("what is empty or no state of a record filters nothing", () => {
  expect(filterIn(new URLSearchParams("?status=lost&lacks=wings&retracted=perhaps&text=&page=2"))).toEqual(
    {},
  );
  expect(queryOf({})).toBe("");
});

test("a fault is one choice, and replaces the one before", () => {
  for (const fault of FAULTS) {
    const filter = { lacks: "year" as const, retracted: "true" as const, ...filterOfFault(fault) };
    expect(faultOf(filterIn(new URLSearchParams(queryOf(filter))))).toBe(fault);
  }
  expect(queryOf({ lacks: "year", ...filterOfFault("") })).toBe("");
});
