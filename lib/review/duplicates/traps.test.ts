import { expect, it } from "vitest";
import { findDuplicates } from "./cluster";
import { prepare } from "./compare/features";
import { scorePair } from "./compare/verdict";
import { TRAPS } from "./traps.fixture";

for (const { name, a, b, expected, relation } of TRAPS) {
  it(`${expected}: ${name}`, () => {
    const { sure, doubtful } = findDuplicates([a, b]);
    const found = sure.length > 0 ? "sure" : doubtful.length > 0 ? "doubtful" : "apart";
    if (expected === "never_sure") expect(found).not.toBe("sure");
    else expect(found).toBe(expected);
    if (relation) expect(scorePair(prepare(a), prepare(b))?.relation).toBe(relation);
  });
}

it("thousands of editorials, introductions and replies stay apart, and cost little", () => {
  const titles = ["Editorial", "Introduction", "Reply"];
  const many = Array.from({ length: 6_000 }, (_, i) => ({
    ...(TRAPS[0]?.a ?? { identifiers: [] }),
    id: `e${String(i).padStart(4, "0")}`,
    imported: i,
    source: "database" as const,
    identifiers: [],
    title: titles[i % 3] ?? "",
    authors: [`Editor ${String.fromCharCode(97 + (i % 26))}ansen`],
    year: 1990 + (i % 30),
    volume: String(i % 40),
    issue: String(i % 12),
    pages: `${i}-${i + 1}`,
  }));
  const began = performance.now();
  expect(findDuplicates(many)).toEqual({ sure: [], doubtful: [], parted: [] });
  expect(performance.now() - began).toBeLessThan(10_000);
});
