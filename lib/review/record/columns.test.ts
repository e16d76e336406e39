import { describe, expect, test } from "vitest";
import { columnsOf, isRetracted } from "./columns";
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

test("a journal is known by its abbreviation when nothing else is", () => {
  expect(columnsOf(draft({ journalAbbreviation: "J Sleep Res" }))).toMatchObject({
    title: "",
    journal: "J Sleep Res",
  });
});
