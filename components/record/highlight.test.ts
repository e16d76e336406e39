import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type HighlightTerms, indexTerms, splitHighlights } from "./highlight";

function marked(text: string, terms: Partial<HighlightTerms>): string {
  return splitHighlights(text, indexTerms({ include: [], exclude: [], ...terms }))
    .map((piece) => (piece.kind ? `[${piece.kind === "include" ? "+" : "-"}${piece.text}]` : piece.text))
    .join("");
}

describe("highlighted words", () => {
  it("are whole words in any case", () => {
    expect(marked("Ketamine, not esketamine or KETAMINES.", { include: ["ketamine"] })).toBe(
      "[+Ketamine], not esketamine or KETAMINES.",
    );
  });

  it("may go on where the term ends in a star", () => {
    expect(marked("Randomised and random, but not ran.", { include: ["random*"] })).toBe(
      "[+Randomised] and [+random], but not ran.",
    );
    expect(marked("an NMDA receptors study", { include: ["nmda recept*"] })).toBe(
      "an [+NMDA receptors] study",
    );
    expect(marked("α and β-arrestin", { include: ["α*"] })).toBe("[+α] and β-arrestin");
  });

  it("stand across a line break or a dash, never across a sentence", () => {
    const terms = { include: ["NMDA receptor"] };
    expect(marked("NMDA\n  receptor", terms)).toBe("[+NMDA\n  receptor]");
    expect(marked("NMDA-receptor", terms)).toBe("[+NMDA-receptor]");
    expect(marked("NMDA. Receptor", terms)).toBe("NMDA. Receptor");
    expect(marked("p<0.05 and p 0 05", { exclude: ["p<0.05"] })).toBe("[-p<0.05] and [-p 0 05]");
  });

  it("are the longest that begins at a place", () => {
    expect(marked("rat model", { include: ["rat"], exclude: ["rat model"] })).toBe("[-rat model]");
    expect(marked("rat models", { include: ["rat"], exclude: ["rat model"] })).toBe("[+rat] models");
  });

  it("are found in a text that writes accents apart", () => {
    expect(marked("Me\u0301tabolisme", { include: ["métabolisme"] })).toBe("[+Me\u0301tabolisme]");
  });

  it("never build a pattern from a term", () => {
    expect(marked("a (a+)+$ b", { include: ["(a+)+$", "[", "\\", "**"] })).toBe("[+a] ([+a]+)+$ b");
  });

  it("leave every text as it is, and mark something where a term stands alone", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 300 });
    const terms = fc.array(fc.string({ unit: "grapheme", minLength: 2, maxLength: 20 }), { maxLength: 20 });
    fc.assert(
      fc.property(text, terms, terms, (any, include, exclude) => {
        const pieces = splitHighlights(any, indexTerms({ include, exclude }));
        expect(pieces.map((piece) => piece.text).join("")).toBe(any);
        expect(pieces.every((piece) => piece.text !== "")).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("cost 5 ms at most for 200 terms on 10 kB", () => {
    const include = Array.from({ length: 200 }, (_, at) => `ne${at}${at % 2 ? "*" : " receptor"}`);
    const index = indexTerms({ include, exclude: [] });
    const text = Array.from({ length: 1700 }, (_, at) => `ne${at % 400}x`).join(" ");
    expect(text.length).toBeGreaterThan(10_000);
    const took = Array.from({ length: 60 }, () => {
      const start = performance.now();
      splitHighlights(text, index);
      return performance.now() - start;
    }).sort((one, other) => one - other);
    expect(took[30]).toBeLessThanOrEqual(5);
  });
});
