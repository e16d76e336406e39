import { type PreparedRecord, prepare } from "../compare/features";
import { thresholdsOf } from "../compare/verdict";
import type { ScoredPair } from "../pairs";
import { eachCompared } from "../queries";
import { pairsFrom } from "../reach";
import type { ComparedRecord, SureLevel } from "../schema";
import { keepKeys } from "../searching/commands";
import { companions, searchIndex } from "../searching/queries";
import { levelInForce } from "../sure-level/queries";

/** What came of comparing what is new: the pairs, and all records that the search looked at. */
export interface Compared {
  /** How sure the software had to be. */
  level: SureLevel;
  pairs: ScoredPair[];
  recordIds: string[];
  /** Those of them that may be duplicates, or were put together before. */
  records: ComparedRecord[];
}

const READ_AT_ONCE = 5_000;

/** Compares what is new with all records that count. Nothing is locked; what is decided meanwhile is looked at later. */
export async function compareNew(reviewId: string): Promise<Compared> {
  await keepKeys(reviewId);
  const { level } = await levelInForce({ reviewId });
  const { candidates, ids, positions, fresh } = await searchIndex(reviewId);
  if (fresh.length === 0) return { level, pairs: [], recordIds: [], records: [] };
  const together = await companions(reviewId);
  const prepared = new Map<number, PreparedRecord>();
  const load = async (wanted: ReadonlySet<number>) => {
    const missing = [...wanted].filter((position) => !prepared.has(position));
    for (let from = 0; from < missing.length; from += READ_AT_ONCE) {
      const some = missing.slice(from, from + READ_AT_ONCE).flatMap((position) => ids[position] ?? []);
      await eachCompared({ reviewId }, some, (record) => {
        const position = positions.get(record.id);
        if (position !== undefined) prepared.set(position, prepare(record));
      });
    }
  };
  const { pairs, reached } = await pairsFrom(fresh, {
    candidates,
    positionOf: (id) => positions.get(id),
    load,
    recordAt: (position) => prepared.get(position),
    thresholds: thresholdsOf(level),
    companionsOf: (position) =>
      (together.get(ids[position] ?? "") ?? []).flatMap((id) => positions.get(id) ?? []),
  });
  const concerned = new Set(pairs.flatMap((pair) => pair.ids.flatMap((id) => positions.get(id) ?? [])));
  for (const position of reached) if (together.has(ids[position] ?? "")) concerned.add(position);
  await load(concerned);
  const records = [...concerned]
    .sort((a, b) => a - b)
    .flatMap((position) => prepared.get(position)?.record ?? []);
  return { level, pairs, recordIds: [...reached].flatMap((position) => ids[position] ?? []), records };
}
