import { describe, expect, it } from "vitest";
import { AMENDED } from "../stopping/stop/rules";
import { countBoxes } from "./counts";
import { type Drawing, drawFlow, type Shape } from "./drawing";
import { databasesOnly, records, reports, withOtherMethods } from "./reviews.fixture";
import type { FlowCounts } from "./schema";
import { widthOf } from "./text";

const draw = (input: FlowCounts) => drawFlow(countBoxes(input));
const boxesOf = (drawing: Drawing) => drawing.shapes.filter(({ tone }) => /box$/.test(tone));
const textOf = (lines: Shape["lines"]) =>
  lines.map(({ segments }) => segments.map(({ text }) => text.trim()).join(" ")).join(" ");
const textOfBox = (drawing: Drawing, id: string) =>
  textOf(drawing.shapes.find((box) => box.id === id)!.lines);

const longReasons = Array.from({ length: 15 }, (_, index) => {
  const reasonLabel = `Reason ${index}: the intervention was not given at the dose or by the route we asked for`;
  return reports("databases", "excluded", 1000 + index, { reasonId: `r${index}`, reasonLabel });
});
const longNames = ["Cumulative Index to Nursing and Allied Health Literature via EBSCOhost", "W".repeat(90)]
  .concat("\u4e2d\u56fd\u77e5\u7f51".repeat(12), "CINAHL <Plus> & \u{1f600}")
  .map((name) => records("database", name, "included", 123456, "person"));
const crowded: FlowCounts = {
  ...withOtherMethods,
  stoppingRule: "95 % recall at 95 % confidence, random sample",
  records: [
    ...withOtherMethods.records,
    ...longNames,
    records("register", "ICTRP", "awaiting_screening", 12),
    records("register", "ICTRP", "unscreened_stopped", 7, "automation"),
    records("website", "WHO", "excluded", 2, "person"),
  ],
  reports: [
    ...withOtherMethods.reports,
    ...longReasons,
    reports("databases", "sought", 3),
    reports("databases", "awaiting_assessment", 2),
    reports("databases", "ongoing", 2),
  ],
};

