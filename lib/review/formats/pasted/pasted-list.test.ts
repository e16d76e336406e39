import { describe, expect, test } from "vitest";
import { pastedList } from "./pasted-list";

describe("prose and files of other kinds are no list", () => {
  test.each([
    [
      "prose",
      "In 2019, Smith et al. showed that light changes sleep (Smith et al., 2019). We planned a trial.\n",
    ],
    [
      "a letter with a DOI",
      "Dear all,\nplease read this paper, which is at https://doi.org/10.5555/abc.1\nYours, Ann\n",
    ],
    ["a table of numbers", "id,score\n12345,7\n12346,8\n"],
    ["tagged text", "TY  - JOUR\nDO  - 10.5555/abc.1\nER  - \n"],
    ["Web of Science", "FN Clarivate Analytics\nPT J\nDI 10.5555/abc.1\nER\n"],
    ["a web page", "<html><a href='https://doi.org/10.5555/abc.1'>10.5555/abc.1</a></html>\n"],
    ["titles alone", "Evening light and sleep\nBlue light and acne\n"],
  ])("%s", (_, text) => {
    expect(pastedList.recognises(text)).toBe(0);
  });
});

test("lists are recognised, but any other format comes first", () => {
  for (const text of ["10.5555/abc.1\n10.5555/abc.2\n", "PMID: 31000001\nNCT01234567\n31000002"]) {
    expect(pastedList.recognises(text)).toBeGreaterThanOrEqual(0.4);
    expect(pastedList.recognises(text)).toBeLessThan(0.5);
  }
});
