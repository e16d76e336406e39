import { counted, formatNumber } from "../ui/format";

/** What the search report says. */
export const words = {
  title: "Search report",
  line: "What was searched, how, and what each search brought. It goes into the appendix of the report.",
  toImport: "Import",
  loadFailed: "The search report could not be loaded",
  none: "No searches yet",
  noneLine: "Each file you import belongs to a search. They are reported here.",
  yield: {
    title: "What each search brought",
    line: "Citations are counted after duplicates: what several searches found is one citation for each of them.",
    source: "Search",
    records: "Records",
    citations: "Citations",
    share: "Found elsewhere too, and here alone",
    unique: "Here alone",
    included: "Included",
    uniqueIncluded: "Included, here alone",
    all: "All searches",
    bar: (name: string, citations: number, unique: number) =>
      `${name}: ${counted(citations, "citation", "citations")}, ${formatNumber(unique)} found here alone`,
    table: "Table (CSV)",
    picture: "Picture (SVG)",
  },
  items: {
    title: "PRISMA-S",
    line: "The 16 items by which a search is reported so that others can repeat it. What the import knows is filled in; write over it where the report needs other words.",
    item: "Item",
    none: "Not reported",
    edit: "Edit",
    editOf: (name: string) => `Edit PRISMA-S of ${name}`,
    known: "From the import. Leave the field empty to keep it.",
    save: "Save",
    saved: "Saved.",
    cancel: "Cancel",
    table: "Table (CSV)",
  },
} as const;
