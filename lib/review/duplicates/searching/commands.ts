import { Prisma, runBulk, type Transaction } from "@/lib/db/client";
import { refreshStatistics } from "@/lib/db/statistics";
import { recordKeysOf } from "../compare/candidates";
import { prepare } from "../compare/features";
import { eachUnseen, type UnseenRecord } from "../queries";

/** Goes up when keys are made otherwise, or records are compared otherwise: all are compared anew. */
export const KEYS_VERSION = 2;

const PAGE = 5_000;

/** Keeps the keys of every record that has none. */
export async function keepKeys(reviewId: string): Promise<void> {
  let after: string | null = null;
  for (let kept = 0; ; ) {
    const page = newPage();
    await eachUnseen({ reviewId }, KEYS_VERSION, { after, limit: PAGE }, (record) => addTo(page, record));
    await runBulk(Prisma.sql`
      INSERT INTO duplicate_key (review_id, record_id, version, keys, finer, content, correction_id)
      SELECT ${reviewId}::uuid, k.id, ${KEYS_VERSION}, k.keys::int[], k.finer::int[], k.content, k.correction
      FROM unnest(${page.ids}::uuid[], ${page.keys}::text[], ${page.finer}::text[], ${page.contents}::int[],
        ${page.corrections}::uuid[]) AS k (id, keys, finer, content, correction)
      ON CONFLICT (review_id, record_id) DO UPDATE SET version = excluded.version, keys = excluded.keys,
        finer = excluded.finer, content = excluded.content, correction_id = excluded.correction_id, compared = false`);
    kept += page.ids.length;
    if (page.ids.length < PAGE) return refreshStatistics("keys", kept);
    after = page.ids.at(-1) ?? null;
  }
}

const newPage = () => ({
  ids: [] as string[],
  keys: [] as string[],
  finer: [] as string[],
  contents: [] as number[],
  corrections: [] as (string | null)[],
});

function addTo(page: ReturnType<typeof newPage>, record: UnseenRecord): void {
  const { keys, finer, content } = recordKeysOf(prepare(record));
  page.ids.push(record.id);
  page.keys.push(listed(keys));
  page.finer.push(listed(finer));
  page.contents.push(content);
  page.corrections.push(record.correctionId);
}

const MARKED_AT_ONCE = 20_000;

/** These records were compared, and stand as they stand. */
export async function markCompared(
  tx: Transaction,
  reviewId: string,
  recordIds: readonly string[],
): Promise<void> {
  for (let from = 0; from < recordIds.length; from += MARKED_AT_ONCE) {
    await tx.$executeRaw`
      UPDATE duplicate_key k SET compared = true, survivor_then = (
        SELECT rs.survivor_id FROM record_state rs WHERE rs.review_id = k.review_id AND rs.record_id = k.record_id)
      WHERE k.review_id = ${reviewId}::uuid
        AND k.record_id = ANY(${recordIds.slice(from, from + MARKED_AT_ONCE)}::uuid[])`;
  }
}

const listed = (numbers: readonly number[]) => `{${numbers.join(",")}}`;
