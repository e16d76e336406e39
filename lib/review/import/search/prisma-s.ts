import type { Source } from "../../flow";

/** The items of PRISMA-S (Rethlefsen et al. 2021), by which a search is reported so that others can repeat it. */
export const PRISMA_S = [
  { item: "1", name: "Database name" },
  { item: "2", name: "Multi-database searching" },
  { item: "3", name: "Study registries" },
  { item: "4", name: "Online resources and browsing" },
  { item: "5", name: "Citation searching" },
  { item: "6", name: "Contacts" },
  { item: "7", name: "Other methods" },
  { item: "8", name: "Full search strategies" },
  { item: "9", name: "Limits and restrictions" },
  { item: "10", name: "Search filters" },
  { item: "11", name: "Prior work" },
  { item: "12", name: "Updates" },
  { item: "13", name: "Dates of searches" },
  { item: "14", name: "Peer review" },
  { item: "15", name: "Total records" },
  { item: "16", name: "Deduplication" },
] as const;
export type PrismaSItem = (typeof PRISMA_S)[number]["item"];

/** How duplicates were found, for item 16: the counts of the whole review, since duplicates lie across searches. */
export interface Deduplication {
  bySoftware: number;
  byHand: number;
}

/** A search as it is described, with how many records it brought. */
export interface DescribedSearch {
  source: Source;
  name: string;
  platform: string;
  query: string;
  searchedOn: string | null;
  hitsReported: number | null;
  records: number;
  prismaS: Partial<Record<PrismaSItem, string>>;
}

/** What a search says about an item: what was written there, or else what its description and its files tell. */
export function prismaSText(search: DescribedSearch, item: PrismaSItem, duplicates: Deduplication): string {
  return search.prismaS[item] || told(search, item, duplicates);
}

function told(search: DescribedSearch, item: PrismaSItem, { bySoftware, byHand }: Deduplication): string {
  const { source, name, platform, query, searchedOn, hitsReported, records } = search;
  const named = platform ? `${name} (${platform})` : name;
  const ifSource = (...kinds: Source[]) => (kinds.includes(source) ? named : "");
  switch (item) {
    case "1":
      return ifSource("database");
    case "3":
      return ifSource("register");
    case "4":
      return ifSource("website", "organisation");
    case "5":
      return ifSource("citation_searching");
    case "7":
      return ifSource("other");
    case "8":
      return query;
    case "13":
      return searchedOn ?? "";
    case "15":
      return hitsReported === null
        ? `${records} records`
        : `${hitsReported} hits reported, ${records} records here`;
    case "16":
      return `Twofold: ${bySoftware} duplicates removed by software, ${byHand} by hand, over all searches`;
    default:
      return "";
  }
}
