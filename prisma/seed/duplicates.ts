import { handlers } from "@/lib/jobs/handlers";
import { importFile, makeSearch } from "./import";
import type { SeedPerson } from "./team";

/** A citation as a source prints it. */
export interface SeedCitation {
  title: string;
  doi?: string;
  year?: number;
  authors?: string[];
  journal?: string;
  volume?: string;
  pages?: string;
}

/** RIS text of these citations. */
export function risOfCitations(citations: readonly SeedCitation[]): string {
  return citations.map(risEntry).join("");
}

function risEntry({ title, doi, year, authors = [], journal, volume, pages }: SeedCitation): string {
  const [first, last] = pages?.split("-") ?? [];
  const fields: [string, string | number | undefined][] = [
    ["TY", "JOUR"],
    ["TI", title],
    ...authors.map((author): [string, string] => ["AU", author]),
    ["PY", year],
    ["T2", journal],
    ["VL", volume],
    ["SP", first],
    ["EP", last],
    ["DO", doi],
  ];
  const lines = fields.flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${value}`]));
  return [...lines, "ER  - ", "", ""].join("\n");
}

/** Imports these citations from one search; its name also tells files of the same content apart. */
export async function importCitations(
  reviewId: string,
  person: SeedPerson,
  search: Parameters<typeof makeSearch>[2] & { name: string },
  citations: readonly SeedCitation[],
): Promise<{ importId: string; recordIds: string[] }> {
  const searchId = await makeSearch(reviewId, person, search);
  const file = { name: `${search.name}.ris`, text: `${risOfCitations(citations)}\n` };
  return importFile(reviewId, person, { ...file, feeds: [{ part: "all", searchId }] });
}

/** Looks for duplicates here and now, as the worker would after an import. */
export async function findSeedDuplicates(reviewId: string): Promise<void> {
  await handlers.find_duplicates?.({ reviewId }, { stopping: new AbortController().signal });
}
