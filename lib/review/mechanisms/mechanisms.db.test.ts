import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { serve } from "@/lib/api/serve";
import { db } from "@/lib/db/client";
import { countingStatements } from "@/lib/db/statements";
import { call } from "@/prisma/seed/client";
import { type ExtractionTeam, extractAndSettle, makeExtractionTeam } from "@/prisma/seed/extraction";
import { join, makePerson, scopeOf, tokenOf } from "@/prisma/seed/team";
import * as queries from "./queries";
import type {
  ClaimEntry,
  ContradictionsView,
  EvidenceChoices,
  GapMapView,
  MechanismMapView,
  PropositionClaims,
  PropositionEntry,
} from "./shapes";

describe("the mechanism views of the five reports", () => {
  let team: ExtractionTeam;
  let observer: string;
  let entries: PropositionEntry[];

  beforeAll(async () => {
    team = await makeExtractionTeam();
    const { reviewId, lead, a, b, reportByKey } = team;
    await extractAndSettle(reviewId, a, b, reportByKey);
    const olga = await makePerson("Olga");
    await join(reviewId, lead, olga, ["observer"]);
    observer = await tokenOf(olga);
    entries = await read<PropositionEntry[]>("propositions");
  }, 60_000);

  async function read<T>(view: string): Promise<T> {
    const { status, body } = await call(observer, "GET", `/reviews/${team.reviewId}/mechanisms/${view}`);
    expect(status).toBe(200);
    return body as T;
  }

  const supported = (times: number) =>
    entries.filter(({ tally }) => tally.reportsSupporting.length === times).map(({ statement }) => statement);

  it("tally 27 propositions, 22 first-order and 5 second-order, none with a primary study", () => {
    expect(entries).toHaveLength(27);
    expect(entries.filter(({ order }) => order === 2)).toHaveLength(5);
    expect(entries.every(({ tally }) => tally.nPrimary === 0)).toBe(true);
    expect(entries.reduce((sum, { claims }) => sum + claims, 0)).toBe(30);
  });

  it("count supporting reports: two for 2 propositions, one for 19, none for 6", () => {
    expect(supported(2).sort()).toEqual([
      "ketamine antagonises NMDA receptor",
      "ketamine decreases depression",
    ]);
    expect(supported(1)).toHaveLength(19);
    expect(supported(0)).toHaveLength(6);
    const refuted = entries.filter((entry) => entry.refuted);
    expect(refuted.map(({ statement }) => statement)).toEqual(["ketamine agonises opioid receptor"]);
    expect(refuted[0]?.tally.reportsRefuting).toEqual([team.reportByKey.get("R01")]);
  });

  it("draw 17 terms and 22 first-order edges, 14 and 19 by default", async () => {
    const size = async (view: string) => {
      const { nodes, edges, layout } = await read<MechanismMapView>(view);
      const first = edges.filter(({ order }) => order === 1);
      const ends = new Set(
        first.flatMap(({ subject, object }) => [subject, object].map((end) => JSON.stringify(end))),
      );
      expect(layout.edges).toHaveLength(edges.length);
      expect(layout.nodes).toHaveLength(nodes.length);
      return [ends.size, first.length];
    };
    expect(await size("map?all=true")).toEqual([17, 22]);
    expect(await size("map")).toEqual([14, 19]);
    const { edges, hidden } = await read<MechanismMapView>("map");
    expect(
      edges.filter(({ order }) => order === 1).every(({ supportClass }) => supportClass === "secondary_only"),
    ).toBe(true);
    expect(hidden.edges).toBe(4);
  });

  it("fill the gap map's two review columns and leave the rest empty", async () => {
    const { rows, columns } = await read<GapMapView>("gap-map");
    const column = (name: string) =>
      rows.flatMap(({ category, cells }) => {
        const { reportsSupporting, reportsRefuting, hypotheses } = cells[name] ?? {};
        const counts = [reportsSupporting, reportsRefuting, hypotheses].map((list) => list?.length ?? -1);
        return counts.some((count) => count !== 0) ? [[category, ...counts]] : [];
      });
    expect(column("narrative_review")).toEqual([
      ["nmdar", 2, 0, 0],
      ["gaba", 1, 0, 0],
      ["glutamate", 1, 0, 0],
      ["ampar", 2, 0, 0],
      ["bdnf_trkb", 1, 0, 0],
      ["mtor", 1, 0, 0],
      ["synaptic", 1, 0, 0],
      ["network", 1, 0, 0],
      ["opioid", 1, 1, 0],
      ["efficacy", 1, 0, 0],
    ]);
    expect(column("systematic_review")).toEqual([
      ["synaptic", 0, 0, 1],
      ["efficacy", 1, 0, 0],
    ]);
    for (const name of columns.filter((each) => !each.endsWith("_review")))
      expect([name, column(name)]).toEqual([name, []]);
    const badges = rows.filter(({ openQuestions }) => openQuestions.length > 0);
    expect(
      Object.fromEntries(badges.map(({ category, openQuestions }) => [category, openQuestions.length])),
    ).toEqual({
      efficacy: 2,
      safety: 2,
      genetic: 1,
      enantiomer: 2,
    });
    expect(rows.filter(({ empty }) => empty).map(({ category }) => category)).toEqual([
      "monoamine",
      "metabolomic",
    ]);
  });

  it("find no contradiction", async () => {
    expect(await read<ContradictionsView>("contradictions")).toEqual({ contradictions: [], total: 0 });
  });

  it("open a proposition with its quotes and contexts", async () => {
    const entry = entries.find(({ statement }) => statement === "ketamine decreases depression");
    const { claims } = await read<PropositionClaims>(`propositions/${entry?.propositionId}`);
    expect(
      claims.map(({ studyLabel, epistemic, context }) => [studyLabel, epistemic, context.timing.text]),
    ).toEqual([
      ["R01", "asserted", "rapid"],
      ["R01", "open_question", "long-term"],
      ["R28", "presupposed", "rapid"],
    ]);
    expect(claims[0]?.reportTitle).toContain("Beyond NMDA Receptors");
    const missing = `/reviews/${team.reviewId}/mechanisms/propositions/${crypto.randomUUID()}`;
    expect((await call(observer, "GET", missing)).status).toBe(404);
  });

  it("are narrowed by a filter", async () => {
    const systematic = await read<PropositionEntry[]>("propositions?designs=systematic_review");
    expect(systematic.map(({ statement }) => statement).sort()).toEqual([
      "ketamine decreases depression",
      "molecular neuroplasticity mediates (ketamine decreases depression)",
    ]);
    const unknown = await call(
      observer,
      "GET",
      `/reviews/${team.reviewId}/mechanisms/propositions?designs=opinion`,
    );
    expect(unknown.status).toBe(400);
  });

  it("are narrowed by level and by whose evidence it is, and the quotes with them", async () => {
    const clinical = await read<PropositionEntry[]>("propositions?levels=clinical");
    expect(clinical.length).toBeGreaterThan(0);
    expect(clinical.length).toBeLessThan(27);
    expect(clinical.map(({ statement }) => statement)).toContain("ketamine decreases depression");
    expect(await read<PropositionEntry[]>("propositions?roles=primary")).toEqual([]);
    const entry = entries.find(({ statement }) => statement === "ketamine decreases depression");
    const path = `propositions/${entry?.propositionId}`;
    const { claims, proposition } = await read<PropositionClaims>(`${path}?epistemics=asserted`);
    expect(claims.map(({ epistemic }) => epistemic)).toEqual(["asserted"]);
    expect(proposition.claims).toBe(1);
  });

  it("offer only what some claim has", async () => {
    const offered = await read<EvidenceChoices>("choices");
    expect(offered.designs).toEqual([
      { value: "narrative_review", claims: 28 },
      { value: "systematic_review", claims: 2 },
    ]);
    expect(offered.roles).toEqual([{ value: "secondary", claims: 30 }]);
    for (const { value, claims } of offered.epistemics) {
      const passed = await read<PropositionEntry[]>(`propositions?epistemics=${value}`);
      expect(passed.reduce((sum, one) => sum + one.claims, 0)).toBe(claims);
    }
  });

  it("open every cell of the gap map with exactly its claims", async () => {
    const { rows, columns, outside } = await read<GapMapView>("gap-map?epistemics=asserted,open_question");
    for (const { category, cells } of rows) {
      for (const column of columns.filter((each) => each.endsWith("_review"))) {
        const query = `category=${category}&column=${column}&epistemics=asserted,open_question`;
        const members = await read<ClaimEntry[]>(`gap-map/members?${query}`);
        expect(members.map(({ id }) => id)).toEqual(cells[column]?.claimIds);
        expect(members.every(({ quote, reportTitle }) => quote !== "" && reportTitle !== "")).toBe(true);
      }
    }
    const rest = await read<ClaimEntry[]>("gap-map/members?epistemics=asserted,open_question");
    expect(rest.map(({ id }) => id)).toEqual(outside);
  });

  it("come as a CSV file of 30 rows", async () => {
    const url = `http://localhost:3000/api/v1/reviews/${team.reviewId}/mechanisms/claims.csv`;
    const response = await serve(new Request(url, { headers: { authorization: `Bearer ${observer}` } }));
    expect(response.headers.get("content-type")).toContain("text/csv");
    const rows = parse<Record<string, string>>(await response.text(), { columns: true, bom: true });
    expect(rows).toHaveLength(30);
    expect(rows.filter(({ polarity }) => polarity === "refutes")).toMatchObject([{ relation: "agonises" }]);
    expect(rows.filter(({ comparator }) => comparator !== "")).toMatchObject([
      { comparator: "ketamine active" },
    ]);
  });

  it("take at most six statements each", async () => {
    const scope = await scopeOf(team.lead.id, team.reviewId, "mechanisms.view");
    const reviewId = team.reviewId;
    const pages = [
      () => queries.propositions(scope, { reviewId }),
      () => queries.mechanismMap(scope, { reviewId, all: "false" }),
      () => queries.gapMap(scope, { reviewId }),
      () => queries.contradictions(scope, { reviewId }),
    ];
    for (const page of pages)
      expect((await countingStatements<unknown>(page)).statements).toBeLessThanOrEqual(6);
  });

  it("lose the claims of a report that is excluded since", async () => {
    const id = team.reportByKey.get("R30") as string;
    const where = { reviewId_id: { reviewId: team.reviewId, id } };
    await db.report.update({ where, data: { status: "awaiting_assessment" } });
    const left = await read<PropositionEntry[]>("propositions");
    expect(left.reduce((sum, { claims }) => sum + claims, 0)).toBe(28);
    await db.report.update({ where, data: { status: "included" } });
  });
});
