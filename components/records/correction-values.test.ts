import { describe, expect, test } from "vitest";
import { emptyDraft, type RecordDraft } from "@/lib/review/record/schema";
import {
  CorrectionForm,
  changesOf,
  changesTo,
  fieldsThatDiffer,
  fieldText,
  valuesOf,
} from "./correction-values";

const draft: RecordDraft = {
  ...emptyDraft(),
  title: "Lamps",
  year: 2019,
  authors: [{ family: "Antos", given: "Z" }, { literal: "The Lamp Group, Ltd" }, { family: "Mononym" }],
  keywords: ["lamp", "sleep"],
};

describe("the fields of the correction dialog", () => {
  test("change nothing while nothing is typed", () => {
    expect(changesOf(draft, valuesOf(draft))).toEqual({});
  });

  test("keep authors whose line stays, and split the others at the first comma", () => {
    const authors = "Antos, Z\n\nThe Lamp Group, Ltd\nMononym\nvan der Berg, A. B.\nWHO\n,";
    expect(changesOf(draft, { ...valuesOf(draft), authors }).authors).toEqual([
      ...draft.authors,
      { family: "van der Berg", given: "A. B." },
      { literal: "WHO" },
    ]);
  });

  test("become what the citation holds; an empty one takes its field away", () => {
    const typed = {
      ...valuesOf(draft),
      title: "",
      year: " 2020 ",
      keywords: "lamp\n\n dark ",
      doi: "10.5555/x",
    };
    expect(changesOf(draft, typed)).toEqual({
      title: null,
      year: 2020,
      keywords: ["lamp", "dark"],
      doi: "10.5555/x",
    });
  });

  test("say what is wrong before anything is sent", () => {
    const wrong = { ...valuesOf(draft), year: "19", doi: "none", pmid: "x", pmcid: "12", url: "lamp" };
    const problems = CorrectionForm.safeParse(wrong).error?.issues.map(({ path }) => path[0]);
    expect(problems?.toSorted()).toEqual(["doi", "pmcid", "pmid", "url", "year"]);
    expect(CorrectionForm.safeParse(valuesOf(draft)).success).toBe(true);
  });
});

test("a citation goes back to what its source said, field by field", () => {
  const now = { ...draft, title: "Lamp", doi: "10.5555/x", keywords: [] };
  expect(fieldsThatDiffer(draft, now)).toEqual(["keywords", "title", "doi"]);
  expect(changesTo(draft, now)).toEqual({ keywords: ["lamp", "sleep"], title: "Lamps", doi: null });
  expect(fieldText(draft, "authors")).toBe("Antos, Z; The Lamp Group, Ltd; Mononym");
  expect(fieldText(draft, "doi")).toBe("");
});
