import { describe, expect, test } from "vitest";
import { columnsOf, isRetracted, retractionOf } from "./columns";
import { retractionSigns } from "./retraction";
import { emptyDraft } from "./schema";

const draft = (fields: object) => ({ ...emptyDraft(), ...fields });

describe("a retracted paper", () => {
  test.each([
    [{ publicationTypes: ["Journal Article", "Retracted Publication"] }],
    [{ title: "RETRACTED: Ketamine and sleep" }],
    [{ title: "[Retracted] Ketamine and sleep" }],
    [{ title: "Retracted article: ketamine and sleep" }],
    [{ title: "WITHDRAWN: Ketamine for depression" }],
    [{ title: "Ketamine and sleep (Retracted article. See vol. 12, pg. 3, 2020)" }],
    [{ notes: ["Retraction in: J Sleep Res. 2020;29(1):1"] }],
  ])("%j", (fields) => expect(isRetracted(draft(fields))).toBe(true));

  test.each([
    [{ title: "Retraction: Ketamine and sleep", publicationTypes: ["Retraction of Publication"] }],
    [{ title: "Retracted lungs in anaesthesia" }],
    [{ title: "Withdrawn patients in trials of ketamine" }],
    [{ title: "How often are retracted papers cited?" }],
    [{ title: "Ketamine" }],
  ])("is not %j", (fields) => expect(isRetracted(draft(fields))).toBe(false));
});

test("what said so is told in the source's own words, and of a note no more than that", () => {
  const signs = (fields: { title?: string; publicationTypes?: string[]; notes?: string[] }) =>
    retractionSigns(fields.title ?? "", retractionOf(draft(fields)));
  expect(signs({ title: "RETRACTED: Ketamine and sleep" })).toEqual([{ by: "title", said: "RETRACTED:" }]);
  expect(signs({ title: "Ketamine (Retracted article. See vol. 12)" })).toEqual([
    { by: "title", said: "(Retracted article." },
  ]);
  expect(
    signs({
      publicationTypes: ["Journal Article", "Retracted Publication"],
      notes: ["Ada excluded it. Retraction in: x"],
    }),
  ).toEqual([
    { by: "publication_type", said: "Retracted Publication" },
    { by: "note", said: "Retraction in" },
  ]);
});

test("a journal is known by its abbreviation when nothing else is", () => {
  expect(columnsOf(draft({ journalAbbreviation: "J Sleep Res" }))).toMatchObject({
    title: "",
    journal: "J Sleep Res",
  });
});
