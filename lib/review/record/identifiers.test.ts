import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  findTrialNumbers,
  normaliseArxiv,
  normaliseCnki,
  normaliseDoi,
  normaliseIsbn,
  normaliseIssn,
  normalisePmcid,
  normalisePmid,
  normaliseWanfang,
  uniqueIdentifiers,
} from "./identifiers";

describe("DOI", () => {
  test.each([
    ["10.1000/ABC.1", "10.1000/abc.1"],
    ["doi:10.1000/abc", "10.1000/abc"],
    ["DOI: 10.1000/abc.", "10.1000/abc"],
    ["https://doi.org/10.1000/abc", "10.1000/abc"],
    ["http://dx.doi.org/10.1000/abc", "10.1000/abc"],
    ["https://doi.org/10.1000/abc?utm=1#top", "10.1000/abc"],
    ["https://www.example.org/x?eid=1&doi=10.1000%2fabc&partner=2", "10.1000/abc"],
    ["10.1000%2Fabc", "10.1000/abc"],
    ["10.1000/abc [doi]", "10.1000/abc"],
    ["(10.1000/abc)", "10.1000/abc"],
    ["10.1016/s0022-2836(84)80011-x", "10.1016/s0022-2836(84)80011-x"],
    ["10.1016/s0140-6736(05)12345", "10.1016/s0140-6736(05)12345"],
    ["see 10.1016/0005-2728(93)", "10.1016/0005-2728(93)"],
    [
      "10.1002/(sici)1(1999)55:11&lt;14::aid-j8&gt;3.0.co;2-d",
      "10.1002/(sici)1(1999)55:11<14::aid-j8>3.0.co;2-d",
    ],
    ["10.1000/one; 10.1000/two", "10.1000/one"],
    ["10.1000/abc\u200b", "10.1000/abc"],
    ["10.1000/100%", "10.1000/100%"],
    ["10.1000.10/abc", "10.1000.10/abc"],
  ])("%s", (printed, normal) => expect(normaliseDoi(printed)).toBe(normal));

  test.each(["", "10.1/abc", "abc", "10.1000/", "10.1000/.", "110.1000/abc", "https://example.org"])(
    "%s is none",
    (printed) => expect(normaliseDoi(printed)).toBeUndefined(),
  );

  test("the normal form is its own normal form", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (tail) => {
        const once = normaliseDoi(`10.5555/${tail}`);
        if (once && !once.includes("%") && !once.includes("&")) expect(normaliseDoi(once)).toBe(once);
      }),
    );
  });
});

describe("PMID and PMCID", () => {
  test.each([
    ["12345678", "12345678"],
    ["PMID: 12345678", "12345678"],
    ["pmid12345", "12345"],
    ["00012345", "12345"],
    ["MEDLINE:29657938", "29657938"],
    ["https://pubmed.ncbi.nlm.nih.gov/32424665/", "32424665"],
    ["https://www.ncbi.nlm.nih.gov/pubmed/32424665", "32424665"],
    ["PMC5887696", undefined],
    ["0", undefined],
    ["12345678901", undefined],
    ["12 monkeys", undefined],
  ])("PMID %s", (printed, normal) => expect(normalisePmid(printed)).toBe(normal));

  test.each([
    ["PMC5887696", "PMC5887696"],
    ["pmc 5887696", "PMC5887696"],
    ["PMC5887696.2", "PMC5887696"],
    ["https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123/", "PMC123"],
    ["5887696", undefined],
  ])("PMCID %s", (printed, normal) => expect(normalisePmcid(printed)).toBe(normal));
});

describe("trial numbers", () => {
  test.each([
    ["ClinicalTrials.gov/NCT01234567", "nct", "NCT01234567"],
    ["nct 01234567", "nct", "NCT01234567"],
    ["ISRCTN12345678", "isrctn", "ISRCTN12345678"],
    ["EudraCT 2012-003456-78", "eudract", "2012-003456-78"],
    ["EUCT 2023-501234-12-00", "ctis", "2023-501234-12-00"],
    ["ACTRN12605000000123", "actrn", "ACTRN12605000000123"],
    ["ChiCTR2000034567", "chictr", "CHICTR2000034567"],
    ["CTRI/2019/01/012345", "ctri", "CTRI/2019/01/012345"],
    ["DRKS00012345", "drks", "DRKS00012345"],
    ["UMIN000012345", "umin", "UMIN000012345"],
    ["jRCTs031190123", "jrct", "JRCTS031190123"],
  ])("%s", (text, scheme, value) => expect(findTrialNumbers(text)).toEqual([{ scheme, value }]));

  test("a number printed twice counts once, a longer number not at all", () => {
    expect(findTrialNumbers("NCT01234567, NCT01234567; NCT012345678")).toEqual([
      { scheme: "nct", value: "NCT01234567" },
    ]);
  });
});

describe("ISSN and ISBN", () => {
  test.each([
    ["1422-0067 (Electronic)", "1422-0067"],
    ["14220067", "1422-0067"],
    ["2434-561x", "2434-561X"],
    ["1422-0068", undefined],
  ])("ISSN %s", (printed, normal) => expect(normaliseIssn(printed)).toBe(normal));

  test.each([
    ["978-0-306-40615-7", "9780306406157"],
    ["0-306-40615-2", "9780306406157"],
    ["0-8044-2957-X", "9780804429573"],
    ["978-0-306-40615-8", undefined],
  ])("ISBN %s", (printed, normal) => expect(normaliseIsbn(printed)).toBe(normal));
});

test("identifiers are kept once each, in order", () => {
  const a = { scheme: "nct", value: "NCT00000001" } as const;
  const b = { scheme: "issn", value: "1422-0067" } as const;
  expect(uniqueIdentifiers([a, b, a])).toEqual([a, b]);
});

describe("Chinese databases", () => {
  test.each([
    ["CNKI:SUN:DJXB.0.2019-03-001", "DJXB201903001"],
    ["CNKI:djxb201903001", "DJXB201903001"],
    ["http://kns.cnki.net/KCMS/detail/detail.aspx?FileName=DJXB201903001&DbName=CJFD2019", "DJXB201903001"],
    ["http://www.cnki.com.cn/Article/CJFDTOTAL-DJXB201903001.htm", "DJXB201903001"],
    ["http://kns.cnki.net/kcms/detail/11.0000.TS.20190404.1011.002.html", "11.0000.TS.20190404.1011.002"],
    ["https://kns.cnki.net/kcms2/article/abstract?v=x", undefined],
    ["10.5555/djxb", undefined],
  ])("CNKI: %s", (printed, normal) => expect(normaliseCnki(printed)).toBe(normal));

  test.each([
    ["http://d.wanfangdata.com.cn/Periodical_djxb202002003.aspx", "djxb202002003"],
    ["https://d.wanfangdata.com.cn/thesis/Y1234567", "y1234567"],
    ["WANFANG:djxb202002003", "djxb202002003"],
    ["https://www.wanfangdata.com.cn/index.html", undefined],
  ])("Wanfang: %s", (printed, normal) => expect(normaliseWanfang(printed)).toBe(normal));
});

test.each([
  ["arXiv:2101.00001v2", "2101.00001"],
  ["https://arxiv.org/abs/hep-th/9901001", "hep-th/9901001"],
  ["https://arxiv.org/pdf/math.GT/0309136v1", "math.gt/0309136"],
  ["10.48550/arxiv.2101.00001", "2101.00001"],
  ["2101.00001", undefined],
])("the arXiv number of %s", (text, number) => expect(normaliseArxiv(text)).toBe(number));
