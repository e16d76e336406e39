import { describe, expect, it } from "vitest";
import { cardForReport } from "@/lib/review/extraction/defaults";
import { parseLine } from "@/lib/review/extraction/one-line";
import { VOCABULARY } from "@/lib/review/extraction/vocabulary";
import { entryOf, stanceOf, termWithoutKind } from "./entry";
import { NO_QUOTE } from "./places";

const line =
  "glutamate release > AMPA receptor > BDNF-TrkB pathway, mTOR pathway > synaptic proliferation, new thing";
const world = { terms: VOCABULARY, propositions: [] };
const quoted = { ...NO_QUOTE, quote: "Glutamate release may trigger synaptic proliferation." };
const card = { id: null, content: cardForReport("narrative_review") };

describe("an entry made from one line", () => {
  const { links } = parseLine(line, world);
  const kinds = { "new thing": { type: "process" as const, level: null } };

  it("sends one claim a link, in one chain, with a new term once", () => {
    const { claims, terms } = entryOf(links, { quoted, card, kinds, details: {} });
    expect(claims).toHaveLength(7);
    expect(terms.map(({ label }) => label)).toEqual(["new thing"]);
    expect(new Set(claims.map(({ chainId }) => chainId)).size).toBe(1);
    expect(claims.map(({ chainPos }) => chainPos)).toEqual([0, 1, 1, 2, 2, 2, 2]);
    const ends = claims
      .map(({ object }) => object)
      .filter((end) => "termId" in end && end.termId === terms[0]?.id);
    expect(ends).toHaveLength(2);
    expect(claims.every(({ context }) => context.sourceRole === "secondary")).toBe(true);
  });

  it("says of each of its claims what is said in detail, and lets the rest follow the card", () => {
    const details = {
      implicit: true,
      context: { timing: { text: "rapid" }, comparator: { name: "vehicle" } },
    };
    const { claims } = entryOf(links, { quoted, card, kinds, details });
    for (const { implicit, note, context } of claims) {
      expect({ implicit, note }).toEqual({ implicit: true, note: null });
      expect(context).toEqual({
        ...card.content,
        timing: { ...card.content.timing, text: "rapid" },
        comparator: { name: "vehicle", role: "inactive" },
      });
    }
    const other = entryOf(links, {
      quoted,
      card,
      kinds,
      details: { context: { comparator: { name: "ketamine" } } },
    });
    expect(other.claims[0]?.context.comparator?.role).toBe("active");
  });

  it("asks for the kind of a new term first", () => {
    const ends = links.flatMap(({ subject, object }) => [subject, object]);
    expect(termWithoutKind(ends, {})).toBe("new thing");
    expect(termWithoutKind(ends, kinds)).toBeUndefined();
  });

  it("lets a mark in the line go before the wording of the quote", () => {
    const hedged = { polarity: "supports", epistemic: "hedged" } as const;
    expect(stanceOf({ polarity: "supports", epistemic: "asserted" }, hedged)).toEqual(hedged);
    expect(stanceOf({ polarity: "refutes", epistemic: "asserted" }, hedged).polarity).toBe("refutes");
  });
});
