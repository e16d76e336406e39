import { describe, expect, it } from "vitest";
import { type Book, Placing, usedBy } from "./placing";
import type { PropositionInput } from "./schema";

const [A, B] = ["person-a", "person-b"];
const term = (
  id: string,
  label: string,
  ownerId: string | null,
  type: "process" | "pathway" = "process",
) => ({
  ...{ id, label, type, ownerId },
  ...{ level: null, curie: null, categories: [] },
});
const first = (subject: string, object: string): PropositionInput => ({
  subject: { termId: subject },
  relation: "increases",
  object: { termId: object },
});
const about = (subject: string, propositionId: string): PropositionInput => ({
  subject: { termId: subject },
  relation: "mediates",
  object: { propositionId },
});

describe("placing what extractors say", () => {
  it("knows a term by name and kind, whatever its spelling", () => {
    const book: Book = { terms: [term("s", "Beta bursts", null), term("a", "β-burst", A)], propositions: [] };
    const placing = new Placing(book);
    expect(placing.fold("a")).toBe("s");
    expect(placing.addTerm(term("new", "beta bursts", A))).toBe("s");
    expect(placing.addTerm(term("path", "beta bursts", A, "pathway"))).toBe("path");
    expect(placing.made.terms.map(({ id }) => id)).toEqual(["path"]);
  });

  it("makes a proposition once, also under two names of its term", () => {
    const placing = new Placing({
      terms: [term("s", "burst", null), term("a", "Bursts", A)],
      propositions: [],
    });
    const id = placing.place(first("ketamine", "a"));
    expect(placing.place(first("ketamine", "s"))).toBe(id);
    expect(placing.made.propositions).toEqual([{ id, ...first("ketamine", "s") }]);
  });

  it("shares what settled claims use, inner propositions and terms along, and nothing else", () => {
    const book: Book = {
      terms: [term("a", "burst", A), term("b", "bursts", B), term("z", "other", A)],
      propositions: [
        { id: "pa", ownerId: A, ...first("ketamine", "a") },
        { id: "qa", ownerId: A, ...about("nmdar", "pa") },
        { id: "pb", ownerId: B, ...first("ketamine", "b") },
        { id: "qb", ownerId: B, ...about("nmdar", "pb") },
        { id: "za", ownerId: A, ...first("ketamine", "z") },
      ],
    };
    const placing = new Placing(book, "settled");
    expect(placing.place(about("nmdar", "pb"))).toBe("qa");
    expect(placing.place(about("nmdar", "pa"))).toBe("qa");
    expect(placing.shared).toEqual({ termIds: ["a"], propositionIds: ["pa", "qa"] });
    expect(placing.made).toEqual({ terms: [], propositions: [] });
  });

  it("makes a settled proposition anew where an extractor's own names another's term", () => {
    const book: Book = {
      terms: [term("a", "burst", A), term("b", "bursts", B)],
      propositions: [{ id: "pb", ownerId: B, ...first("ketamine", "b") }],
    };
    const placing = new Placing(book, "settled");
    const id = placing.place(first("ketamine", "b"));
    expect(placing.made.propositions).toEqual([{ id, ...first("ketamine", "a") }]);
    expect(placing.shared).toEqual({ termIds: ["a"], propositionIds: [] });
  });

  it("keeps back what owners have elsewhere", () => {
    const book: Book = {
      terms: [term("a", "burst", A), term("z", "other", A), term("s", "shared", null)],
      propositions: [
        { id: "pa", ownerId: A, ...first("ketamine", "a") },
        { id: "qa", ownerId: A, ...about("nmdar", "pa") },
        { id: "za", ownerId: A, ...first("ketamine", "z") },
      ],
    };
    const used = usedBy(book, ["qa"]);
    expect(used.propositions.map(({ id }) => id)).toEqual(["pa", "qa"]);
    expect(used.terms.map(({ id }) => id)).toEqual(["a", "s"]);
  });
});
