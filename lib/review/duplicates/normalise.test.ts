import { describe, expect, it } from "vitest";
import { prepare } from "./compare/features";
import { recordOf } from "./ketamine.fixture";
import { firstPageOf, isGenericTitle, kindOf, titleForms } from "./normalise";

const same = (a: string, b: string) => titleForms(a).some((form) => titleForms(b).includes(form));

describe("titles that are the same", () => {
  const PAIRS: [string, string, string][] = [
    ["case and a full stop", "Ketamine for depression", "KETAMINE FOR DEPRESSION."],
    ["diacritics", "Kétamine et dépression: étude", "Ketamine et depression - etude"],
    ["full-width forms and ligatures", "Ｋetamine ﬁndings in depression", "Ketamine findings in depression"],
    ["markup", "Effect of CO<sub>2</sub> on <i>E. coli</i>", "Effect of CO2 on E. coli"],
    ["entities", "Risk &amp; benefit of Fran&ccedil;ois&#39; diet", "Risk and benefit of François' diet"],
    ["greek letters", "TNF-α and NF-κB in pain", "TNF-alpha and NF-kappa B in pain"],
    ["greek entities", "Blocking &beta;-catenin in mice", "Blocking β-catenin in mice"],
    [
      "hyphens and spaces",
      "Anti-depressant meta-analysis of trials",
      "Antidepressant meta analysis of trials",
    ],
    ["apostrophes", "Alzheimer's disease and ketamine", "Alzheimer’s disease and ketamine"],
    ["brackets of a translated title", "[Ketamine in the elderly]", "Ketamine in the elderly"],
    ["an appended language", "Ketamine in the elderly. [German]", "[Ketamine in the elderly]"],
    ["appended tags", "Ketamine in the elderly. [Review] [45 refs]", "Ketamine in the elderly"],
    ["an appended erratum note", "Ketamine here.[Erratum appears in J Pain. 2003;1:2]", "Ketamine here"],
    ["a retracted status", "RETRACTED: Ketamine in the elderly", "Ketamine in the elderly"],
    ["a retracted suffix", "Ketamine in it (Retracted article. See vol 3, 2011)", "Ketamine in it"],
    [
      "a translation in front",
      "[Ketamine for resistant depression] Kétamine contre la dépression",
      "Kétamine contre la dépression",
    ],
  ];
  for (const [what, a, b] of PAIRS) it(`apart from ${what}`, () => expect(same(a, b)).toBe(true));
});

describe("titles that are not the same", () => {
  const PAIRS: [string, string, string][] = [
    ["parts", "Ketamine in pain. Part I", "Ketamine in pain. Part II"],
    ["numbers run together", "Phase 1 2 trial of ketamine", "Phase 12 trial of ketamine"],
    ["enantiomers", "Action of (+)-ketamine in mice", "Action of (-)-ketamine in mice"],
    ["an erratum", "Erratum: Ketamine in the elderly", "Ketamine in the elderly"],
    ["a WoS correction", "Ketamine in the elderly (vol 3, pg 4, 2010)", "Ketamine in the elderly"],
    ["a retraction notice", "Retraction notice to: Ketamine in the elderly", "Ketamine in the elderly"],
    ["a reply", "Ketamine in the elderly - Reply", "Ketamine in the elderly"],
    [
      "a labelled substance in front",
      "[11C]raclopride binding in the brain",
      "Raclopride binding in the brain",
    ],
    ["a subtitle more", "Ketamine in the elderly: a trial", "Ketamine in the elderly"],
    ["other scripts", "氯胺酮治疗抑郁症", "氯胺酮治疗疼痛"],
  ];
  for (const [what, a, b] of PAIRS) it(`because of ${what}`, () => expect(same(a, b)).toBe(false));

  it("has no form for an empty title, or one of signs alone", () => {
    expect(titleForms("")).toEqual([]);
    expect(titleForms(" -- . ")).toEqual([]);
  });
});

describe("what a title says", () => {
  it("tells notices from articles", () => {
    expect(kindOf("Erratum to: Ketamine")).toBe("correction");
    expect(kindOf("Author Correction: Ketamine")).toBe("correction");
    expect(kindOf("Ketamine in the elderly (vol 3, pg 4, 2010)")).toBe("correction");
    expect(kindOf("Retraction: Ketamine")).toBe("retraction_notice");
    expect(kindOf("Ketamine in pain (Retraction of vol 12, pg 3, 2010)")).toBe("retraction_notice");
    expect(kindOf("RETRACTED: Ketamine in the elderly")).toBe("article");
    expect(kindOf("Reply to Smith et al.")).toBe("comment");
    expect(kindOf("Ketamine in pain: authors' reply")).toBe("comment");
    expect(kindOf("Reinforcement learning in mice")).toBe("article");
  });

  it("knows titles that many publications bear", () => {
    for (const title of ["Editorial", "INTRODUCTION.", "In reply", "Letter to the Editor", "Ketamine"]) {
      expect(titleForms(title).every(isGenericTitle), title).toBe(true);
    }
    expect(titleForms("Ketamine in pain").some(isGenericTitle)).toBe(false);
    expect(titleForms("氯胺酮治疗").some(isGenericTitle)).toBe(false);
  });
});

describe("the rest of a record", () => {
  it("reads the first page, and none from a date", () => {
    expect(firstPageOf("310-21")).toBe("310");
    expect(firstPageOf("pp. 310–321")).toBe("310");
    expect(firstPageOf("S12-S14")).toBe("s12");
    expect(firstPageOf("e001469")).toBe("e1469");
    expect(firstPageOf("08-Aug")).toBeNull();
    expect(firstPageOf("")).toBeNull();
  });

  it("names a publication by DOI or database number, never by trial, ISSN or ISBN", () => {
    const record = recordOf("a", {
      doi: "10.1/x",
      pmid: "7",
      identifiers: [
        { scheme: "nct", value: "NCT00000001" },
        { scheme: "issn", value: "1234-5678" },
        { scheme: "isbn", value: "9780000000000" },
        { scheme: "wos", value: "WOS:1" },
      ],
    });
    expect(prepare(record).identifiers).toEqual(["doi:10.1/x", "pmid:7", "wos:WOS:1"]);
  });
});
