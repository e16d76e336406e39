import { describe, expect, it } from "vitest";
import { proposeStance } from "./cues";
import { seedReview } from "./fixtures/seed";

describe("cue words", () => {
  it.each([
    ["Ketamine may act through AMPA receptors.", "hedged", "supports"],
    ["This insinuates a permissive role of the opioid system.", "hedged", "supports"],
    ["We hypothesise that mTOR may be involved.", "hypothesised", "supports"],
    ["Is ketamine safe in the long term?", "open_question", "none"],
    ["Further exploration is requisite to ascertain its safety.", "open_question", "none"],
    ["Its mechanisms remain unclear and may not involve opioids.", "open_question", "none"],
    ["Ketamine did not bind to the opioid receptor.", "asserted", "refutes"],
    ["Ketamine doesn’t alter dopamine levels.", "asserted", "refutes"],
    ["Ketamine increased glutamate release.", "asserted", "supports"],
  ])("%s: %s, %s", (quote, epistemic, polarity) => {
    expect(proposeStance(quote, "abstract")).toMatchObject({ epistemic, polarity });
  });

  it("points at the words it read", () => {
    const quote = "ketamine may not act alone";
    const { cues } = proposeStance(quote, "abstract");
    expect(cues.map(({ start, end, text }) => [quote.slice(start, end), text])).toEqual([["may", "may"]]);
  });

  it("takes a title as presupposing its topic", () => {
    expect(proposeStance("Rapid antidepressant effects of ketamine", "title").epistemic).toBe("presupposed");
  });

  it("proposes what the extractors settled on wherever a quote carries one stance only", () => {
    const alone = ["C01", "C02", "C06", "C13", "C20", "C22", "C23", "C24", "C25", "C26", "C27", "C28", "C29"];
    for (const { id, quote, section, epistemic } of seedReview().claims.filter((claim) =>
      alone.includes(claim.id),
    )) {
      expect([id, proposeStance(quote, section).epistemic]).toEqual([id, epistemic]);
    }
    const refuted = seedReview().claims.find(({ id }) => id === "C21");
    expect(proposeStance(refuted?.quote ?? "", "abstract").polarity).toBe("refutes");
  });
});
