import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { db, Prisma, type Transaction } from "@/lib/db/client";
import { drawAudit } from "@/lib/review/duplicates/audit/commands";
import { sqlState } from "@/lib/review/history/command";
import { nameKeyPapers } from "@/lib/review/import/key-papers/commands";
import { correctRecord } from "@/lib/review/record/correction/commands";
import { findSeedDuplicates, importCitations } from "./seed/duplicates";
import { makeExtractionTeam, start } from "./seed/extraction";
import { retrieve, screenRecords } from "./seed/full-text";
import { makeTeam, type ScreeningTeam } from "./seed/screening";
import { makePerson, makeReview, type SeedPerson, scopeOf } from "./seed/team";

/**
 * The rule at the top of prisma/schema/base.prisma, held against the catalogue of the migrated database: a table, key or
 * index that is added without its review fails here. Every exception has a name and a reason.
 */
const EXCEPTIONS: Record<string, string> = {
  "index membership_person_id_ended_at_idx": "asked by person, across reviews: the list of one's own reviews",
  "index invitation_token_hash_key": "whoever opens a link has its secret and nothing else",
  "key membership_person_id_fkey": "people belong to no review",
  "column criterion_version.criterion_id": "the thread of a criterion's versions; no table has a row for it",
  "column decision_event.operation_id": "made by the client, for one act",
  "column earlier_vote.item_id": "a record's id or a report's: which, the stage of its batch says",
  "column duplicate_key.survivor_then": "what it was a duplicate of once; only compared with what it is now",
  "column duplicate_audit_merge.cluster_id":
    "a cluster that was merged when the sample was drawn, and may be none any more",
  "column duplicate_audit_merge.survivor_id":
    "the record that stayed when the sample was drawn; its own row holds the merged one",
  // An array has no foreign key. These are written from rows that the command read in its own review.
  "column slot.secondary_reason_ids": "array",
  "column resolution.resolver_ids": "array",
  "column resolution.seen_event_ids": "array",
  "column consensus_proposal.confirmed_by": "array",
  "column consensus_proposal.seen_event_ids": "array",
  "column claim.from_claim_ids": "array",
  "column stage_ranking.item_ids": "array",
  "column stage_ranking.excluded_ids": "array",
  "column personal_ranking.item_ids": "array",
};

interface Key {
  table: string;
  name: string;
  type: "p" | "u" | "f";
  columns: string[];
  refers: string | null;
  /** The columns it refers to. */
  targets: (string | null)[];
  required: boolean;
}

/** Tables of the product: those of Prisma and the few that belong to people keep no review. */
const OUTSIDE = [
  "_prisma_migrations",
  "api_token",
  "password_reset",
  "person",
  "rate_limit",
  "review",
  "session",
];

let tables: string[];
let keys: Key[];
const met = new Set<string>();

/** Whether a breach of the rule is one that has a reason; it is then noted as met. */
function unexcused(name: string): boolean {
  if (name in EXCEPTIONS) met.add(name);
  return !(name in EXCEPTIONS);
}

beforeAll(async () => {
  const all = await db.$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')`;
  tables = all.map(({ name }) => name).filter((name) => !OUTSIDE.includes(name));
  keys = await db.$queryRaw<Key[]>`
    SELECT c.relname AS table, k.conname AS name, k.contype::text AS type, k.confrelid::regclass::text AS refers,
      array_agg(a.attname::text ORDER BY x.n) AS columns, array_agg(b.attname::text ORDER BY x.n) AS targets,
      bool_and(a.attnotnull) AS required
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      CROSS JOIN LATERAL unnest(k.conkey, k.confkey) WITH ORDINALITY x (attnum, target, n)
      JOIN pg_attribute a ON a.attnum = x.attnum AND a.attrelid = k.conrelid
      LEFT JOIN pg_attribute b ON b.attnum = x.target AND b.attrelid = k.confrelid
    WHERE c.relnamespace = 'public'::regnamespace AND k.contype IN ('p', 'u', 'f')
    GROUP BY c.relname, k.conname, k.contype, k.confrelid`;
  keys = keys.filter(({ table }) => tables.includes(table));
});

