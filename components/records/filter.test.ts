import { expect, test } from "vitest";
import { filterIn, queryOf } from "./filter";

test("a filter survives its way through the address", () => {
  const filter = { status: "removed_other", text: 'rats "open field" -mice & more' } as const;
  expect(filterIn(new URLSearchParams(queryOf(filter)))).toEqual(filter);
});

test("what is empty or no state of a record filters nothing", () => {
  expect(filterIn(new URLSearchParams("?status=lost&text=&page=2"))).toEqual({});
  expect(queryOf({})).toBe("");
});
