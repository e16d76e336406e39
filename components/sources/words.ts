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
  keyPapers: {
    title: "Key papers",
    line: "Papers you know to be relevant. A search strategy that misses them misses others too.",
    none: "No key papers yet. Name some that the searches ought to find.",
    name: "Name key papers",
    nameLine: "One on each line: a DOI, a PubMed number, the address of either, a title or a reference.",
    field: "Key papers",
    save: "Name them",
    cancel: "Cancel",
    done: (named: number, known: number) => {
      const done = `${counted(named, "key paper", "key papers")} named.`;
      return known > 0 ? `${done} ${counted(known, "line was", "lines were")} named already.` : done;
    },
    paper: "Paper",
    record: "Its record",
    found: "Found",
    notFound: "Not found",
    byNone: "Found by no search",
    advice:
      "Look each up in the databases. Where it is indexed, its words show what the search strategy misses; where it is not, search another source or its citations.",
    missed: (count: number) =>
      count === 1
        ? "One of the key papers was found by no search"
        : `${formatNumber(count)} of the key papers were found by no search`,
    allFound: "Each key paper was found by at least one search.",
    foundOf: (found: number, all: number) => `${formatNumber(found)} of ${formatNumber(all)}`,
    total: "Found by",
    drop: "Take off the list",
    dropOne: (paper: string) => `Take off the list: ${paper}`,
    dropped: "Taken off the list.",
    undo: "Undo",
    failed: "The key papers could not be loaded",
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
