import { parse } from "csv-parse/browser/esm/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { cellsOf, DELIMITERS, quotedAfter } from "./cells";

const cell = fc
  .array(fc.constantFrom('"', '""', ",", ";", "\t", "|", " ", "a", "b c", "\n", "é"), { maxLength: 6 })
  .map((parts) => parts.join(""));
const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;

test("a row reads as the library reads it, whatever stands in its quoted cells", () => {
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(...DELIMITERS),
      (cells, delimiter) => {
        const text = cells.map(quoted).join(delimiter);
        const [row] = parse(text, { delimiter, record_delimiter: ["\u0000"], relax_column_count: true });
        const found = cellsOf(text, { delimiter, quotes: true });
        expect(found?.cells.map((each) => each.trim())).toEqual(row?.map((each) => each.trim()));
        expect(quotedAfter(text, false, { delimiter, quotes: true })).toBe(false);
      },
    ),
    { numRuns: 2000 },
  );
});

test("Web of Science means nothing by quotation marks", () => {
  expect(cellsOf('J\t"Sleep" and light\tA "b', { delimiter: "\t", quotes: false })).toEqual({
    cells: ["J", '"Sleep" and light', 'A "b'],
    strayQuote: false,
  });
});
