import { describe, expect, it } from "vitest";
import { findPlace, NO_QUOTE, placesOf, quoteAt } from "./places";

const source = {
  reportId: "018f0000-0000-7000-8000-000000000001",
  status: "included" as const,
  sections: [
    {
      section: "title" as const,
      recordId: "018f0000-0000-7000-8000-000000000002",
      text: "Ketamine and mTOR",
    },
    {
      section: "abstract" as const,
      recordId: "018f0000-0000-7000-8000-000000000002",
      text: "Ketamine raises glutamate. Ketamine raises glutamate.",
    },
  ],
  documents: [],
  pages: [{ sha256: "a".repeat(64), page: 3, text: "Ketamine raised BDNF in the cortex." }],
  pagesAreCapped: false,
};
const places = placesOf(source);

describe("quotes and their places", () => {
  it("leaves white space at the edges of a selection out", () => {
    const abstract = places[1]!;
    const quoted = quoteAt(abstract, 26, 53, "abstract");
    expect(quoted).toMatchObject({ quote: "Ketamine raises glutamate.", charStart: 27, charEnd: 53 });
  });

  it("finds the very stretch that was selected where the text says it twice", () => {
    const quoted = quoteAt(places[1]!, 26, 53, "abstract");
    expect(findPlace(quoted, places)).toMatchObject({ start: 27, end: 53 });
  });

  it("finds a pasted quote on a page, and says when it is nowhere", () => {
    const pasted = { ...NO_QUOTE, quote: "raised BDNF in the cortex" };
    expect(findPlace(pasted, places)?.place.page).toBe(3);
    expect(findPlace({ ...pasted, quote: "lowered BDNF in the cortex" }, places)).toBeNull();
  });

  it("never calls a page the abstract", () => {
    expect(quoteAt(places[2]!, 0, 20, "abstract").section).toBe("results");
    expect(quoteAt(places[2]!, 0, 20, "discussion").section).toBe("discussion");
  });
});
