import { counted } from "../ui/format";

/** What a record's card says on its own. */
export const words = {
  noAbstract: "The source gives no abstract. Judge by the title, or look the record up.",
  more: (count: number) => `and ${counted(count, "more author", "more authors")}`,
  keywords: "Keywords",
  doi: (doi: string) => `DOI ${doi}`,
  pmid: (pmid: string) => `PubMed ${pmid}`,
  retracted: "Retracted",
  filled: (fields: readonly string[]) => {
    const list = fields.join(", ");
    return `${list.charAt(0).toUpperCase()}${list.slice(1)} from`;
  },
  duplicateIn: (search: string) => `its duplicate in ${search}`,
  newTab: "opens in a new tab",
} as const;
