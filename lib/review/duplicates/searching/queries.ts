import { db, Prisma, readEach } from "@/lib/db/client";
import { Candidates } from "../compare/candidates";

interface KeyRow {
  id: string;
  keys: string;
  finer: string;
  content: number;
  fresh: boolean;
}

/** Every record that counts, as candidates; which of them no search has compared as they stand now. */
export interface SearchIndex {
  candidates: Candidates;
  ids: readonly string[];
  positions: ReadonlyMap<string, number>;
  fresh: readonly number[];
}

const PAGE = 20_000;

/** Reads the keys of all records that count, a page at a time; of a record they are some hundred bytes. */
export async function searchIndex(reviewId: string): Promise<SearchIndex> {
  const candidates = new Candidates();
  const ids: string[] = [];
  const positions = new Map<string, number>();
  const fresh: number[] = [];
  const take = ({ id, keys, finer, content, fresh: isFresh }: KeyRow) => {
    const position = candidates.add({ keys: numbersOf(keys), finer: numbersOf(finer), content });
    ids.push(id);
    positions.set(id, position);
    if (isFresh) fresh.push(position);
  };
  for (let before = -PAGE; ids.length - before === PAGE; ) {
    before = ids.length;
    await readEach(keysAfter(reviewId, ids.at(-1) ?? null), take);
  }
  return { candidates, ids, positions, fresh };
}

const keysAfter = (reviewId: string, last: string | null) => Prisma.sql`
  SELECT k.record_id AS id, k.keys::text AS keys, k.finer::text AS finer, k.content,
    (NOT k.compared OR k.survivor_then IS DISTINCT FROM rs.survivor_id) AS fresh
  FROM duplicate_key k
  CROSS JOIN LATERAL (SELECT rs.status, rs.survivor_id FROM record_state rs
    WHERE rs.review_id = k.review_id AND rs.record_id = k.record_id LIMIT 1) rs
  WHERE k.review_id = ${reviewId}::uuid AND rs.status <> 'withdrawn' AND (${last}::text IS NULL OR k.record_id > ${last}::uuid)
  ORDER BY k.record_id LIMIT ${PAGE}`;

const [MINUS, ZERO, NINE] = [45, 48, 57];

/** `{1,-2}` as PostgreSQL prints it: read sign by sign, as there are millions of them. */
function numbersOf(array: string): number[] {
  const numbers: number[] = [];
  let [value, sign] = [0, 1];
  for (let at = 1; at < array.length; at += 1) {
    const code = array.charCodeAt(at);
    if (code >= ZERO && code <= NINE) value = value * 10 + code - ZERO;
    else if (code === MINUS) sign = -1;
    else {
      if (array.length > 2) numbers.push(sign * value);
      [value, sign] = [0, 1];
    }
  }
  return numbers;
}

/** What was put together with a record before: its survivor, and what waits with it for a person. */
export async function companions(reviewId: string): Promise<Map<string, string[]>> {
  const rows = await db.$queryRaw<{ id: string; with: string[] }[]>`
    SELECT rs.record_id AS id, ARRAY[rs.survivor_id::text] AS with FROM record_state rs
    WHERE rs.review_id = ${reviewId}::uuid AND rs.survivor_id IS NOT NULL AND rs.status = 'duplicate'
    UNION ALL
    SELECT member.id::uuid, g.ids FROM duplicate_cluster c
    CROSS JOIN LATERAL (SELECT array_agg(m.record_id::text) AS ids FROM cluster_member m
      WHERE m.review_id = c.review_id AND m.cluster_id = c.id) g
    CROSS JOIN LATERAL unnest(g.ids) AS member(id)
    WHERE c.review_id = ${reviewId}::uuid AND c.status = 'proposed'`;
  const found = new Map<string, string[]>();
  for (const row of rows) found.set(row.id, [...(found.get(row.id) ?? []), ...row.with]);
  return found;
}
