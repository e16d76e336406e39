import { describe, expect, it } from "vitest";
import { seedReview } from "./fixtures/seed";
import { type LineEnd, type ParsedLine, parseLine } from "./one-line";
import { VOCABULARY } from "./vocabulary";

const world = {
  terms: VOCABULARY,
  propositions: [
    { id: "p-1", code: "P01" },
    { id: "p-2", code: "P02" },
  ],
};
const read = (line: string) => parseLine(line, world);
const name = (end: LineEnd) =>
  end.kind === "term"
    ? end.termId
    : end.kind === "proposition"
      ? `[${end.propositionId}]`
      : `new:${end.label}`;
const triples = ({ links }: ParsedLine) =>
  links.map((l) => `${name(l.subject)} ${l.relation} ${name(l.object)}`);

describe("the one-line entry", () => {
  const cascade =
    "glutamate release > AMPA receptor > BDNF-TrkB, mTOR > synaptic proliferation, synaptic regeneration";

  it("reads the glutamate cascade as exactly the seven claims C06 to C12", () => {
    const { claims, propositions } = seedReview();
    const wanted = claims
      .slice(5, 12)
      .map(({ propositionId }) => propositions.find(({ id }) => id === propositionId));
    const parsed = read(cascade);
    expect(parsed.problems).toEqual([]);
    expect(parsed.newTerms).toEqual([]);
    const ends = (end: LineEnd) => (end.kind === "term" ? { termId: end.termId } : null);
    const found = parsed.links.map((l) => ({
      subject: ends(l.subject),
      relation: l.relation,
      object: ends(l.object),
    }));
    expect(found).toHaveLength(7);
    expect(found).toEqual(
      expect.arrayContaining(
        wanted.map((p) => ({ subject: p?.subject, relation: p?.relation, object: p?.object })),
      ),
    );
  });

  it("offers fan-outs as a tick list and counts the steps of the chain", () => {
    const { links } = read(cascade);
    expect(links.map(({ fanOut }) => fanOut)).toEqual([false, true, true, true, true, true, true]);
    expect(links.every(({ ticked }) => ticked)).toBe(true);
    expect(links.map(({ chainPos }) => chainPos)).toEqual([0, 1, 1, 2, 2, 2, 2]);
  });

  it.each([
    ["ketamine -| NMDA receptors", "ketamine antagonises nmdar"],
    ["ketamine -| GABAergic inhibition", "ketamine decreases gaba_inhibition"],
    ["ketamine -| depression", "ketamine decreases depression"],
    ["depression -- DMN", "depression associated_with dmn"],
    ["glutamate release -| AMPAR", "glutamate_release inhibits ampar"],
    ["ketamine > BDNF", "ketamine increases bdnf"],
    ["ketamine ~ DMN", "ketamine alters dmn"],
    ["ketamine~DMN", "ketamine alters dmn"],
    ["ketamine 0 dopamine", "ketamine no_effect dopamine"],
    ["AMPA receptor > [P01]", "ampar mediates [p-1]"],
    ["[p02] > [P01]", "[p-2] mediates [p-1]"],
    ["BDNF polymorphisms ~ [P01]", "bdnf_polymorphism moderates [p-1]"],
    ["(2R,6R)-hydroxynorketamine > AMPAR", "2r6r_hnk activates ampar"],
    ["K-252a -| TrkB", "k_252a decreases ntrk2"],
    ["MTOR -> translation", "mtor increases translation"],
    ["mTOR → translation", "mtor_pathway increases translation"],
  ])("%s", (line, triple) => {
    const parsed = read(line);
    expect(parsed.problems).toEqual([]);
    expect(triples(parsed)).toEqual([triple]);
  });

  it.each([
    ["ketamine > opioid receptor !", "refutes", "asserted"],
    ["ketamine !> opioid receptor", "refutes", "asserted"],
    ["ketamine >! opioid receptor", "refutes", "asserted"],
    ["ketamine -| depression ?", "none", "open_question"],
    ["ketamine ?-| depression", "none", "open_question"],
    ["ketamine ?0 dopamine", "none", "open_question"],
    ["ketamine -| depression", "supports", "asserted"],
  ])("%s is %s, %s", (line, polarity, epistemic) => {
    expect(read(line)).toMatchObject({ problems: [], links: [{ polarity, epistemic }] });
  });

  it("marks only the name the mark stands at", () => {
    const { links } = read("ketamine ~ DMN, CEN ?, SN");
    expect(links.map(({ epistemic }) => epistemic)).toEqual(["asserted", "open_question", "asserted"]);
  });

  it("proposes other relations that the ends allow", () => {
    const [link] = read("ketamine > opioid receptor").links;
    expect(link?.relation).toBe("activates");
    expect(link?.alternatives).toEqual(expect.arrayContaining(["binds", "agonises", "alters"]));
    expect(link?.alternatives).not.toContain("mediates");
    expect(link?.alternatives).not.toContain("biomarker_of");
  });

  it("makes unknown names new terms, with the nearest known ones beside", () => {
    const parsed = read("ketamne > zinc finger protein 804A");
    expect(triples(parsed)).toEqual(["new:ketamne increases new:zinc finger protein 804A"]);
    expect(parsed.newTerms[0]).toMatchObject({ label: "ketamne", start: 0, end: 7 });
    expect(parsed.newTerms[0]?.nearest[0]?.termId).toBe("ketamine");
    expect(parsed.newTerms[1]).toMatchObject({ start: 10, nearest: [] });
  });

  it.each([
    ["ketamine", 0, "Write an arrow between two names: >, -|, ~, -- or 0."],
    ["ketamine > ", 11, "A name is missing here."],
    ["ketamine > DMN,, SN", 15, "A name is missing here."],
    ["ketamine > [P99]", 11, "There is no proposition P99 yet."],
    ["ketamine -| [P01]", 12, "Only > (mediates) and ~ (moderates) can point to a proposition."],
    ["[P01] > depression", 8, "A proposition can only point to another proposition."],
    ["ketamine > ketamine", 11, "ketamine cannot point to itself."],
    ["ketamine ~ DMN, Default Mode Network", 16, "Default Mode Network is named twice."],
    ["ketamine? , NBQX > DMN", 0, "Write ? after an arrow or after the name it points to."],
  ])("%s: problem at %i", (line, start, message) => {
    expect(read(line).problems[0]).toMatchObject({ start, message });
  });
});