describe.each([
  ["of one database", databasesOnly],
  ["with other methods", withOtherMethods],
  ["with long names and many reasons", crowded],
])("the diagram of a review %s", (_name, input) => {
  const drawing = draw(input);

  it("keeps every line inside its box", () => {
    for (const { lines, x, y, w, h, id } of boxesOf(drawing)) {
      for (const line of lines) {
        const right = line.segments.reduce(
          (end, { text, style }) => end + widthOf(text, line.size, style),
          line.x,
        );
        const trailing = line.segments.at(-1)!.text.endsWith(" ") ? widthOf(" ", line.size) : 0;
        expect(right - trailing, `${id}: ${textOf([line])}`).toBeLessThanOrEqual(x + w);
        expect(line.x).toBeGreaterThan(x);
        expect(line.y - line.size).toBeGreaterThanOrEqual(y);
        expect(line.y + line.size * 0.3).toBeLessThanOrEqual(y + h);
      }
    }
  });

  it("keeps shapes apart and on the page", () => {
    const { shapes, width, height } = drawing;
    for (const [index, a] of shapes.entries()) {
      expect(a.x >= 0 && a.y >= 0 && a.x + a.w <= width && a.y + a.h <= height).toBe(true);
      for (const b of shapes.slice(index + 1)) {
        const apart = a.x + a.w < b.x || b.x + b.w < a.x || a.y + a.h < b.y || b.y + b.h < a.y;
        expect(apart, `${a.id} and ${b.id}`).toBe(true);
      }
    }
    expect(drawing.footnotes.every(({ y }) => y < height)).toBe(true);
  });

  it("leads every arrow from the middle of a side to the middle of a side", () => {
    for (const { from, to, points } of drawing.arrows) {
      expect(middles(drawing, from)).toContainEqual(points[0]!.map(Math.round));
      expect(middles(drawing, to)).toContainEqual(points.at(-1)!.map(Math.round));
      for (const [index, [x, y]] of points.slice(1).entries()) {
        expect(x === points[index]![0] || y === points[index]![1]).toBe(true);
      }
    }
  });

  it("makes every number open its members", () => {
    const segments = [...drawing.shapes.flatMap(({ lines }) => lines), ...drawing.footnotes].flatMap(
      (line) => line.segments,
    );
    const numbers = segments.filter(({ text }) => /\(n = |^[\d,]+$/.test(text));
    expect(numbers.length).toBeGreaterThan(10);
    expect(numbers.every(({ members, sentence }) => members && sentence)).toBe(true);
    expect(segments.filter(({ members }) => members)).toEqual(numbers);
  });
});

describe("the template", () => {
  it("has the 8 arrows of a review without other methods and the 13 of one with them", () => {
    expect(draw(databasesOnly).arrows).toHaveLength(8);
    const { arrows } = draw(withOtherMethods);
    expect(arrows).toHaveLength(13);
    expect(arrows.map(({ from, to }) => `${from} > ${to}`)).toContain("other_assessed > included");
  });

  it("says what the official template says", () => {
    const drawing = draw(withOtherMethods);
    expect(textOfBox(drawing, "heading")).toBe("Identification of studies via databases and registers");
    expect(textOfBox(drawing, "identified")).toBe(
      "Records identified from*: Databases (n = 15) Web of Science (n = 11) PubMed (n = 4) " +
        "Registers (n = 1) ClinicalTrials.gov (n = 1)",
    );
    expect(textOfBox(drawing, "removed")).toBe(
      "Records removed before screening : Duplicate records removed (n = 2) Records marked as ineligible by " +
        "automation tools (n = 1) Records removed for other reasons (n = 1)",
    );
    expect(textOfBox(drawing, "excluded")).toBe("Records excluded** (n = 3)");
    expect(textOfBox(drawing, "reports_excluded")).toBe(
      "Reports excluded: Wrong population (n = 1) Wrong outcome (n = 1)",
    );
    expect(textOfBox(drawing, "included")).toBe(
      "Studies included in review (n = 6) Reports of included studies (n = 7)",
    );
    expect(textOfBox(drawing, "other_identified")).toBe(
      "Records identified from: Websites (n = 1) Citation searching (n = 2)",
    );
    expect(textOf(drawing.footnotes)).toContain("BMJ 2021;372:n71");
  });

  it("says that it is provisional exactly while something is pending", () => {
    expect(draw(withOtherMethods).notice).toEqual([]);
    expect(textOf(draw(crowded).notice)).toContain("Provisional: records to screen (n = 12)");
    expect(textOfBox(draw(crowded), "screened")).toMatch(/Still to screen \(n = 12\)$/);
    expect(textOfBox(draw(crowded), "assessed")).toMatch(/Still to assess \(n = 2\)$/);
  });

  it("gives what a stop left unscreened a line of its own where it is asked to, and says that it was adapted", () => {
    const adapted = drawFlow(countBoxes(crowded), { unscreened: "own_line" });
    expect(textOfBox(draw(crowded), "removed")).toContain("by automation tools\u2020 (n = 8)");
    expect(textOfBox(adapted, "removed")).toContain(
      "by automation tools (n = 1) Records removed for other reasons (n = 1) Records not screened (stopping rule)\u2020 (n = 7)",
    );
    expect(textOf(adapted.footnotes)).toContain("Adapted from PRISMA 2020: Page MJ");
    expect(adapted.title).toContain("adapted from PRISMA 2020");
    const nothingStopped = drawFlow(countBoxes(databasesOnly), { unscreened: "own_line" });
    expect(nothingStopped).toEqual(draw(databasesOnly));
  });

  it("calls a rule that was amended during screening no pre-specified one", () => {
    const amended = { ...crowded, stoppingRule: `90 % recall${AMENDED}` };
    expect(textOf(draw(amended).footnotes)).toContain("stopped under the rule (90 % recall; amended");
  });

  it("prints below the boxes what the template has no box for", () => {
    const notes = textOf(draw(crowded).footnotes);
    expect(notes).toContain(
      "\u2020 7 were not screened: prioritised screening stopped under the pre-specified rule (95 % recall at 95 % confidence, random sample); no person or tool judged them individually.",
    );
    expect(notes).toContain("\u2021Includes records that were duplicates or were screened out");
    expect(notes).toContain("\u00a7");
    expect(textOfBox(draw(crowded), "other_identified")).toContain("from\u2021:");
    expect(textOf(draw(databasesOnly).footnotes)).not.toMatch(/[\u2020\u2021\u00a7]/);
  });
});

function middles(drawing: Drawing, id: string): number[][] {
  const { x, y, w, h } = drawing.shapes.find((shape) => shape.id === id)!;
  return [
    [x + w / 2, y],
    [x + w / 2, y + h],
    [x, y + h / 2],
    [x + w, y + h / 2],
  ].map((point) => point.map(Math.round));
}
