import { Prisma, type Transaction } from "@/lib/db/client";
import { ownSaying, standingFor } from "./queries";
import { type Filling, fillingOf, type Receiver } from "./rules";

/** Drafts are read so many records at a time, each with its duplicates. */
const AT_ONCE = 2_500;

/**
 * Does what changes which records are duplicates of which, or what a record says, and fills again what may then read
 * otherwise: these records and all that they were or are duplicates of.
 */
export async function fillingAgain(
  tx: Transaction,
  reviewId: string,
  recordIds: readonly string[],
  change: () => Promise<unknown>,
): Promise<void> {
  if (recordIds.length === 0) {
    await change();
    return;
  }
  const before = await standingFor(tx, reviewId, recordIds);
  await change();
  const ids = [...new Set([...before, ...(await standingFor(tx, reviewId, before))])];
  // Locked first: a correction of the record that stays, and a merge into it, come one after the other.
  await tx.$executeRaw`
    SELECT record_id FROM record_state
    WHERE review_id = ${reviewId}::uuid AND record_id = ANY(${ids}::uuid[]) ORDER BY record_id FOR NO KEY UPDATE`;
  await tx.$executeRaw`
    DELETE FROM record_filled WHERE review_id = ${reviewId}::uuid AND record_id = ANY(${ids}::uuid[])`;
  const givers = [...(await duplicatesOf(tx, reviewId, ids))];
  for (let from = 0; from < givers.length; from += AT_ONCE) {
    await fill(tx, reviewId, givers.slice(from, from + AT_ONCE));
  }
}

async function fill(
  tx: Transaction,
  reviewId: string,
  givers: readonly (readonly [receiver: string, givers: string[]])[],
): Promise<void> {
  const concerned = new Set(givers.flatMap(([receiver, ids]) => [receiver, ...ids]));
  const records = await ownSayings(tx, reviewId, [...concerned]);
  const rows = givers.flatMap(([recordId, ids]) => {
    const filling = fillingOf(
      records.get(recordId)!,
      ids.map((id) => records.get(id)!),
    );
    return filling ? [{ recordId, ...filling }] : [];
  });
  await save(tx, reviewId, rows);
}

/** The duplicates of these records, and the duplicates of those; a record that has none is left out. */
async function duplicatesOf(
  tx: Transaction,
  reviewId: string,
  recordIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await tx.$queryRaw<{ receiver: string; givers: string[] }[]>`
    WITH RECURSIVE below AS (
      SELECT w.id AS receiver, w.id FROM unnest(${[...recordIds]}::uuid[]) AS w(id)
      UNION
      SELECT below.receiver, down.record_id FROM below CROSS JOIN LATERAL (
        SELECT rs.record_id, rs.status FROM record_state rs
        WHERE rs.review_id = ${reviewId}::uuid AND rs.survivor_id = below.id OFFSET 0) down
      WHERE down.status = 'duplicate'
    )
    SELECT receiver, array_agg(id::text) AS givers FROM below WHERE id <> receiver GROUP BY receiver`;
  return new Map(rows.map(({ receiver, givers }) => [receiver, givers]));
}

async function ownSayings(
  tx: Transaction,
  reviewId: string,
  recordIds: readonly string[],
): Promise<Map<string, Receiver>> {
  const rows = await tx.$queryRaw<Receiver[]>`
    SELECT o.id, ${ownSaying(Prisma.sql`o`)} FROM record_own o
    WHERE o.review_id = ${reviewId}::uuid AND o.id = ANY(${recordIds}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

async function save(
  tx: Transaction,
  reviewId: string,
  rows: readonly (Filling & { recordId: string })[],
): Promise<void> {
  if (rows.length === 0) return;
  const json = rows.map(({ recordId, columns, draft, given }) => ({ recordId, ...columns, draft, given }));
  await tx.$executeRaw`
    INSERT INTO record_filled (review_id, record_id, title, byline, year, journal, doi, pmid, abstract, retracted, draft, given)
    SELECT ${reviewId}::uuid, f."recordId", f.title, f.byline, f.year, f.journal, f.doi, f.pmid, f.abstract, f.retracted,
      f.draft, f.given
    FROM jsonb_to_recordset(${JSON.stringify(json)}::jsonb) AS f("recordId" uuid, title text, byline text, year int,
      journal text, doi text, pmid text, abstract text, retracted boolean, draft jsonb, given jsonb)`;
}
