import { describe, expect, it } from "vitest";
import { findPlace, NO_QUOTE, placesOf, quoteAt, quoteOnPage } from "./places";

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

  it("finds words marked in a PDF at their own place, whatever the printing made of them", () => {
    const text = "Twice said.\nTwice said.\nIt is deacti-\nvated by keta\u00admine.";
    const printed = [...places, { ...places[2]!, key: "p4", page: 4, text }];
    const marked = (words: string, from: number, to: number) =>
      quoteOnPage(printed, "a".repeat(64), { text: words, page: 4, from, to }, "methods");
    const second = { charStart: 12, charEnd: 23, page: 4, section: "methods" };
    expect(marked("Twice said.", 12, 23)).toMatchObject(second);
    const joined = marked("It is deactivated by ketamine.", 24, 57);
    expect(joined).toMatchObject({ quote: "It is deactivated by ketamine.", charStart: 24, charEnd: 57 });
    expect(findPlace(joined, printed)).toMatchObject({ start: 24, end: 57 });
    // Another reading of the page shifts the letters; then the words are looked for.
    expect(marked("deactivated by", 3, 17)).toMatchObject({ charStart: 30, quote: "deactivated by" });
    const unread = marked("Words of a scan.", 0, 16);
    expect(unread).toMatchObject({ page: 4, fileSha256: "a".repeat(64), charStart: null });
    expect(findPlace(unread, printed)).toBeNull();
  });

  it("never calls a page the abstract", () => {
    expect(quoteAt(places[2]!, 0, 20, "abstract").section).toBe("results");
    expect(quoteAt(places[2]!, 0, 20, "discussion").section).toBe("discussion");
  });
});
