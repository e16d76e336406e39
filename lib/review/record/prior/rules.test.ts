import { expect, test } from "vitest";
import { emptyDraft } from "../schema";
import { toolOf, withoutDecidingKeywords } from "./rules";

test.each([
  ["Trees in spring,#12,Included", "x.csv", "Covidence", ["Title", "Covidence #", "Decision"]],
  ["Trees in spring,1", "x.csv", "ASReview", ["title", "asreview_label"]],
  ['N1  - RAYYAN-INCLUSION: {"Ada"=>"Included"}', "x.ris", "Rayyan"],
  ["KW  - ASReview_relevant", "x.ris", "ASReview"],
  ["a,b,c", "review_12_covidence-export.csv", "Covidence"],
  ["N1  - Exclusion reason: Wrong design;", "x.ris", "Covidence"],
  ["a,b,c", "x.csv", null],
])("%s in %s is of %s", (original, fileName, tool, columns: string[] | null = null) =>
  expect(toolOf(original, columns, fileName)).toBe(tool),
);

test("decisions among the keywords become notes, and nothing is lost", () => {
  const draft = { ...emptyDraft(), keywords: ["lamp", "ASReview_irrelevant"], notes: ["Seen"] };
  expect(withoutDecidingKeywords(draft)).toEqual({
    ...draft,
    keywords: ["lamp"],
    notes: ["Seen", "ASReview_irrelevant"],
  });
  const plain = { ...emptyDraft(), keywords: ["lamp"] };
  expect(withoutDecidingKeywords(plain)).toBe(plain);
});
