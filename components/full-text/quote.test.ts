import { describe, expect, test } from "vitest";
import { findQuote, tidyQuote } from "./quote";

describe("a quote taken from a PDF", () => {
  test("is one sentence, whatever the column made of it", () => {
    expect(tidyQuote("  Ketamine blocks\nNMDA  receptors ")).toBe("Ketamine blocks NMDA receptors");
  });

  test("has its broken words joined and its own hyphens kept", () => {
    expect(tidyQuote("inter-\nneurons of treatment-resistant and soft\u00ad\nhyphens")).toBe(
      "interneurons of treatment-resistant and softhyphens",
    );
    expect(tidyQuote("NMDA-\nR blockade")).toBe("NMDA- R blockade");
  });
});

describe("a quote is found again on its page", () => {
  const runs = ["Ketamine blocks NMDA", "receptors on inter-", "neurons.", "More."];

  test("across runs, broken words and capitals", () => {
    expect(findQuote(runs, "nmda receptors on interneurons")).toEqual({
      start: { text: 0, offset: 16 },
      end: { text: 2, offset: 7 },
    });
  });

  test("a quote that is not there is not found, and neither is an empty one", () => {
    expect(findQuote(runs, "AMPA receptors")).toBeNull();
    expect(findQuote(runs, " - ")).toBeNull();
    expect(findQuote([], "Ketamine")).toBeNull();
  });
});
