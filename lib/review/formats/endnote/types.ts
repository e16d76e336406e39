/** How EndNote names the types that have a name in plain words here; what it does not know, it takes for "Generic". */
export const TYPES: Record<string, string> = {
  "Journal Article": "Journal Article",
  "Conference Paper": "Conference Paper",
  "Conference Proceedings": "Conference Proceedings",
  Book: "Book",
  "Edited Book": "Edited Book",
  "Book Chapter": "Book Section",
  Thesis: "Thesis",
  Report: "Report",
  Patent: "Patent",
  Standard: "Standard",
  "Newspaper Article": "Newspaper Article",
  "Magazine Article": "Magazine Article",
  "Web Page": "Web Page",
};
