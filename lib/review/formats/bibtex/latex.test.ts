import fc from "fast-check";
import { expect, test } from "vitest";
import { latexOfText, textOfLatex } from "./latex";

test.each([
  [String.raw`M{\"u}ller, \'Elise and {\O}rsted`, "Müller, Élise and Ørsted"],
  [String.raw`\v{S}koda, Erd\H{o}s, \c{c}a, na{\"\i}ve, \u{\i}`, "Škoda, Erdős, ça, naïve, ĭ"],
  [String.raw`{DNA} and {\em Homo sapiens} and \textit{in vitro}`, "DNA and Homo sapiens and in vitro"],
  [String.raw`Cu$_2$O at 20\,$^\circ$C, $10^{-3}$ and $\alpha$-, $\mu$g`, "Cu2O at 20 °C, 10-3 and α-, μg"],
  [String.raw`p {\textless} .05, 50\% of R\&D, it costs $5 or $6`, "p < .05, 50% of R&D, it costs $5 or $6"],
  [String.raw`{$\less$}i{$\greater$}E. coli{$\less$}/i{$\greater$} &amp; others`, "E. coli & others"],
  ["1--2 --- ``so''", "1–2 — “so”"],
  [String.raw`\unknowncommand{kept} \href{https://example.org}{a site}`, "kept a site"],
  ["p<0.05 and n>3", "p<0.05 and n>3"],
  ["no end {of \\'", "no end of "],
])("%s is %s", (source, text) => {
  expect(textOfLatex(source)).toBe(text);
});

test("nesting without end ends", () => {
  expect(textOfLatex(`${"{".repeat(50_000)}x${"}".repeat(50_000)}`)).toBe("x");
  expect(textOfLatex("\\'".repeat(50_000)).length).toBeLessThan(200_000);
});

test("any text is the same after writing and reading it", () => {
  const sign = fc.constantFrom(..."\\{}$%&#_~^-`'\"<> zé睡", "--", "``", "\\textless", "$x$", "{\\'e}");
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 12 }), (signs) => {
      const text = signs.join("");
      expect(textOfLatex(latexOfText(text))).toBe(text);
    }),
    { numRuns: 2000 },
  );
});
