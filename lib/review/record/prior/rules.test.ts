import { expect, test } from "vitest";
import { emptyDraft } from "../schema";
import { toolOf, withoutDecidingKeywords } from "./rules";

test.each([
  ['N1  - RAYYAN-INCLUSION: {"Ada"=>"Included"}', "x.ris", "Rayyan"],
  ["KW  - ASReview_relevant", "x.ris", "ASReview"],
  ["a,b,c", "review_12_covidence-export.csv", "Covidence"],
  ["N1  - Exclusion reason: Wrong design;", "x.ris", "Covidence"],
  ["a,b,c", "x.csv", null],
])("%s in %s is of %s", (original, fileName, tool) => expect(toolOf(original, fileName)).toBe(tool));

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
