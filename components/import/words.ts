import type { Source } from "@/lib/review/flow";
import type { ImportEntry, LeftOut } from "@/lib/review/import/schema";
import { counted, formatNumber, formatPercent } from "../ui/format";

const records = (count: number) => counted(count, "record", "records");

/** What the import page says. */
export const words = {
  title: "Import",
  line: "Bring in what the searches found. Each file belongs to one search, and each record keeps where it came from.",
  allRecords: "All records",
  toSources: "Search report",
  toKeyPapers: "Key papers",
  drop: "Add the files of your searches",
  dropHint:
    "RIS, PubMed, EndNote, BibTeX, Web of Science, CNKI, CSV, Excel and more, or zip archives of them. The content decides, not the name. Up to 250 MB each.",
  readOnly: "Owners, leads and information specialists import files.",
  loadFailed: "The imports could not be loaded",
  files: "Files to import",
  kinds: {
    database: "Database",
    register: "Register",
    website: "Website",
    organisation: "Organisation",
    citation_searching: "Citation searching",
    other: "Other",
  } satisfies Record<Source, string>,
  start: "Start import",
  starting: (count: number) => `Starts the import of ${counted(count, "file", "files")}.`,
  ready: (files: number, searches: number) =>
    `${counted(files, "file", "files")} for ${counted(searches, "search", "searches")}`,
  group: (files: number, count: number, complete: boolean) =>
    `${counted(files, "file", "files")}, ${complete ? records(count) : `more than ${records(count)}`}`,
  columns: {
    title: (name: string) => `Columns of ${name}`,
    line: "What each column holds. It is remembered for tables with the same columns.",
    remembered: "As it was chosen for such a table before.",
    loading: "The columns",
    column: "Column",
    holds: "Holds",
    ignore: "Nothing to import",
    samples: "For example",
    noTitle: "Say which column holds the titles.",
    use: "Use these columns",
    fields: (field: string) =>
      field === "ignore"
        ? "Nothing to import"
        : field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
  },
  parts: {
    missing: (first: number, last: number) =>
      `Hits ${formatNumber(first)} to ${formatNumber(last)} are missing: ${records(last - first + 1)}.`,
    overlapping: (a: string, b: string, first: number, last: number) =>
      `${a} and ${b} both hold hits ${formatNumber(first)} to ${formatNumber(last)}.`,
    uneven: (name: string, expected: number, held: number) =>
      `${name} should hold ${records(expected)} and holds ${formatNumber(held)}.`,
    fewer: (count: number) =>
      `${records(count)} fewer than the hits reported: a part of the export may be missing.`,
    more: (count: number) =>
      `${records(count)} more than the hits reported: parts of the export may overlap.`,
  },
  notReady: (count: number) => `${counted(count, "file needs", "files need")} a look first.`,
  card: {
    remove: (name: string) => `Remove ${name} from this list`,
    close: (name: string) => `Close the card of ${name}`,
    uploading: (name: string) => `Uploading ${name}`,
    uploaded: (share: number) => `Uploading, ${formatPercent(share)}`,
    checking: "Looking at what it holds",
    recognised: "Recognised as",
    holds: (count: number, complete: boolean) => (complete ? records(count) : `More than ${records(count)}`),
    partly: "Large file: the first part was read for this preview. The import reads all of it.",
    withheld:
      "This file says what people decided in another tool. You vote here, so its lines are not shown to you; whoever does not vote had better import it.",
    titles: "Titles",
    allTitles: (count: number, complete: boolean) =>
      `${complete ? "All" : "The first"} ${counted(count, "title", "titles")}`,
    untitled: "Without a title",
    line: (line: number) => `Line ${formatNumber(line)}`,
    warnings: (count: number, complete: boolean) =>
      `${counted(count, "warning", "warnings")}${complete ? "" : " so far"}`,
    noWarnings: "No warnings",
    warningHelp: "Everything that could be read is imported all the same. Each warning names its line.",
    tooLarge: "This file is larger than 250 MB. Split the export into parts and import each of them.",
    empty: "This file is empty. Export it again; nothing was kept.",
    unpacked: (count: number) => `${counted(count, "file", "files")} unpacked.`,
    leftOut: {
      archive: "an archive inside the archive. Unpack it and add its files.",
      empty: "empty, left out.",
      encrypted: "protected by a password. Unpack it yourself and add the file.",
      of_the_system: "made by the computer, left out.",
      too_large: "larger than 250 MB. Split the export into parts.",
    } satisfies Record<LeftOut["why"], string>,
    columns: "Columns",
    columnsOf: (name: string) => `Say what the columns of ${name} hold`,
    nameColumns: "Name its columns",
    lost: "The file did not arrive. Check the connection, then choose the file again; nothing was imported.",
    twice: (name: string) =>
      `This is the same file as ${name} above: the content is identical. It is imported once.`,
    imported: (date: string) =>
      `This file was imported before, on ${date}. Importing it again would count its records twice. If that import was wrong, undo it below, then add the file again.`,
  },
  running: {
    list: "Files being imported",
    waiting: "Waiting for its turn",
    reading: (found: string) => `Reading: ${found} so far`,
    left: (seconds: number) =>
      seconds < 90
        ? `about ${formatNumber(seconds)} s left`
        : `about ${formatNumber(Math.round(seconds / 60))} min left`,
    stop: "Stop",
    stopOf: (name: string) => `Stop the import of ${name}`,
    stoppedByHand: (name: string) => `Stopped. Nothing of ${name} was kept.`,
    share: (share: number) => `${formatPercent(share)} of the file`,
    published: (count: number) => `${records(count)} imported`,
    failed: "The import failed. No record of this file was kept.",
    undone: "This import was undone.",
    open: "Open its records",
    of: (name: string) => `Import of ${name}`,
    done: (name: string, count: number) => `${name}: ${records(count)} imported.`,
    stopped: (name: string) => `${name}: the import failed.`,
  },
  search: {
    searchOf: (name: string) => `Search of ${name}`,
    fresh: "A new search",
    apart: "A new search of its own",
    describedBefore: "This search was described before: its files join those that it has.",
    freshNamed: (name: string) => `New: ${name}`,
    parts: "This page holds two kinds of papers",
    why: "Papers that a page lists as related were found through another paper, not by your query. PRISMA 2020 counts them under citation searching, in the other arm of the diagram.",
    split: "Two searches: the main paper, and its related papers",
    together: "All records belong to one search",
    partOf: { all: "All records", main: "Main paper", related: "Related papers" },
    kind: "Kind of source",
    name: "Source",
    nameHint: {
      database: "For example Web of Science or PubMed.",
      register: "For example ClinicalTrials.gov.",
      website: "Its name or address.",
      organisation: "The organisation's name.",
      citation_searching: "Where citations were followed, or which paper they started from.",
      other: "In words that the report can print.",
    } satisfies Record<Source, string>,
    more: "Query, platform, note",
    platform: "Platform",
    date: "Date searched",
    query: "Query",
    queryHint: "Exactly as it was run. It goes into the search appendix (PRISMA-S item 8).",
    hits: "Hits reported",
    hitsHint: "How many the source said it found.",
    hitsFromFile: "Taken from the file.",
    notANumber: "Give a whole number, or leave it empty.",
    note: "Note",
  },
  list: {
    title: "Searches",
    empty: "No searches yet",
    emptyLine:
      "Each file you import belongs to a search: what was searched, when, and with which query. The report prints them.",
    edit: "Edit",
    editOf: (name: string) => `Edit the search ${name}`,
    save: "Save search",
    saved: "Search saved.",
    records: (count: number) => records(count),
    searched: "Searched",
    noDate: "No date given",
    via: (platform: string) => `via ${platform}`,
    hits: (hits: number, held: number) =>
      hits === held
        ? `${counted(hits, "hit", "hits")} reported`
        : `${counted(hits, "hit", "hits")} reported, ${records(held)} here`,
    query: "Query",
    noFiles: "No file yet.",
    file: "Original file",
    fileOf: (name: string) => `Download ${name} as it was uploaded`,
    by: (name: string) => `by ${name}`,
    warnings: (count: number) => counted(count, "warning", "warnings"),
    warningsOf: (name: string) => `Warnings about ${name}`,
    warningsShown: (shown: number, all: number) =>
      shown < all ? `The first ${formatNumber(shown)} of ${formatNumber(all)}.` : "",
    statuses: {
      waiting: "Waiting",
      reading: "Reading",
      published: "Imported",
      failed: "Failed",
      undone: "Undone",
    } satisfies Record<ImportEntry["status"], string>,
  },
  undo: {
    undo: "Undo import",
    of: (name: string) => `Undo import of ${name}`,
    title: (name: string) => `Undo the import of ${name}?`,
    line: "The whole file is taken back: its records count nowhere any more. The search stays, and the file can be imported again.",
    counting: "Counting what it takes along",
    takes: "What it takes along",
    records: (count: number) => `${records(count)} will count nowhere.`,
    released: (count: number) =>
      `${counted(count, "record of another import stops", "records of other imports stop")} being a duplicate, because the record it repeats goes.`,
    reports: (count: number) => `${counted(count, "report is", "reports are")} withdrawn with the records.`,
    atWork: (count: number) =>
      `${formatNumber(count)} of these ${count === 1 ? "was" : "were"} retrieved, assessed or set aside.`,
    inBatches: (count: number, decided: number) => {
      const [come, its, them] =
        count === 1 ? ["comes", "its batch", "it"] : ["come", "their batches", "them"];
      const settled = decided > 0 ? `, ${formatNumber(decided)} of them with a decision` : "";
      return `${formatNumber(count)} ${come} out of ${its}${settled}. Votes on ${them} count no more; the history keeps them.`;
    },
    why: "Why it is undone",
    whyMissing: "Say why, in a sentence: decisions may go with it.",
    blocked: (name: string) => `The import of ${name} cannot be undone now`,
    close: "Close",
    done: (count: number) => `Import undone: ${records(count)} taken back.`,
  },
  cancel: "Cancel",
} as const;
