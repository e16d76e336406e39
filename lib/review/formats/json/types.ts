/** The types of CSL in the words of the other formats. */
const TYPES: Record<string, string> = {
  "article-journal": "Journal Article",
  article: "Preprint",
  "paper-conference": "Conference Paper",
  book: "Book",
  chapter: "Book Chapter",
  thesis: "Thesis",
  report: "Report",
  webpage: "Web Page",
  "article-newspaper": "Newspaper Article",
  "article-magazine": "Magazine Article",
  manuscript: "Unpublished",
  dataset: "Dataset",
  patent: "Patent",
  standard: "Standard",
  software: "Software",
};
/** Names that web services give instead. */
const OTHERS: Record<string, string> = {
  "journal-article": "Journal Article",
  "proceedings-article": "Conference Paper",
  "book-chapter": "Book Chapter",
  "posted-content": "Preprint",
  dissertation: "Thesis",
  document: "",
};

export function publicationTypeOfCsl(type: string | undefined): string | undefined {
  if (!type) return undefined;
  if (Object.hasOwn(TYPES, type)) return TYPES[type];
  return Object.hasOwn(OTHERS, type) ? OTHERS[type] : type;
}

/** The type of CSL for a publication type. */
export function cslTypeOf(publicationType: string): string | undefined {
  return Object.keys(TYPES).find((type) => TYPES[type] === publicationType);
}
