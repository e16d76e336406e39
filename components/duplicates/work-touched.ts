import type { ClusterEntry } from "@/lib/review/duplicates/schema";
import { words } from "./words";

/** The records that would become duplicates and are, or were, in a batch of screening. */
export function workTouched(
  { records }: Pick<ClusterEntry, "records">,
  chosen: ReadonlySet<string>,
  staysId: string | undefined,
): Record<"open" | "closed", string | null> {
  const numbered = records.map((record, at) => ({ ...record, number: at + 1 }));
  const going = numbered.filter(({ id }) => chosen.has(id) && id !== staysId);
  const named = (batch: "open" | "closed") => {
    const numbers = going.filter((record) => record.batch === batch).map(({ number }) => number);
    return numbers.length > 0 ? numbers.map(words.recordNumber).join(", ") : null;
  };
  return { open: named("open"), closed: named("closed") };
}