describe("review_id comes first", () => {
  it("in every primary key, unique and foreign key", () => {
    expect(tables.length).toBeGreaterThan(35);
    const primary = keys.filter(({ type }) => type === "p").map(({ table }) => table);
    expect(primary.toSorted()).toEqual(tables.toSorted());
    const wrong = keys.filter(({ columns, name }) => columns[0] !== "review_id" && unexcused(`key ${name}`));
    expect(wrong.map(({ table, name }) => `${table}: ${name}`)).toEqual([]);
  });

  it("in every index", async () => {
    const indexes = await db.$queryRaw<{ table: string; name: string; first: string | null }[]>`
      SELECT c.relname AS table, i.relname AS name,
        (SELECT attname FROM pg_attribute WHERE attrelid = c.oid AND attnum = x.indkey[0]) AS first
      FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
      WHERE c.relnamespace = 'public'::regnamespace`;
    const wrong = indexes.filter(
      ({ table, name, first }) =>
        tables.includes(table) && first !== "review_id" && unexcused(`index ${name}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe("every id is held", () => {
  it("by a foreign key, together with its review", async () => {
    const columns = await db.$queryRaw<{ table: string; name: string }[]>`
      SELECT c.relname AS table, a.attname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
        AND a.atttypid IN ('uuid'::regtype, 'uuid[]'::regtype) AND a.attname NOT IN ('id', 'review_id')`;
    const held = new Set(
      keys
        .filter(({ type }) => type === "f")
        .flatMap(({ table, columns: own }) => own.map((one) => `${table}.${one}`)),
    );
    const loose = columns
      .filter(({ table }) => tables.includes(table))
      .map(({ table, name }) => `${table}.${name}`)
      .filter((column) => !held.has(column) && unexcused(`column ${column}`));
    expect(loose).toEqual([]);
  });

  it("and every table reaches a review that exists", () => {
    const reached = new Set(["review"]);
    for (let before = 0; before < reached.size; ) {
      before = reached.size;
      for (const { type, table, refers, required } of keys) {
        if (type === "f" && required && refers && reached.has(refers)) reached.add(table);
      }
    }
    expect(tables.filter((table) => !reached.has(table))).toEqual([]);
  });

  it("with no exception that is none any more", () => {
    expect(Object.keys(EXCEPTIONS).filter((name) => !met.has(name))).toEqual([]);
  });
});

/** The two kinds of reviews between them have rows in almost every table. */
async function screenedReview(): Promise<string> {
  const team = await makeTeam(["Ada", "Bea"]);
  const { reportIds } = await screenRecords(team, ["include", "exclude"]);
  await retrieve(team.reviewId, team.lead, reportIds[0] ?? "");
  const copy = {
    title: `One report in two databases, for a sample of merges ${uuid()}`,
    doi: "10.1234/copy",
  };
  for (const name of ["A", "B"])
    await importCitations(team.reviewId, team.lead, { name }, [{ ...copy, journal: name }]);
  await findSeedDuplicates(team.reviewId);
  const decide = await scopeOf(team.lead.id, team.reviewId, "duplicates.decide");
  await drawAudit(decide, { reviewId: team.reviewId, operationId: uuid(), size: 10 });
  await prepareRecords(team.reviewId, team.lead);
  await checkExclusion(team);
  return team.reviewId;
}

/** An excluded record that is read again. */
async function checkExclusion({ reviewId, voters, protocol }: ScreeningTeam): Promise<void> {
  const item = await db.stageItem.findFirstOrThrow({ where: { reviewId, decision: "exclude" } });
  const { stageId, batchId, id: recordId } = item;
  const { id: eventId } = await db.decisionEvent.findFirstOrThrow({ where: { reviewId } });
  const [id, at] = [uuid(), new Date()];
  const made = { number: 1, readerId: voters[0]?.id ?? "", protocolVersionId: protocol.id };
  await db.qualityCheck.create({
    data: { reviewId, id, stageId, ...made, model: "two_views", learned: 2, at },
  });
  const said = { verdict: "upheld" as const, batchId, eventId, at };
  await db.checkedExclusion.create({ data: { reviewId, checkId: id, recordId, place: 1, ...said } });
}

/** What is done with records before screening: one is corrected, one is known, one was judged in another tool. */
async function prepareRecords(reviewId: string, lead: SeedPerson): Promise<void> {
  const { id: recordId } = await db.record.findFirstOrThrow({ where: { reviewId } });
  const correction = {
    operationId: uuid(),
    reviewId,
    recordId,
    basedOn: null,
    changes: { title: "Corrected" },
  };
  await correctRecord(await scopeOf(lead.id, reviewId, "records.correct"), correction);
  const named = { operationId: uuid(), reviewId, text: "10.5555/known" };
  await nameKeyPapers(await scopeOf(lead.id, reviewId, "import.run"), named);
  const prior = { ordinal: 1, stage: "title_abstract", verdict: "include", reasons: [], blind: "unknown" };
  await db.priorDecision.create({ data: { reviewId, recordId, ...prior } });
}

async function extractedReview(): Promise<string> {
  const { reviewId, a, reportByKey } = await makeExtractionTeam();
  const reportId = reportByKey.get("R01") ?? "";
  await start(reviewId, a, reportId);
  const term = {
    id: uuid(),
    label: "A term of ours",
    type: "molecule",
    level: null,
    curie: null,
    categories: [],
  };
  await db.term.create({ data: { reviewId, ...term, ownerId: a.id } });
  const proposition = { id: uuid(), subjectTerm: term.id, relation: "affects", objectTerm: term.id };
  await db.proposition.create({ data: { reviewId, ...proposition, ownerId: a.id } });
  const card = { id: uuid(), reportId, personId: a.id, label: "Card", content: {} };
  await db.contextCard.create({ data: { reviewId, ...card } });
  const claim = {
    ...{ id: uuid(), kind: "extracted" as const, reportId, personId: a.id, propositionId: proposition.id },
    ...{ cardId: card.id, polarity: "", epistemic: "", sourceRole: "", design: "", quote: "", section: "" },
    ...{ quoteFound: false, details: {}, at: new Date() },
  };
  await db.claim.create({ data: { reviewId, ...claim } });
  return reviewId;
}

class TakenBack extends Error {}

/** Points a row of our review at a row of another one. Answers the SQLSTATE, or null when either has no row to try. */
async function pointElsewhere(key: Key, ours: string, other: string): Promise<string | null> {
  try {
    await db.$transaction(async (tx) => {
      // As the owner: what the role app may not even try is to be refused to whoever may.
      await tx.$executeRaw`SET LOCAL ROLE NONE`;
      if (!(await change(tx, key, ours, other))) throw new TakenBack("no row");
      await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
      throw new TakenBack("accepted");
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.message === "no row" ? null : error.message;
    return sqlState(error) ?? String(error);
  }
  return "accepted";
}

/** A copy of our first row with the other's key in it, put in its place, or beside it where nothing may change. */
async function change(tx: Transaction, key: Key, ours: string, other: string): Promise<number> {
  const [table, refers] = [Prisma.raw(`"${key.table}"`), Prisma.raw(String(key.refers))];
  const columns = key.columns.slice(1);
  const pairs = columns.map((column, n) => Prisma.raw(`'${column}', r."${key.targets[n + 1]}"`));
  const foreign = Prisma.sql`(SELECT jsonb_build_object(${Prisma.join(pairs)}) FROM ${refers} r
    WHERE r.review_id = ${other}::uuid LIMIT 1)`;
  const copy = (more: Prisma.Sql) => Prisma.sql`SELECT (jsonb_populate_record(t, ${foreign} || ${more})).*
    FROM ${table} t WHERE t.review_id = ${ours}::uuid AND ${foreign} IS NOT NULL LIMIT 1`;
  if (key.table === "decision_event") {
    const ids = Prisma.sql`jsonb_build_object('id', gen_random_uuid(), 'operation_id', gen_random_uuid())`;
    return tx.$executeRaw`INSERT INTO decision_event ${copy(ids)}`;
  }
  const set = Prisma.raw(columns.map((column) => `"${column}" = c."${column}"`).join(", "));
  return tx.$executeRaw`UPDATE ${table} SET ${set} FROM (${copy(Prisma.sql`'{}'::jsonb`)}) c
    WHERE ${table}.ctid = (SELECT ctid FROM ${table} WHERE review_id = ${ours}::uuid LIMIT 1)`;
}

describe("the database refuses", () => {
  it("a pair from two reviews, whatever the key", async () => {
    const pairs = [
      [await screenedReview(), await screenedReview()],
      [await extractedReview(), await extractedReview()],
    ] as const;
    const paired = keys.filter(({ type, columns }) => type === "f" && columns.length > 1);
    const accepted: string[] = [];
    const untried: string[] = [];
    for (const key of paired) {
      const answers: (string | null)[] = [];
      for (const [ours, other] of pairs) answers.push(await pointElsewhere(key, ours, other));
      if (answers.every((answer) => answer === null)) untried.push(key.name);
      // 23503: the key itself; 23514: a CHECK that the row's own columns agree came first.
      else if (!answers.every((answer) => answer === null || /^235(03|14)$/.test(answer)))
        accepted.push(`${key.name}: ${answers}`);
    }
    expect(accepted).toEqual([]);
    // Tables that neither review has a row in; the catalogue has spoken for them above.
    expect(untried.length, untried.join()).toBeLessThan(paired.length / 3);
  });

  it("a time that an event did not happen at", async () => {
    const owner = await makePerson("Owner");
    const reviewId = await makeReview(owner);
    const [event] = await db.$queryRaw<{ at: Date; settled: boolean }[]>`
      INSERT INTO decision_event (review_id, id, kind, payload, reply, actor_id, operation_id, operation_hash, at, xid)
      VALUES (${reviewId}::uuid, ${uuid()}::uuid, 'vote_cast', '{}', '{}', ${owner.id}::uuid,
        ${uuid()}::uuid, 'x', '2001-01-01', 1)
      RETURNING at, xid = pg_current_xact_id()::text::bigint AS settled`;
    expect(Math.abs(Date.now() - (event?.at.getTime() ?? 0))).toBeLessThan(60_000);
    expect(event?.settled).toBe(true);
  });
});
