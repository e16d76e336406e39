import type { Preview, SearchEntry } from "@/lib/review/import/schema";
import { checkParts, type Range, rangeInName } from "@/lib/review/import/search/parts";
import { isSameSource, type ProposedSource } from "@/lib/review/import/search/proposal";

/** The hits that a file holds, where it or its name says so. */
export function hitsHeldBy(name: string, preview: Preview): Range | null {
  if (!preview.complete) return null;
  const { main, related } = preview.counts;
  return preview.says.numbers ?? rangeInName(name, main + related);
}

/**
 * The search described before that waits for a file: one of its source without any records, as after an undone import, or
 * without just these hits. Else a file of a known source is a new search: people repeat them before they publish.
 */
export function waitingSearch(
  searches: readonly SearchEntry[],
  proposed: ProposedSource,
  hits: Range | null,
): string | undefined {
  return searches.find((search) => {
    if (!isSameSource(search, proposed)) return false;
    const standing = search.files.filter(({ status }) => status !== "undone" && status !== "failed");
    if (standing.length === 0) return true;
    const parts = standing.map(({ fileName, range, records }) => ({ name: fileName, range, records }));
    const { missing } = checkParts(search.hitsReported, parts);
    return hits !== null && missing.some(({ first, last }) => first <= hits.first && hits.last <= last);
  })?.id;
}
