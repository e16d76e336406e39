import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { call } from "@/prisma/seed/client";
import { type ExtractionTeam, enter, makeExtractionTeam, start, submit } from "@/prisma/seed/extraction";
import { join, makePerson, scopeOf, tokenOf } from "@/prisma/seed/team";
import { startExtraction } from "./commands/extraction";

const QUOTE = "Ketamine has emerged as promising, demonstrating rapid antidepressant effects.";
const claim = (more: object = {}) => ({
  id: uuid(),
  subject: { termId: "ketamine" },
  relation: "decreases",
  object: { termId: "depression" },
  quote: QUOTE,
  context: { design: "narrative_review" },
  ...more,
});
const OTHER_STATES = ["sought", "not_retrieved", "awaiting_assessment", "excluded"] as const;

describe("an extractor's entry", () => {
  let team: ExtractionTeam;
  let path: string;
  let token: string;
  let reportId: string;

  beforeEach(async () => {
    team = await makeExtractionTeam(OTHER_STATES.map((status) => ({ key: status, title: status, status })));
    reportId = team.reportByKey.get("R01") as string;
    path = `/reviews/${team.reviewId}/reports/${reportId}/extraction`;
    token = await tokenOf(team.a);
  });

  it("is taken by included reports alone (V9)", async () => {
    const { reviewId, a, reportByKey } = team;
    const listed = await call(token, "GET", `/reviews/${reviewId}/extraction/reports`);
    expect((listed.body as { reports: unknown[] }).reports).toHaveLength(5);
    for (const status of OTHER_STATES) {
      const other = `/reviews/${reviewId}/reports/${reportByKey.get(status)}/extraction`;
      const refused = await call(token, "PUT", other, { operationId: uuid() });
      expect([status, refused.status]).toEqual([status, 409]);
      expect(JSON.stringify(refused.body)).toContain("V9");
    }
    await start(reviewId, a, reportId);
    await db.report.update({
      where: { reviewId_id: { reviewId, id: reportId } },
      data: { status: "sought" },
    });
    await expect(enter(reviewId, a, reportId, { claims: [claim()] })).rejects.toThrow(/V9/);
    expect(await db.claim.count({ where: { reviewId } })).toBe(0);
  });

  it("says where the quote stands, or that it was not found", async () => {
    const { reviewId, a } = team;
    await start(reviewId, a, reportId);
    const folded = QUOTE.replace("emerged as", "emerged  as").replace(
      "antidepressant",
      "anti\u00ADdepressant",
    );
    const { claims } = await enter(reviewId, a, reportId, {
      claims: [
        claim(),
        claim({ quote: folded, section: "title" }),
        claim({ quote: "Ketamine cures depression." }),
      ],
    });
    expect(claims.map(({ quoteFound }) => quoteFound)).toEqual([true, true, false]);
    expect(claims[2]?.warnings).toEqual([
      { rule: "V1", field: "quote", message: expect.stringContaining("not found") },
    ]);
    const row = (id?: string) => db.claim.findFirstOrThrow({ where: { reviewId, id } });
    const place = { section: "abstract", page: null, charStart: 113, charEnd: 191 };
    expect(await row(claims[0]?.id)).toMatchObject(place);
    expect(await row(claims[1]?.id)).toMatchObject(place);
    expect(await row(claims[2]?.id)).toMatchObject({ charStart: null, charEnd: null, quoteFound: false });
  });

  it("finds a quote on the page of a PDF, with the file's hash", async () => {
    const { reviewId, a, lead } = team;
    const sha256 = "a".repeat(64);
    await db.storedFile.create({ data: { reviewId, sha256, bytes: 1n, name: "r.pdf", uploadedBy: lead.id } });
    await db.document.create({ data: { reviewId, reportId, sha256, name: "r.pdf", at: new Date() } });
    const text = "Results. Ketamine raised gluta-\nmate release in the cortex.";
    await db.documentPage.createMany({
      data: [
        { reviewId, sha256, page: 1, text: "Front matter" },
        { reviewId, sha256, page: 2, text },
      ],
    });
    await start(reviewId, a, reportId);
    const quote = "Ketamine raised glutamate release";
    const said = {
      quote,
      section: "results",
      relation: "increases",
      object: { termId: "glutamate_release" },
    };
    const { claims } = await enter(reviewId, a, reportId, {
      claims: [claim(said), claim({ ...said, page: 1, fileSha256: sha256 })],
    });
    expect(claims.map(({ quoteFound }) => quoteFound)).toEqual([true, false]);
    const row = await db.claim.findFirstOrThrow({ where: { reviewId, id: claims[0]?.id } });
    expect(row).toMatchObject({ page: 2, sha256, section: "results", charStart: 9 });
    expect(text.slice(row.charStart ?? 0, row.charEnd ?? 0)).toBe("Ketamine raised gluta-\nmate release");
    const { body } = await call(token, "GET", `/reviews/${reviewId}/reports/${reportId}/source`);
    expect(body).toMatchObject({ pages: [{ page: 1 }, { page: 2, text }], documents: [{ sha256 }] });
  });

  it("is refused whole, with each problem beside its field", async () => {
    await start(team.reviewId, team.a, reportId);
    const answer = await call(token, "POST", `${path}/claims`, {
      operationId: uuid(),
      claims: [
        claim(),
        claim({ relation: "agonises", effect: { p: 2 } }),
        claim({ object: { termId: uuid() } }),
      ],
    });
    expect(answer.status).toBe(400);
    const { data } = answer.body as { data: { fields: { path: string }[] } };
    expect(data.fields.map((field) => field.path)).toEqual([
      "claims.1.object",
      "claims.1.effect.p",
      "claims.2.object",
    ]);
    expect(await db.claim.count({ where: { reviewId: team.reviewId } })).toBe(0);
  });

  it("says of its own data that something is required only with a manipulation that blocked (V6b)", async () => {
    const { reviewId, a } = team;
    await start(reviewId, a, reportId);
    const { claims } = await enter(reviewId, a, reportId, { claims: [claim()] });
    const required = (more: object) =>
      claim({
        subject: { termId: "nmdar" },
        relation: "required_for",
        object: { propositionId: claims[0]?.propositionId },
        ...more,
      });
    const send = (more: object) =>
      call(token, "POST", `${path}/claims`, { operationId: uuid(), claims: [required(more)] });
    const own = { context: { design: "rct", sourceRole: "primary" } };
    const refused = await send(own);
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ data: { fields: [{ path: "claims.0.manipulation.result" }] } });
    expect((await send({ ...own, manipulation: { kind: "antagonist", result: "blocks" } })).status).toBe(200);
    expect((await send({})).body).toMatchObject({ claims: [{ warnings: [{ rule: "V6b" }] }] });
  });

  it("counts once when the form is sent twice, also at the same moment", async () => {
    const { reviewId } = team;
    await start(reviewId, team.a, reportId);
    const form = { operationId: uuid(), claims: [claim()] };
    const answers = await Promise.all([1, 2, 3].map(() => call(token, "POST", `${path}/claims`, form)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect(await db.claim.count({ where: { reviewId } })).toBe(1);
    const changed = { ...form, claims: [claim()] };
    expect((await call(token, "POST", `${path}/claims`, changed)).status).toBe(422);
    expect((await call(token, "POST", `${path}/claims`, { ...form, operationId: uuid() })).status).toBe(409);
  });

  it("is sealed by submitting, once, and by the extractor alone", async () => {
    const { reviewId, a, b } = team;
    await start(reviewId, a, reportId);
    const { claims } = await enter(reviewId, a, reportId, { claims: [claim()] });
    const both = await Promise.all(
      [uuid(), uuid()].map((operationId) => call(token, "PUT", `${path}/submission`, { operationId })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const events = { reviewId, kind: "extraction_submitted" };
    expect(await db.decisionEvent.count({ where: events })).toBe(1);
    const one = `${path}/claims/${claims[0]?.id}`;
    expect((await call(token, "PUT", `${one}/removal`, { operationId: uuid() })).status).toBe(409);
    await start(reviewId, b, reportId);
    const beas = await tokenOf(b);
    expect((await call(beas, "PUT", `${one}/removal`, { operationId: uuid() })).status).toBe(404);
    const card = claim({ cardId: uuid() });
    expect((await call(beas, "POST", `${path}/claims`, { operationId: uuid(), claims: [card] })).status).toBe(
      404,
    );
  });

  it("can be changed, removed and restored; nothing is lost", async () => {
    const { reviewId, a } = team;
    await start(reviewId, a, reportId);
    const { claims } = await enter(reviewId, a, reportId, { claims: [claim()] });
    const one = `${path}/claims/${claims[0]?.id}`;
    const { id: _id, ...changed } = claim({ epistemic: "hedged" });
    const answer = await call(token, "PUT", one, { operationId: uuid(), claim: changed });
    expect(answer.body).toMatchObject({ claims: [{ propositionId: claims[0]?.propositionId }] });
    const mine = async () => (await call(token, "GET", path)).body as { claims: object[] };
    expect(await mine()).toMatchObject({ claims: [{ epistemic: "hedged", removedAt: null }] });
    expect((await call(token, "PUT", `${one}/removal`, { operationId: uuid() })).status).toBe(200);
    expect((await mine()).claims[0]).not.toMatchObject({ removedAt: null });
    expect((await call(token, "DELETE", `${one}/removal`, { operationId: uuid() })).status).toBe(200);
    expect(await mine()).toMatchObject({ state: "started", claims: [{ removedAt: null }] });
  });

  it("follows its card where it does not override it", async () => {
    await start(team.reviewId, team.a, reportId);
    const card = `${path}/cards/${uuid()}`;
    const content = { design: "rct", sourceRole: "primary", system: { taxon: "human", sex: "male" } };
    const form = (more: object) => ({ operationId: uuid(), label: "Trial", content: more });
    expect((await call(token, "PUT", card, form(content))).status).toBe(200);
    const cardId = card.split("/").at(-1);
    const own = { ...content, system: { taxon: "human", sex: "female" } };
    const claims = [claim({ cardId, context: content }), claim({ cardId, context: own })];
    await call(token, "POST", `${path}/claims`, { operationId: uuid(), claims });
    await call(
      token,
      "PUT",
      card,
      form({ ...content, system: { taxon: "human", sex: "both", age: "18-65" } }),
    );
    const { body } = await call(token, "GET", path);
    expect(body).toMatchObject({
      claims: [
        { context: { system: { sex: "both", age: "18-65" } }, overridden: [] },
        { context: { system: { sex: "female", age: "18-65" } }, overridden: ["system.sex"] },
      ],
    });
    const broken = await call(token, "PUT", card, form({ ...content, design: "narrative_review" }));
    expect([broken.status, JSON.stringify(broken.body)]).toEqual([
      400,
      expect.stringContaining("content.sourceRole"),
    ]);
  });

  it("two of three who start at the same moment may", async () => {
    const { reviewId, lead, a, b } = team;
    const cleo = await makePerson("Cleo");
    await join(reviewId, lead, cleo, ["extractor"]);
    const tries = await Promise.allSettled(
      [a, b, cleo].map(async (person) => {
        const scope = await scopeOf(person.id, reviewId, "extraction.extract");
        return startExtraction(scope, { operationId: uuid(), reviewId, reportId });
      }),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "fulfilled", "rejected"]);
    expect(await db.extraction.count({ where: { reviewId, reportId } })).toBe(2);
  });
});

describe("words of two extractors", () => {
  const words = (label: string) => {
    const id = uuid();
    return { terms: [{ id, label, type: "process" }], claims: [claim({ object: { termId: id } })] };
  };

  it("are one term when they meet, and everybody's once settled", async () => {
    const { reviewId, a, b, reportByKey } = await makeExtractionTeam();
    const reportId = reportByKey.get("R01") as string;
    for (const [person, label] of [
      [a, "Lateral bursting"],
      [b, "lateral-bursting"],
    ] as const) {
      await start(reviewId, person, reportId);
      await enter(reviewId, person, reportId, words(label));
      await submit(reviewId, person, reportId);
    }
    const token = await tokenOf(a);
    const path = `/reviews/${reviewId}/reports/${reportId}`;
    const { body } = await call(token, "GET", `${path}/comparison`);
    expect(body).toMatchObject({ exact: { matched: 1, onlyA: 0, onlyB: 0 } });
    const [pair] = (
      body as { matched: { a: { id: string; object: object }; b: { id: string; object: object } }[] }
    ).matched;
    const agreed = {
      ...claim({ object: pair?.b.object }),
      chosenFrom: "both",
      fromClaimIds: [pair?.a.id, pair?.b.id],
    };
    const settle = (claims: object[]) =>
      call(token, "PUT", `${path}/settlement`, { operationId: uuid(), claims });
    expect((await settle([{ ...agreed, chosenFrom: "a" }])).status).toBe(400);
    expect((await settle([agreed, { ...agreed, id: uuid() }])).status).toBe(400);
    expect((await settle([agreed])).status).toBe(200);
    expect((await settle([agreed])).status).toBe(409);
    const terms = await db.term.findMany({ where: { reviewId, ownerId: null } });
    expect(terms.map(({ label }) => label)).toEqual(["Lateral bursting"]);
    const others = await call(await tokenOf(b), "GET", `/reviews/${reviewId}/extraction/book`);
    expect(others.body).toMatchObject({
      propositions: [{ statement: "ketamine decreases Lateral bursting", origin: "settled" }],
    });
  });

  it("turn out to be shipped ones by name and kind", async () => {
    const { reviewId, a, reportByKey } = await makeExtractionTeam();
    const reportId = reportByKey.get("R01") as string;
    await start(reviewId, a, reportId);
    const { terms } = await enter(reviewId, a, reportId, words("Glutamate Release"));
    expect(terms[0]?.id).toBe("glutamate_release");
    expect(await db.term.count({ where: { reviewId } })).toBe(0);
  });
});
