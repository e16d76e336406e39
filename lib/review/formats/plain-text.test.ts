import { expect, test } from "vitest";
import { emptyDraft } from "../record/schema";
import { inPlainText, plainText } from "./plain-text";
import { isPages } from "./printed";

test.each([
  ["Lamps &amp; sleep", "Lamps & sleep"],
  ["CO<sub>2</sub> and <i>Escherichia  coli</i>", "CO2 and Escherichia  coli"],
  ["CO&lt;sub&gt;2&lt;/sub&gt; in rooms", "CO2 in rooms"],
  ["p &lt; 0.05 and q &gt; 3", "p < 0.05 and q > 3"],
  ["if a <b and c> d", "if a <b and c> d"],
  ["&beta;-carotene, caf&eacute;, 5&#xb0; and &#945;", "β-carotene, café, 5° and α"],
  ["24.1 &mgr;M, 7.35 &OHgr; and &amp;bgr;-carotene &xygr;", "24.1 μM, 7.35 Ω and β-carotene &xygr;"],
  ["AT&T & R&D; one&two;", "AT&T & R&D; one&two;"],
  ["&amp;#x3b1; twice", "α twice"],
  ["<p>One.</p><p>Two.</p>", "One.\nTwo."],
  ["<jats:p>One.</jats:p>", "One."],
  [
    'At <mml:math xmlns:mml="x"><mml:mi>x</mml:mi><mml:annotation encoding="t">\\x</mml:annotation></mml:math> now',
    "At x now",
  ],
  ["The $\\alpha_{2}$ receptor and \\textit{E. coli}", "The α2 receptor and E. coli"],
  ["Costs of $5 and $6", "Costs of $5 and $6"],
])("%s", (printed, plain) => expect(plainText(printed)).toBe(plain));

test("only what people read is changed", () => {
  const draft = {
    ...emptyDraft(),
    title: "A<br/>B",
    abstract: "x <b>y</b>",
    url: "https://example.org/?a&amp;b",
  };
  const plain = inPlainText({ ...draft }, JSON.stringify(draft));
  expect(plain).toEqual({ ...draft, title: "A B", abstract: "x y" });
});

test("pages are numbers, not a word that says there are none", () => {
  expect(["N.PAG", "No", undefined, "e12", "iv-ix", "310"].map(isPages)).toEqual([
    ...[false, false, false],
    ...[true, true, true],
  ]);
});
