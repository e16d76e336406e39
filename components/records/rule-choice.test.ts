import { expect, test } from "vitest";
import { NO_CHOICE, ruleOf, yearProblem } from "./rule-choice";

test("a choice is a rule once it says something", () => {
  expect(ruleOf(NO_CHOICE)).toBeNull();
  expect(ruleOf({ ...NO_CHOICE, types: ["Letter"] })).toEqual({ by: "publication_type", types: ["Letter"] });
  const year = { ...NO_CHOICE, by: "year" as const };
  expect(ruleOf(year)).toBeNull();
  expect(ruleOf({ ...year, before: " 1990 " })).toEqual({ by: "year", before: 1990, after: null });
  expect(ruleOf({ ...year, before: "19" })).toBeNull();
  expect(ruleOf({ ...NO_CHOICE, by: "language", languages: ["English"] })).toEqual({
    by: "language",
    is: false,
    languages: ["English"],
  });
});

test("years that are none, or leave nothing, are said beside their field", () => {
  const year = { ...NO_CHOICE, by: "year" as const };
  expect(yearProblem(year)).toEqual({});
  expect(Object.keys(yearProblem({ ...year, before: "19" }))).toEqual(["before"]);
  expect(yearProblem({ ...year, before: "2020", after: "1990" }).after).toMatch(/exclude each other/);
});
