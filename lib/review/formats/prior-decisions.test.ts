import { describe, expect, test } from "vitest";
import { decisionsIn, verdictOf } from "./prior-decisions";

const short = (note: string) =>
  decisionsIn(note).map(({ by, verdict, reasons }) => ({ by, verdict, reasons }));

describe("notes of Rayyan", () => {
  test("name each person, with labels, and with reasons where they excluded", () => {
    const note =
      'RAYYAN-INCLUSION: {"Ada"=>"Included", "Bo"=>"Excluded"} | RAYYAN-LABELS: x,y | RAYYAN-EXCLUSION-REASONS: wrong population,no soil';
    expect(short(note)).toEqual([
      { by: "Ada", verdict: "include", reasons: ["x", "y"] },
      { by: "Bo", verdict: "exclude", reasons: ["wrong population", "no soil", "x", "y"] },
    ]);
  });

  test.each([
    ['RAYYAN-INCLUSION: {"Ada"=&gt;"Maybe"} | USER-NOTES: {"Ada"=>["Excluded"]}', "Ada", "maybe"],
    ['RAYYAN-INCLUSION: {"Ada de la Cruz"=>true}', "Ada de la Cruz", "include"],
    ['RAYYAN-INCLUSION: {\\"Ada\\"=>\\"Excluded\\"}', "Ada", "exclude"],
    ["checked | RAYYAN-INCLUSION: Included", undefined, "include"],
  ])("%s", (note, by, verdict) => {
    expect(short(note)).toEqual([{ by, verdict, reasons: [] }]);
  });

  test("that hold labels only decide nothing", () => {
    expect(decisionsIn("RAYYAN-LABELS: included")).toEqual([]);
  });
});

test("Covidence gives reasons at full text", () => {
  expect(decisionsIn("Exclusion reason: Wrong study design; Ada (2024-01-02): really")).toEqual([
    { stage: "full_text", verdict: "exclude", reasons: ["Wrong study design"], blind: "unknown" },
  ]);
});

test("ASReview writes a label", () => {
  expect(short("ASReview_irrelevant")).toEqual([{ by: undefined, verdict: "exclude", reasons: [] }]);
  expect(decisionsIn("ASReview_not_seen")).toEqual([]);
});

test.each([
  ["1", "include"],
  ["0.0", "exclude"],
  ["-1", undefined],
  ["EXCLUDE on intervention", "exclude"],
  ["include", "include"],
  ["excluding children", undefined],
  ["", undefined],
])("%j is %s", (cell, verdict) => {
  expect(verdictOf(cell)).toBe(verdict);
});
