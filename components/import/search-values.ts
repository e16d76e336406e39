import type { z } from "zod";
import type { Source } from "@/lib/review/flow";
import { DescribeSearch, type Preview, type SearchEntry } from "@/lib/review/import/schema";
import { proposedSource } from "@/lib/review/import/search/proposal";
import { words } from "./words";

const Search = DescribeSearch.omit({ reviewId: true, searchId: true, operationId: true, prismaS: true });
export type Search = z.output<typeof Search>;

/** A search as it is being written: every field is text until it is sent. */
export interface SearchValues {
  source: Source;
  name: string;
  platform: string;
  searchedOn: string;
  query: string;
  hitsReported: string;
  note: string;
}
export type SearchProblems = Partial<Record<keyof SearchValues, string>>;

const blank = { platform: "", searchedOn: "", query: "", hitsReported: "", note: "" };

/** What was written as a search, or what is wrong with it, field by field. */
export function readSearch(values: SearchValues): { search: Search } | { problems: SearchProblems } {
  const figures = values.hitsReported.replace(/[\s,.'’]/g, "");
  if (!/^\d*$/.test(figures)) return { problems: { hitsReported: words.search.notANumber } };
  const read = Search.safeParse({
    ...values,
    searchedOn: values.searchedOn || null,
    hitsReported: figures === "" ? null : Number(figures),
  });
  if (read.success) return { search: read.data };
  return {
    problems: Object.fromEntries(read.error.issues.map(({ path, message }) => [String(path[0]), message])),
  };
}

/** A search that was described before, for correcting it. */
export function valuesOf(search: SearchEntry): SearchValues {
  const { source, name, platform, query, note } = search;
  const hitsReported = search.hitsReported === null ? "" : String(search.hitsReported);
  return { source, name, platform, query, note, hitsReported, searchedOn: search.searchedOn ?? "" };
}

/** Sources that most reviews search, for the field's suggestions. */
export const SUGGESTED: Record<Source, readonly string[]> = {
  database: [
    "Web of Science",
    "PubMed",
    "MEDLINE",
    "Embase",
    "Scopus",
    "PsycINFO",
    "CENTRAL",
    "CINAHL",
    "Europe PMC",
    "CNKI",
    "Google Scholar",
  ],
  register: [
    "ClinicalTrials.gov",
    "WHO ICTRP",
    "EU Clinical Trials Register",
    "ISRCTN",
    "ChiCTR",
    "PROSPERO",
  ],
  website: [],
  organisation: [
    "World Health Organization",
    "NICE",
    "European Medicines Agency",
    "US Food and Drug Administration",
  ],
  citation_searching: ["Web of Science", "Scopus", "Google Scholar", "citationchaser"],
  other: ["Experts", "Reference lists"],
};

/** The search a file seems to come from. */
export function proposedSearch(fileName: string, preview: Preview, part: "main" | "related"): SearchValues {
  const { format, says } = preview;
  const proposed = proposedSource({ name: fileName, format: format.id, says });
  if (part === "main") return { ...blank, ...proposed };
  return { ...blank, source: "citation_searching", name: format.id === "library_page" ? proposed.name : "" };
}
