/** What each type of entry is, in the words of the other formats; an empty word says nothing. */
const PUBLICATION_TYPES: Record<string, string> = {
  article: "Journal Article",
  periodical: "Journal",
  suppperiodical: "Journal Article",
  inproceedings: "Conference Paper",
  conference: "Conference Paper",
  proceedings: "Conference Proceedings",
  mvproceedings: "Conference Proceedings",
  book: "Book",
  mvbook: "Book",
  collection: "Book",
  mvcollection: "Book",
  reference: "Book",
  mvreference: "Book",
  inbook: "Book Chapter",
  incollection: "Book Chapter",
  bookinbook: "Book Chapter",
  suppbook: "Book Chapter",
  suppcollection: "Book Chapter",
  inreference: "Book Chapter",
  booklet: "Booklet",
  manual: "Manual",
  phdthesis: "Thesis",
  mastersthesis: "Thesis",
  thesis: "Thesis",
  techreport: "Report",
  report: "Report",
  unpublished: "Unpublished",
  online: "Web Page",
  electronic: "Web Page",
  www: "Web Page",
  webpage: "Web Page",
  patent: "Patent",
  dataset: "Dataset",
  data: "Dataset",
  software: "Software",
  standard: "Standard",
  misc: "",
  other: "",
  generic: "",
  artwork: "",
  audio: "",
  video: "",
  movie: "",
  music: "",
  image: "",
  letter: "",
  legal: "",
  legislation: "",
  jurisdiction: "",
  newspaper: "Newspaper Article",
  preprint: "Preprint",
  xdata: "",
};

/** Types of entries that are citations, in lower case. */
export const ENTRY_TYPES: ReadonlySet<string> = new Set(Object.keys(PUBLICATION_TYPES));

/** What an entry of this type is, where its type says so. */
export function publicationTypeOf(type: string): string | undefined {
  if (!Object.hasOwn(PUBLICATION_TYPES, type)) return type;
  return PUBLICATION_TYPES[type] || undefined;
}

/** The type of entry for a publication type. */
export function entryTypeOf(publicationType: string): string | undefined {
  return Object.keys(PUBLICATION_TYPES).find((type) => PUBLICATION_TYPES[type] === publicationType);
}
