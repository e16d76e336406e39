import type { RetractionSign } from "@/lib/review/record/retraction";
import { counted } from "../ui/format";

/** What a record's card says on its own. */
export const words = {
  noAbstract: "The source gives no abstract. Judge by the title, or look the record up.",
  more: (count: number) => `and ${counted(count, "more author", "more authors")}`,
  keywords: "Keywords",
  doi: (doi: string) => `DOI ${doi}`,
  pmid: (pmid: string) => `PubMed ${pmid}`,
  retracted: "Retracted",
  retractedBy: {
    publication_type: (said: string) => `publication type: “${said}”`,
    title: (said: string) => `title: “${said}”`,
    note: (said: string) => `note: “${said}”`,
  } satisfies Record<RetractionSign["by"], (said: string) => string>,
  retractedSays: (signs: string) => `The source says so by its ${signs}`,
  filled: (fields: readonly string[]) => {
    const list = fields.join(", ");
    return `${list.charAt(0).toUpperCase()}${list.slice(1)} from`;
  },
  duplicateIn: (search: string) => `its duplicate in ${search}`,
  newTab: "opens in a new tab",
} as const;
