import { expect, it } from "vitest";
import { obstacleOf, type ReportAtWork } from "./obstacle";

const sought: ReportAtWork = {
  reportId: "r",
  status: "sought",
  hasDocument: false,
  isExtracted: false,
  batch: null,
};
const inBatch = (isOpen: boolean, item: "open" | "agreed" | "conflict" | "resolved") => ({
  number: 2,
  isOpen,
  item,
});

it("a report that is only sought keeps nothing from being taken back, nor does one that its batch left unfinished", () => {
  expect(obstacleOf(sought, "title_abstract")).toBeNull();
  expect(obstacleOf({ ...sought, batch: inBatch(false, "open") }, "title_abstract")).toBeNull();
});

it("each step back names the next one, down to a report that is only sought", () => {
  const way: ReportAtWork[] = [
    { ...sought, status: "included", hasDocument: true, isExtracted: true, batch: inBatch(false, "agreed") },
    { ...sought, status: "included", hasDocument: true, batch: inBatch(false, "agreed") },
    { ...sought, status: "awaiting_assessment", hasDocument: true, batch: inBatch(true, "open") },
    { ...sought, status: "awaiting_assessment", hasDocument: true },
    { ...sought, status: "awaiting_assessment" },
    sought,
  ];
  expect(way.map((report) => obstacleOf(report, "title_abstract"))).toEqual([
    "it is being extracted. Give its extractions up first.",
    "its report was assessed in batch 2 of full texts. Reopen that batch first.",
    "its report is in batch 2 of full texts. Take it out of that batch first.",
    "its report has a PDF. Remove the PDF first.",
    "its report is noted as retrieved. Set it back to sought first.",
    null,
  ]);
});

it("what was not retrieved, or was set aside, is named so", () => {
  expect(obstacleOf({ ...sought, status: "not_retrieved" }, "title_abstract")).toMatch(/not retrieved/);
  expect(obstacleOf({ ...sought, status: "ongoing" }, "title_abstract")).toMatch(/set aside/);
});

it("at full text only an extraction is built on a decision", () => {
  const assessed = {
    ...sought,
    status: "included" as const,
    hasDocument: true,
    batch: inBatch(false, "agreed"),
  };
  expect(obstacleOf(assessed, "full_text")).toBeNull();
  expect(obstacleOf({ ...assessed, isExtracted: true }, "full_text")).toMatch(/extracted/);
});
