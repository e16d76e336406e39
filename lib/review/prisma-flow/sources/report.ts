import { stringify } from "csv-stringify/sync";
import type { SearchEntry } from "../../import/schema";
import { type Deduplication, PRISMA_S, prismaSText } from "../../import/search/prisma-s";
import type { SourceStatistics } from "./schema";

const FOR_SPREADSHEETS = { header: true, bom: true, escape_formulas: true } as const;

/** What each search brought, as a table for the appendix of a report. */
export function sourcesCsv({ sources }: SourceStatistics): string {
  const columns = [
    { key: "name", header: "Source" },
    { key: "source", header: "Kind" },
    { key: "records", header: "Records" },
    { key: "citations", header: "Citations" },
    { key: "unique", header: "Found here alone" },
    { key: "included", header: "Included" },
    { key: "uniqueIncluded", header: "Included and found here alone" },
  ];
  return stringify([...sources], { ...FOR_SPREADSHEETS, columns });
}

/** The 16 items of PRISMA-S, a column for each search: the search appendix that journals ask for. */
export function prismaSCsv(searches: readonly SearchEntry[], duplicates: Deduplication): string {
  const columns = [
    { key: "item", header: "Item" },
    { key: "name", header: "PRISMA-S" },
    ...searches.map(({ id, name }) => ({ key: id, header: name })),
  ];
  const rows = PRISMA_S.map(({ item, name }) => ({
    item,
    name,
    ...Object.fromEntries(searches.map((search) => [search.id, prismaSText(search, item, duplicates)])),
  }));
  return stringify(rows, { ...FOR_SPREADSHEETS, columns });
}
