import { describe, expect, it } from "vitest";
import { countBoxes } from "./counts";
import { drawFlow } from "./drawing";
import { records, withOtherMethods } from "./reviews.fixture";
import { toSvg } from "./svg";

const odd = records("database", 'A <b> & "c" \u0007\ud800 \u4e2d', "included", 1, "person");
const input = { ...withOtherMethods, records: [...withOtherMethods.records, odd] };
const svg = toSvg(drawFlow(countBoxes(input), { reviewTitle: "Ketamine & friends" }));

describe("the SVG file", () => {
  it("is well formed", () => {
    const open: string[] = [];
    const body = svg.replace(/^<\?xml[^>]*\?>\n/, "");
    const rest = body.replace(
      /<(\/?)([a-z]+)((?: [a-zA-Z:-]+="[^"<]*")*)(\/?)>/g,
      (_tag, close, name, _a, empty) => {
        if (close) expect(open.pop()).toBe(name);
        else if (!empty) open.push(name);
        return "";
      },
    );
    expect(open).toEqual([]);
    expect(rest).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;)/);
    expect(new Set(svg.match(/ id="[^"]*"/g)).size).toBe(svg.match(/ id="[^"]*"/g)?.length);
  });

  it("writes names as text and drops what XML cannot hold", () => {
    expect(svg).toContain("A &lt;b&gt; &amp; &quot;c&quot;  \u4e2d");
    expect(svg).toContain('<title id="title">PRISMA 2020 flow diagram: Ketamine &amp; friends</title>');
    expect(svg).toMatch(/<desc id="description">17 records from databases and registers, 4 removed/);
  });

  it("needs nothing from anywhere else", () => {
    expect(svg).not.toMatch(/<(script|image|style|use|a)\b|href|url\(/);
  });
});
