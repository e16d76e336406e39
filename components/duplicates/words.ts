import { counted, formatNumber } from "@/components/ui/format";
import type { KeyRow } from "@/components/ui/keys-dialog";
import type { StaysBecause } from "@/lib/review/duplicates/by-hand/schema";
import type { ClusterEntry, Relation } from "@/lib/review/duplicates/schema";
import type { Source } from "@/lib/review/flow";
import { RELATION_NAMES } from "./relation-names";

/** What the page of duplicates says. */
export const words = {
  title: "Duplicates",
  line: "One report found by several searches is counted once. The software merges only what is certain; the rest is yours.",
  sureLevel: "How sure is sure",
  audit: "Sample of merges",
  loadFailed: "The possible duplicates could not be loaded",
  listFailed: "These clusters could not be loaded",
  notDone: "The decision was not saved",
  readOnly: "Owners, leads and information specialists decide on duplicates.",
  progress: "Decided by people",
  noun: { one: "possible duplicate", many: "possible duplicates" },
  place: (place: number, total: number) =>
    `Possible duplicate ${formatNumber(place)} of ${formatNumber(total)}`,
  throughCopies: "Copies that were merged into these are alike.",
  evidence: "What speaks for and against",
  decide: "Are they the same report?",
  duplicate: "Duplicate",
  notDuplicate: "Not a duplicate",
  related: "Related",
  relatedAs: (relation: string) => `Related: ${relation}`,
  whichStays: "Which stays",
  /** Standing alone. */
  relation: (relation: Relation): string => {
    const name = RELATION_NAMES[relation];
    return name.charAt(0).toUpperCase() + name.slice(1);
  },
  relationTitle: "What are they to one another?",
  relationLine: "They are kept apart under this label, and not proposed again.",
  undo: "Undo",
  next: "Next",
  previous: "Previous",
  keys: "Keys",
  keyList: [
    ["d", "Duplicate: one of them stays"],
    ["n", "Not a duplicate: both stay, and they are not proposed again"],
    ["r", "Related, no duplicate: both stay, with what they are to one another"],
    ["s", "Let the other record stay"],
    ["u", "Undo the last decision made here, any number of times"],
    ["j", "Next, without deciding"],
    ["k", "Previous"],
    ["1", "Of three or more: leave record 1 out, or take it in again; 2, 3 and so on alike"],
    ["?", "This list"],
  ] satisfies KeyRow[],
  record: "Record",
  recordNumber: (number: number) => `Record ${number}`,
  same: "same",
  missing: "Not given",
  stays: "Stays",
  inOpenBatch: "In an open batch",
  screened: { included: "Included", excluded: "Excluded", other: "In a closed batch" },
  foundApart:
    "Some of these were found not to be duplicates of one another; another record is like both. Take in those that are the same report.",
  touchesWork: {
    closed: (numbers: string) =>
      `${numbers} went through a batch of screening. You are asked before it becomes a duplicate.`,
    open: (numbers: string) =>
      `${numbers} is in an open batch and cannot become a duplicate now. Let it stay, or close the batch first.`,
  },
  afterVotes: {
    title: "Merge after screening?",
    line: (numbers: string) =>
      `${numbers} went through a batch of screening. As a duplicate it leaves the counts; what was voted and decided stays in the history, and undoing the merge brings all of it back.`,
    merge: "Merge all the same",
  },
  stayNow: (number: number) => `Record ${formatNumber(number)} stays`,
  filledFrom: (number: number) => `filled from record ${formatNumber(number)}`,
  alsoFilled: (fields: string) => `Filled in as well: ${fields}`,
  sameReport: (number: number) => `Record ${number} is the same report`,
  atLeastTwo: "Take in at least two records, or say that they are not duplicates.",
  fields: {
    title: "Title",
    authors: "Authors",
    year: "Year",
    journal: "Journal",
    volume: "Volume",
    issue: "Issue",
    pages: "Pages",
    doi: "DOI",
    pmid: "PMID",
    pmcid: "PMCID",
    abstract: "Abstract",
  } satisfies Record<ClusterEntry["differences"][number]["field"], string>,
  sources: {
    database: "Database",
    register: "Register",
    website: "Website",
    organisation: "Organisation",
    citation_searching: "Citation searching",
    other: "Other source",
  } satisfies Record<Source, string>,
  merged: (title: string) => `Merged: ${title}`,
  keptRelated: (title: string, relation: string) => `Related, ${relation}: ${title}`,
  keptApart: (title: string) => `Not duplicates: ${title}`,
  undone: (title: string) => `Taken back: ${title}`,
  noneWait: "No possible duplicates wait",
  nothingFound: "Duplicates are looked for after every import. Nothing was found so far.",
  mergedSoFar: (software: number, people: number) => {
    const bySoftware = `${counted(software, "record was", "records were")} merged by software`;
    return people > 0 ? `${bySoftware}, ${formatNumber(people)} by people.` : `${bySoftware}.`;
  },
  toScreening: "Go to screening",
  toImport: "Go to import",
  lists: {
    software: {
      title: "Merged by software",
      line: "What it was sure of. Open one to see both, and split it if they are two reports.",
    },
    person: { title: "Merged by people", line: "Open one to see what was merged, and split it if need be." },
    split: {
      title: "Not duplicates",
      line: "These are not proposed again unless you take the decision back.",
    },
  },
  listOf: (list: string, count: number) => `${list}: ${counted(count, "cluster", "clusters")}`,
  records: (count: number) => counted(count, "record", "records"),
  byHand: {
    open: "Merge as duplicates",
    tooMany: (most: number) => `At most ${formatNumber(most)} records can be compared at once.`,
    title: (count: number) => `Are these ${counted(count, "record", "records")} the same report?`,
    sideBySide: "The records side by side",
    line: "They are compared first; nothing is merged yet.",
    stays: {
      database_or_register:
        "The first one stays: a record of a database or register before one found another way. The others count as duplicates.",
      imported_first: "The first one stays: it was imported first. The others count as duplicates.",
      chosen: "The one you marked stays. The others count as duplicates.",
    } satisfies Record<StaysBecause, string>,
    failed: "The records could not be compared",
    cannot: "They cannot be merged now",
    merge: "Merge as duplicates",
    cancel: "Cancel",
    done: {
      merge: (count: number) => `${counted(count, "record", "records")} merged into one.`,
      apart: (count: number) => `${counted(count, "record", "records")} kept apart.`,
    },
    where: "It stands under Duplicates, and can be taken back there.",
    undone: { merge: "No longer merged.", apart: "No longer kept apart." },
  },
  untitled: "No title",
  cancel: "Cancel",
  split: "Split: not duplicates",
  wasSplit: (title: string) => `Split: ${title}`,
  takeBack: "Take the decision back",
} as const;
