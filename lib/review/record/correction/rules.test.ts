import { describe, expect, test } from "vitest";
import { emptyDraft } from "../schema";
import { corrected, correctionsOf } from "./rules";
import { Changes } from "./schema";

const draft = { ...emptyDraft(), title: "Ketamin and sleep", year: 2019, keywords: ["lamp"] };

describe("a correction", () => {
  test("keeps what each field said, and leaves the others alone", () => {
    const corrections = correctionsOf(draft, {
      title: "Ketamine and sleep",
      year: null,
      keywords: null,
      doi: "https://doi.org/10.5555/A.1",
    });
    expect(corrections).toEqual({
      title: { from: "Ketamin and sleep", to: "Ketamine and sleep" },
      year: { from: 2019, to: undefined },
      keywords: { from: ["lamp"], to: [] },
      doi: { from: undefined, to: "10.5555/a.1" },
    });
    expect(corrected(draft, corrections)).toEqual({
      ...emptyDraft(),
      title: "Ketamine and sleep",
      doi: "10.5555/a.1",
    });
  });

  test("survives JSON, as the history keeps it", () => {
    const corrections = correctionsOf(draft, { year: null, title: "x" });
    expect(corrected(draft, JSON.parse(JSON.stringify(corrections)))).toEqual(corrected(draft, corrections));
  });

  test("of nothing, to nothing, or to what is no identifier is refused", () => {
    expect(() => correctionsOf(draft, { title: draft.title })).toThrow(/already/);
    expect(() => correctionsOf(draft, { title: null })).toThrow(/says nothing/);
    expect(() => correctionsOf(draft, { doi: "none" })).toThrow(/not right/);
    expect(Changes.safeParse({}).success).toBe(false);
    expect(Changes.safeParse({ colour: "red" }).success).toBe(false);
    expect(Changes.safeParse({ year: "2020" }).success).toBe(false);
  });
});
