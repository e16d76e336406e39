import { fillingOf, type Receiver } from "../record/filling/rules";
import { prepare } from "./compare/features";
import { reasonsOf } from "./compare/reasons";
import { scorePair } from "./compare/verdict";
import { differencesOf } from "./differences";
import type { ClusterEntry, ComparedRecord, Relation } from "./schema";
import { bySeniority, mayStay } from "./survivor";

/** What is shown of a record beside what is compared. */
export type ShownRecord = Pick<
  ClusterEntry["records"][number],
  "byline" | "searchName" | "status" | "batch" | "apartFrom" | "retraction"
> &
  Omit<Receiver, "id"> & { recordId: string };

/** Longer abstracts are shown and compared as far as here. */
const ABSTRACT_SHOWN = 3_000;

type SideBySide = Pick<
  ClusterEntry,
  "survivorId" | "reasons" | "relations" | "records" | "filled" | "differences"
>;

/** Records side by side, in the order of their claim to stay. */
export function sideBySide(
  records: readonly ComparedRecord[],
  shown: readonly ShownRecord[],
  survivor: string | null,
): SideBySide {
  const ordered = records.toSorted(bySeniority);
  const survivorId = survivor ?? ordered[0]!.id;
  const byRecord = new Map(shown.map((one) => [one.recordId, one]));
  const staying = mayStay(records);
  const ids = new Set(ordered.map(({ id }) => id));
  const read = ordered.map((record) => {
    const abstract = byRecord.get(record.id)?.draft.abstract;
    return { ...record, abstract: abstract?.slice(0, ABSTRACT_SHOWN) };
  });
  return {
    survivorId,
    ...comparedOf(ordered),
    records: ordered.map(({ id, title, year, source }) => {
      const { byline, searchName, status, batch, apartFrom, retraction } = byRecord.get(id)!;
      const printed = { title: title ?? "", byline, year: year ?? null };
      const decided = { mayStay: staying.includes(id), apartFrom: apartFrom.filter((one) => ids.has(one)) };
      return { id, ...printed, searchName, source, status, batch, retraction, ...decided };
    }),
    filled: filledOf(shown, survivorId),
    differences: differencesOf(read, survivorId),
  };
}

/** What the record that stays takes, or would take, from the others. */
function filledOf(shown: readonly ShownRecord[], survivorId: string): ClusterEntry["filled"] {
  const all = shown.map(({ recordId: id, draft, retracted, imported }) => ({
    id,
    draft,
    retracted,
    imported,
  }));
  const receiver = all.find(({ id }) => id === survivorId)!;
  const filling = fillingOf(
    receiver,
    all.filter(({ id }) => id !== survivorId),
  );
  const given = Object.entries(filling?.given ?? {});
  return given.map(([field, recordId]) => ({ field, recordId }) as ClusterEntry["filled"][number]);
}

interface Compared {
  reasons: string[];
  relations: Relation[];
}

/** What speaks for and against, and what they are to one another when they are no plain duplicates, over all pairs. */
function comparedOf(records: readonly ComparedRecord[]): Compared {
  const prepared = records.map(prepare);
  const pairs = prepared.flatMap((a, at) => prepared.slice(at + 1).map((b) => [a, b] as const));
  const verdicts = pairs.flatMap(([a, b]) => {
    const verdict = scorePair(a, b);
    return verdict ? [{ reasons: reasonsOf(a, b, verdict), relation: verdict.relation }] : [];
  });
  return {
    reasons: [...new Set(verdicts.flatMap(({ reasons }) => reasons))],
    relations: [...new Set(verdicts.flatMap(({ relation }) => relation ?? []))],
  };
}
