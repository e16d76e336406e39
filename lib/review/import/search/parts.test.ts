import { describe, expect, test } from "vitest";
import { checkParts, rangeInName } from "./parts";

const part = (first: number, last: number, records = last - first + 1) => ({
  name: `${first}-${last}.ris`,
  range: { first, last },
  records,
});

describe("the parts of an export", () => {
  test("a part that was forgotten is named, with how many records it holds", () => {
    const check = checkParts(3130, [part(1, 1000), part(3001, 3130), part(1001, 2000)]);
    expect(check).toEqual({
      missing: [{ first: 2001, last: 3000 }],
      overlapping: [],
      uneven: [],
      difference: 1000,
    });
  });

  test("so are a beginning and an end that are missing", () => {
    expect(checkParts(2500, [part(1001, 2000)]).missing).toEqual([
      { first: 1, last: 1000 },
      { first: 2001, last: 2500 },
    ]);
    expect(checkParts(null, [part(1001, 2000)]).missing).toEqual([{ first: 1, last: 1000 }]);
  });

  test("parts that overlap are named, also when one lies within another", () => {
    const check = checkParts(null, [part(1, 1000), part(1, 500), part(901, 1500)]);
    expect(check.overlapping).toEqual([
      { a: "1-500.ris", b: "1-1000.ris", first: 1, last: 500 },
      { a: "1-1000.ris", b: "901-1500.ris", first: 901, last: 1000 },
    ]);
  });

  test("a file with fewer records than its part has is named", () => {
    expect(checkParts(null, [part(1, 1000, 998)]).uneven).toEqual([
      { name: "1-1000.ris", expected: 1000, records: 998 },
    ]);
  });

  test("the end is not missed while a file without numbers may hold it", () => {
    const check = checkParts(1500, [part(1, 1000), { name: "rest.ris", range: null, records: 500 }]);
    expect([check.missing, check.difference]).toEqual([[], 0]);
  });

  test("without numbers only the sum can tell", () => {
    const file = (records: number) => ({ name: "x.ris", range: null, records });
    expect(checkParts(100, [file(40), file(70)])).toMatchObject({ missing: [], difference: -10 });
    expect(checkParts(null, [file(40)]).difference).toBeNull();
  });
});

describe("the range in a name", () => {
  test.each([
    ["scopus_1001-2000.ris", 1000, { first: 1001, last: 2000 }],
    ["0_Ovid_search_results_1_to_1000.ris", 1000, { first: 1, last: 1000 }],
    ["savedrecs 501-732.txt", 232, { first: 501, last: 732 }],
    ["embase 1 – 498.csv", 498, { first: 1, last: 498 }],
    ["pubmed_2020-2024.nbib", 312, null],
    ["20221207_gambling-harms_scopus_255.ris", 255, null],
    ["psycinfo-2022-12-07.ris", 124, null],
    ["wos.ris", 219, null],
  ])("%s with %i records", (name, records, range) => expect(rangeInName(name, records)).toEqual(range));
});
