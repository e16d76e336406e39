import { expect, it } from "vitest";
import { NONE_DECIDED, selectionSentence } from "./selection";

it("tells how a stage was decided, and counts a lead who had voted apart", () => {
  const counts = { ...NONE_DECIDED, agreement: 1208, consensus: 1, adjudication: 2, byVoter: 1 };
  expect(selectionSentence("title_abstract", counts)).toBe(
    "1,212 records were decided on titles and abstracts: 1,208 by agreement of reviewers who voted independently, " +
      "1 by consensus of the reviewers after they differed, 2 by a person who had not voted on it " +
      "and 1 by a lead who had voted on it (decided by a voter).",
  );
  expect(selectionSentence("full_text", { ...NONE_DECIDED, single: 1 })).toBe(
    "1 report was decided on the full text: 1 by one reviewer alone.",
  );
  expect(selectionSentence("full_text", NONE_DECIDED)).toBe("");
});
