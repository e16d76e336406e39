import { describe, expect, it } from "vitest";
import { errorShown } from "@/lib/review/duplicates/audit/rules";
import type { Judgement } from "@/lib/review/duplicates/audit/schema";
import { errorSentence, smallShare } from "./words";

/** A number and its sign stay on one line. */
const plain = (text: string) => text.replaceAll("\u00a0", " ");

const shown = (right: number, wrong: number, unsure: number, of: number) => {
  const judgements: Judgement[] = [
    ...Array<Judgement>(right).fill("right"),
    ...Array<Judgement>(wrong).fill("wrong"),
    ...Array<Judgement>(unsure).fill("unsure"),
  ];
  return plain(errorSentence(errorShown([...judgements, null]), of));
};

describe("what a sample shows, in a sentence", () => {
  it("says nothing before anything was judged", () => {
    expect(shown(0, 0, 0, 500)).toBe("Nothing was judged yet: the error is not known.");
    expect(shown(0, 0, 3, 500)).toBe("Nothing was judged yet: the error is not known.");
  });

  it("gives the interval, and what the unsure ones could make of it", () => {
    expect(shown(100, 0, 0, 2_000)).toBe(
      "Of 100 judged merges none is wrong: of all 2,000 merges of the software expect at most 3.7 % to be wrong (95 % confidence).",
    );
    expect(shown(98, 1, 1, 2_000)).toBe(
      "Of 99 judged merges 1 is wrong: of all 2,000 merges of the software expect between 0.2 % and 5.5 % to be wrong (95 % confidence). If 1 unsure one is wrong too, up to 7 %.",
    );
  });

  it("needs no interval when all were looked at", () => {
    expect(shown(3, 1, 0, 4)).toBe("All 4 judged merges of the software: 1 is wrong (25 %).");
  });

  it("calls no share nothing that is something", () => {
    expect([0, 0.00001, 0.0016, 0.0216, 0.5, 0.9999, 1].map((share) => plain(smallShare(share)))).toEqual([
      "0 %",
      "0.1 %",
      "0.2 %",
      "2.2 %",
      "50 %",
      "100 %",
      "100 %",
    ]);
  });
});
