import { describe, expect, test } from "vitest";
import { isTitled, lookedUpBy, newPapers, papersIn } from "./rules";

const TITLE = "Ketamine and the made-up sleep of lamps: a trial";

describe("a pasted list of key papers", () => {
  test.each([
    ["10.5555/Lamp.1", { doi: "10.5555/lamp.1", pmid: null, title: null }],
    ["1. https://doi.org/10.5555/lamp.1", { doi: "10.5555/lamp.1", title: null }],
    ["12345678", { pmid: "12345678", doi: null, title: null }],
    ["- PMID: 0012345", { pmid: "12345", title: null }],
    ["https://pubmed.ncbi.nlm.nih.gov/12345678/", { pmid: "12345678", title: null }],
    [TITLE, { title: TITLE, doi: null, pmid: null }],
    [
      `[3] Antos Z, Zukow X. ${TITLE}. J Made Up. 2010;3:4-5. doi:10.5555/a PMID: 77`,
      { title: TITLE, doi: "10.5555/a", pmid: "77" },
    ],
    [`Antos, Z., & Zukow, X. Y. (2010). ${TITLE}. Journal of Made-up Results, 3(1), 4–5.`, { title: TITLE }],
    [`Antos Z, et al. ${TITLE}. 2010`, { title: TITLE }],
    ["氯胺酮治疗抑郁症的机制", { title: "氯胺酮治疗抑郁症的机制" }],
  ])("reads %s", (line, expected) => {
    expect(papersIn(line)).toMatchObject([expected]);
  });

  test("names the lines by which nothing could be found", () => {
    expect(() => papersIn(`${TITLE}\n\nKetamine\nPMC12345`)).toThrow(
      expect.objectContaining({
        fields: [{ path: "text", message: expect.stringMatching(/Line 3 .*Line 4 /) }],
      }),
    );
  });

  test("adds each paper once, whichever way it is written", () => {
    const known = papersIn(`10.5555/a\n${TITLE}`);
    const pasted = papersIn(`doi:10.5555/A\n${TITLE.toUpperCase()}.\n55\n55`);
    expect(newPapers(known, pasted).map(({ pmid }) => pmid)).toEqual(["55"]);
    expect(() => newPapers(known, known)).toThrow(/already/);
    const many = Array.from({ length: 301 }, (_, at) => ({
      text: "",
      title: null,
      doi: null,
      pmid: `${at}`,
    }));
    expect(() => newPapers([], many)).toThrow(/at most 300/);
  });
});

describe("a title", () => {
  test("is the same in other case, accents, markup and hyphens, and inside a reference", () => {
    const [paper] = papersIn(`Antos Z. ${TITLE}? J Made Up. 2010`);
    expect(isTitled(paper!, "KETAMINE and the <i>Made up</i> sleep of lamps. A trial")).toBe(true);
    expect(isTitled(paper!, "Ketamine and the made-up sleep of lamps")).toBe(true);
    expect(isTitled(paper!, "Ketamine and the made-up sleep of rats")).toBe(false);
    expect(isTitled(paper!, "A trial")).toBe(false);
    expect(isTitled(paper!, "")).toBe(false);
  });

  test("is looked up by its longest plain words", () => {
    expect(lookedUpBy("Naïve β-lamps in the sleep")).toEqual(["naive", "lamps", "sleep", "the"]);
    expect(lookedUpBy("氯胺酮治疗")).toEqual(["氯胺酮治疗"]);
  });
});
