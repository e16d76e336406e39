import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seedReview } from "./fixtures/seed";
import { findQuote, quoteState } from "./quote";

const words = fc.array(fc.stringMatching(/^[a-zA-Zéß0-9]{1,8}$/), { minLength: 3, maxLength: 30 });

describe("a quote in its source", () => {
  it("finds all 30 shipped quotes verbatim at the offsets stored with them", () => {
    const { reports, claims } = seedReview();
    expect(claims).toHaveLength(30);
    for (const { reportId, section, quote, charStart, charEnd } of claims) {
      const report = reports.find(({ id }) => id === reportId);
      const text = (section === "title" ? report?.title : report?.abstract) ?? "";
      expect(findQuote(text, quote)).toEqual({ start: charStart, end: charEnd });
      expect(text.slice(charStart ?? 0, charEnd ?? 0)).toBe(quote);
    }
  });

  it.each([
    ["white space and line ends", "the  AMPA\n  receptor is", "the AMPA receptor", "the  AMPA\n  receptor"],
    [
      "a word broken at a line end",
      "synap-\ntic proliferation",
      "synaptic proliferation",
      "synap-\ntic proliferation",
    ],
    ["a hyphen that is also a line end", "in long-\nterm use", "long-term use", "long-\nterm use"],
    ["a range broken at a line end", "about 10-\n20 mg", "10–20 mg", "10-\n20 mg"],
    ["soft hyphens", "the opi\u00ADoid system", "opioid system", "opi\u00ADoid system"],
    ["ligatures", "the ﬁrst eﬀect of", "first effect", "ﬁrst eﬀect"],
    ["a ligature cut in two", "the ﬁrst", "irst", "ﬁrst"],
    ["quotation marks", "so ‘rapid’ “onset” here", "'rapid' \"onset\"", "‘rapid’ “onset”"],
    ["dashes", "0.5 – 1 mg—daily", "0.5 - 1 mg-daily", "0.5 – 1 mg—daily"],
    ["accents written apart", "Cafe\u0301 noir", "Café noir", "Cafe\u0301 noir"],
    ["micro and mu", "10 \u00B5M of", "10 \u03BCM", "10 \u00B5M"],
  ])("folds %s", (_what, text, quote, found) => {
    const place = findQuote(text, quote);
    expect(text.slice(place?.start ?? 0, place?.end ?? 0)).toBe(found);
  });

  it("does not find what is not there", () => {
    expect(findQuote("ketamine decreases depression", "ketamine increases depression")).toBeNull();
    expect(findQuote("Ketamine acts", "ketamine acts")).toBeNull();
    expect(findQuote("any text", " - ")).toBeNull();
    expect(quoteState("any text", "other text")).toBe("unverified");
    expect(quoteState(null, "any text")).toBe("unverified");
    expect(quoteState("any  text", "any text")).toBe("found");
  });

  it("finds every slice of every text, even with a soft hyphen after each letter", () => {
    const text = fc.string({ unit: fc.constantFrom(..."ab1é -–\n\t'’\u00ADﬁ.,(½"), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.nat(60), fc.nat(60), (source, from, length) => {
        const quote = source.slice(from, from + length);
        fc.pre(/[a-z0-9]/.test(quote));
        expect(findQuote(source, quote)).toEqual({
          start: source.indexOf(quote),
          end: source.indexOf(quote) + quote.length,
        });
        const page = source.split("").join("\u00AD");
        const place = findQuote(page, quote);
        expect(place).not.toBeNull();
        expect(place!.end).toBeGreaterThan(place!.start);
        expect(place!.end).toBeLessThanOrEqual(page.length);
      }),
      { numRuns: 2000 },
    );
  });

  it("finds a passage however its page was set, and leads back to exactly that passage", () => {
    const settings = fc.array(fc.constantFrom("space", "newline", "soft", "broken"), {
      minLength: 30,
      maxLength: 30,
    });
    fc.assert(
      fc.property(words, words, settings, (before, passage, how) => {
        const set = passage.map((word, index) =>
          typeset(word, how[index] ?? "space", passage[index + 1] !== undefined),
        );
        const page = `${before.join(" ")} # ${set.join("")} # end`;
        const place = findQuote(page, passage.join(" "));
        expect(place).not.toBeNull();
        const found = page.slice(place!.start, place!.end);
        expect(found.replace(/\u00AD|-\n/g, "").replace(/\s+/g, " ")).toBe(passage.join(" "));
      }),
    );
  });
});

function typeset(word: string, how: string, more: boolean): string {
  const half = Math.ceil(word.length / 2);
  const letters = /^\p{L}+$/u.test(word) && word.length > 1;
  const inner = { soft: "\u00AD", broken: "-\n" }[how];
  const printed = inner && letters ? word.slice(0, half) + inner + word.slice(half) : word;
  return printed + (more ? (how === "newline" ? " \n" : " ") : "");
}
