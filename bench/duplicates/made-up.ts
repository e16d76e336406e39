import type { ComparedRecord } from "@/lib/review/duplicates/schema";
import { emptyRecord } from "./sets";

/** Numbers from 0 to 1 that are the same at each run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const SYLLABLES =
  "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu za bre cli dro fla gra pri sta tro".split(
    " ",
  );

/**
 * Made-up records of one topic, 30 in 100 of them copies as another database would print them; 2 in 100 are editorials
 * and the like. Words come as often as words do: few often, most seldom.
 */
export function madeUpRecords(count: number): ComparedRecord[] {
  const next = numbers(7);
  const below = (limit: number) => Math.floor(limit * next());
  const word = () => {
    const rank = Math.floor(8_000 * next() ** 2.5);
    return [rank % 29, Math.floor(rank / 29) % 29, (rank * 7) % 29].map((at) => SYLLABLES[at]).join("");
  };
  const words = (many: number) => Array.from({ length: many }, word).join(" ");
  const journals = Array.from({ length: 400 }, () => words(2 + below(3)));
  const names = Array.from({ length: 5_000 }, () => word());
  const records: ComparedRecord[] = [];
  for (let at = 0; at < count; at += 1) {
    const earlier = at > 100 && next() < 0.3 ? records[below(at)] : undefined;
    records.push(earlier ? { ...copyOf(earlier, next), ...ownOf(at) } : { ...original(at), ...ownOf(at) });
  }
  return records;

  function original(at: number): ComparedRecord {
    const page = 1 + below(2_000);
    return {
      ...emptyRecord(at),
      title: next() < 0.02 ? "Editorial" : words(6 + below(12)),
      authors: Array.from({ length: 1 + below(6) }, () => names[below(names.length)] ?? ""),
      year: 1980 + Math.floor(45 * Math.sqrt(next())),
      journal: journals[below(journals.length)],
      volume: String(1 + below(120)),
      issue: String(1 + below(12)),
      pages: `${page}-${page + below(12)}`,
      doi: next() < 0.7 ? `10.99999/${at}` : null,
      abstract: words(60),
    };
  }
}

const ownOf = (at: number) => ({ id: String(at).padStart(8, "0"), imported: at });

function copyOf(record: ComparedRecord, next: () => number): ComparedRecord {
  return {
    ...record,
    title: next() < 0.2 ? record.title?.replace(/e\b/, "es") : `${record.title}.`,
    doi: next() < 0.4 ? null : record.doi,
    pages: next() < 0.1 ? null : record.pages,
    journal: next() < 0.3 ? record.journal?.replace(/\b(\w{4})\w+/g, "$1") : record.journal,
  };
}
