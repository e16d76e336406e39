import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seedReview } from "../extraction/fixtures/seed";
import { LEVELS, type Level } from "../extraction/lists";
import { byId } from "../extraction/propositions";
import { claimSchema, type Proposition, type Term } from "../extraction/schema";
import { EDGE_TEXT, labelBox, NODE_TEXT } from "./label-box";
import { layoutMap, type MapLayout } from "./layout";
import { type MechanismMap, mapOf, visiblePart } from "./map";

const seed = seedReview();
const whole = mapOf({ terms: byId(seed.terms), propositions: byId(seed.propositions), claims: seed.claims });

interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

function overlap(a: Box, b: Box): boolean {
  return Math.abs(a.x - b.x) < (a.w + b.w) / 2 - 0.5 && Math.abs(a.y - b.y) < (a.h + b.h) / 2 - 0.5;
}

function overlaps(boxes: readonly Box[]): [Box, Box][] {
  return boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter((b) => overlap(a, b))
      .map((b): [Box, Box] => [a, b]),
  );
}

function distance({ x, y, w, h }: Box, point: { x: number; y: number } | undefined): number {
  if (!point) return Number.POSITIVE_INFINITY;
  return Math.hypot(Math.max(0, Math.abs(point.x - x) - w / 2), Math.max(0, Math.abs(point.y - y) - h / 2));
}

function expectSound(map: MechanismMap, layout: MapLayout): void {
  expect(layout.nodes).toHaveLength(map.nodes.length);
  expect(layout.edges).toHaveLength(map.edges.length);
  expect(overlaps(layout.nodes)).toEqual([]);
  for (const { id, x, w } of layout.nodes) {
    const level = map.nodes.find((node) => node.id === id)?.level ?? null;
    const lane = layout.lanes.find((each) => each.level === level)!;
    expect([x - w / 2 >= lane.x, x + w / 2 <= lane.x + lane.w]).toEqual([true, true]);
  }
  for (const { propositionId, points } of layout.edges) {
    const { subject, object } = map.edges.find((each) => each.propositionId === propositionId)!;
    for (const [end, point] of [
      [subject, points[0]],
      [object, points.at(-1)],
    ] as const) {
      if ("termId" in end)
        expect(distance(layout.nodes.find(({ id }) => id === end.termId)!, point)).toBeLessThan(3);
      else
        expect(point).toEqual(layout.edges.find((each) => each.propositionId === end.propositionId)?.middle);
    }
    expect(points.length % 3).toBe(1);
  }
}

describe("the laid out map", () => {
  it.each([
    ["all of it", whole],
    ["what is shown by default", visiblePart(whole)],
  ])("is sound: %s", async (_name, map) => {
    const layout = await layoutMap(map);
    expectSound(map, layout);
    expect(layout.lanes.map(({ level }) => level)).toEqual(["molecular", "cellular", "network", "clinical"]);
    expect(overlaps([...layout.nodes, ...layout.edges.map(({ label }) => label)])).toEqual([]);
    for (const { x, y } of layout.edges.flatMap(({ points }) => points)) {
      expect([x >= 0, x <= layout.width, y >= 0, y <= layout.height]).toEqual([true, true, true, true]);
    }
  });

  it("is the same every time", async () => {
    expect(await layoutMap(whole)).toEqual(await layoutMap(whole));
  });

  it("draws parallel edges side by side", async () => {
    const { edges } = await layoutMap(whole);
    const [binds, agonises] = ["P19", "P21"].map((id) =>
      edges.find(({ propositionId }) => propositionId === id),
    );
    expect(Math.abs((binds?.middle.y ?? 0) - (agonises?.middle.y ?? 0))).toBeGreaterThan(8);
  });

  it("is empty for an empty map", async () => {
    expect(await layoutMap({ nodes: [], edges: [] })).toMatchObject({ nodes: [], edges: [], lanes: [] });
  });

  it("keeps its lanes whatever circles, backward and second-order edges are drawn", async () => {
    const levels: (Level | null)[] = [...(Object.keys(LEVELS) as Level[]), null];
    const graph = fc.record({
      levels: fc.array(fc.constantFrom(...levels), { minLength: 2, maxLength: 9 }),
      links: fc.uniqueArray(fc.tuple(fc.nat(8), fc.nat(8)), {
        maxLength: 14,
        selector: ([a, b]) => `${a} ${b}`,
      }),
      about: fc.array(fc.tuple(fc.nat(8), fc.nat(13), fc.boolean()), { maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(graph, async (drawn) => {
        const map = randomMap(drawn.levels, drawn.links, drawn.about);
        expectSound(map, await layoutMap(map));
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

function randomMap(
  levels: (Level | null)[],
  links: [number, number][],
  about: [number, number, boolean][],
): MechanismMap {
  const terms = levels.map(
    (level, i): Term => ({
      id: `t${i}`,
      label: `term number ${i}`,
      type: "process",
      level,
      curie: null,
      xrefs: [],
      categories: [],
    }),
  );
  const term = (i: number) => ({ termId: `t${i % levels.length}` });
  const first = links
    .filter(([a, b]) => a % levels.length !== b % levels.length)
    .map(
      ([a, b], i): Proposition => ({
        id: `p${i}`,
        subject: term(a),
        relation: "increases",
        object: term(b),
        categories: null,
      }),
    );
  const second =
    first.length === 0
      ? []
      : about.map(([a, p, fromProposition], i): Proposition => {
          const object = { propositionId: `p${p % first.length}` };
          const other = { propositionId: `p${(p + 1) % first.length}` };
          return {
            id: `s${i}`,
            subject: fromProposition && first.length > 1 ? other : term(a),
            relation: "mediates",
            object,
            categories: null,
          };
        });
  const propositions = [...first, ...second];
  const claims = propositions.map(({ id }) =>
    claimSchema.parse({ id, reportId: "R", studyId: "S", propositionId: id, quote: "Ten characters." }),
  );
  return mapOf({ terms: byId(terms), propositions: byId(propositions), claims });
}

describe("a label", () => {
  it("wraps at spaces, and inside words only when they are too long", () => {
    expect(labelBox("Central Executive Network", NODE_TEXT).lines).toEqual([
      "Central",
      "Executive",
      "Network",
    ]);
    expect(labelBox("treatment-resistant depression", NODE_TEXT).lines).toEqual([
      "treatment-",
      "resistant",
      "depression",
    ]);
    expect(labelBox("is permissive for", EDGE_TEXT).lines).toEqual(["is permissive for"]);
  });

  it("keeps every letter and no line longer than allowed", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z/ -]{0,60}$/), (label) => {
        const { lines, h } = labelBox(label.trim(), NODE_TEXT);
        expect(lines.join("").replaceAll(" ", "")).toBe(label.replaceAll(" ", ""));
        expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(NODE_TEXT.wrap);
        expect(h).toBe(lines.length * NODE_TEXT.line + 2 * NODE_TEXT.padY);
      }),
    );
  });
});
