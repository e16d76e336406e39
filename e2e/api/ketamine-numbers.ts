import type { Ballot } from "./ketamine-screening";

/** The records of samples/library-page.txt in the order of the file. */
export const PAGE = ["R01", "R21", "R22", "R23", "R24", "R25", "R26", "R27", "R28", "R29", "R30"];

const letters = (text: string): Ballot => Object.fromEntries(PAGE.map((name, at) => [name, text[at] ?? ""]));

/** Votes on titles and abstracts: include, maybe, exclude. */
export const TITLES = { ada: letters("IMIIEIEIIEI"), bea: letters("IEIEMIEIIEI") };

/** Votes on full texts: include, or the reason of an exclusion. R25 could not be had. */
export const READ = ["R01", "R21", "R22", "R23", "R27", "R28", "R30"];
const included: Ballot = { R01: "I", R27: "I", R28: "I", R30: "I", R21: "Wrong population" };
export const FULL_TEXTS: Record<"ada" | "bea", Ballot> = {
  ada: { ...included, R22: "I", R23: "Wrong outcome" },
  bea: { ...included, R22: "No mechanism addressed", R23: "No mechanism addressed" },
};

/** Later searches: T1 and C1 tell of one study, W1 is a page for patients. */
export const LATER: Ballot = { T1: "I", C1: "I", W1: "Wrong publication type" };

const nothing = {
  sought: 0,
  notRetrieved: 0,
  assessed: 0,
  excluded: 0,
  excludedByReason: {},
  awaitingClassification: 0,
  ongoing: 0,
  included: 0,
  pendingRetrieval: 0,
  pendingAssessment: 0,
};

const exclusions = { excluded: 2, excludedByReason: { "Wrong population": 1, "Wrong outcome": 1 } };

/** Every number of the diagram when the page alone was searched. */
export const FIRST_COUNTS = {
  template: "databases_only",
  identified: {
    total: 11,
    databases: 11,
    registers: null,
    perDatabase: { "Web of Science": 11 },
    perRegister: {},
  },
  removed: {
    duplicates: 0,
    duplicatesBySoftware: 0,
    duplicatesByPerson: 0,
    automation: 0,
    unscreenedStopped: 0,
    markedByAutomation: 0,
    stoppingRule: null,
    other: 0,
  },
  screening: {
    screened: 11,
    excluded: 3,
    excludedByPerson: 3,
    excludedByAutomation: 0,
    included: 8,
    pending: 0,
  },
  databases: { ...nothing, sought: 8, notRetrieved: 1, assessed: 7, ...exclusions, included: 5 },
  otherMethods: {
    identified: 0,
    websites: null,
    organisations: null,
    citationSearching: null,
    other: null,
    notSought: 0,
    included: 0,
    pending: 0,
    reports: nothing,
  },
  included: { studies: 5, reports: 5 },
  pendingRecords: 0,
  pendingReports: 0,
  reportsBeyondRecords: { databases: 0, other_methods: 0 },
  studyLinks: { reports: 5, pairs: 5 },
};

/** Every number after PubMed, a register, citation searching and a website: seven reports, but six studies. */
export const SECOND_COUNTS = {
  ...FIRST_COUNTS,
  template: "databases_and_other",
  identified: {
    total: 16,
    databases: 15,
    registers: 1,
    perDatabase: { "Web of Science": 11, PubMed: 4 },
    perRegister: { "ClinicalTrials.gov": 1 },
  },
  removed: {
    duplicates: 2,
    duplicatesBySoftware: 1,
    duplicatesByPerson: 1,
    automation: 1,
    unscreenedStopped: 0,
    markedByAutomation: 1,
    stoppingRule: null,
    other: 1,
  },
  screening: { ...FIRST_COUNTS.screening, screened: 12, included: 9 },
  databases: { ...nothing, sought: 9, notRetrieved: 1, assessed: 8, ...exclusions, included: 6 },
  otherMethods: {
    identified: 3,
    websites: 1,
    organisations: null,
    citationSearching: 2,
    other: null,
    notSought: 0,
    included: 3,
    pending: 0,
    reports: {
      ...nothing,
      sought: 3,
      notRetrieved: 1,
      assessed: 2,
      excluded: 1,
      excludedByReason: { "Wrong publication type": 1 },
      included: 1,
    },
  },
  included: { studies: 6, reports: 7 },
  studyLinks: { reports: 7, pairs: 7 },
};

const csvBoth = {
  dbr_notretrieved_reports: "1",
  records_excluded: "3",
  dbr_excluded: "Wrong population, 1; Wrong outcome, 1",
  organisation_results: "NA",
  total_studies_ma: "NA",
  total_reports_ma: "NA",
};

/** The same numbers as the R package reads them; what is not here is 0. */
export const FIRST_CSV = {
  ...csvBoth,
  database_results: "11",
  database_specific_results: "Web of Science, 11",
  register_results: "NA",
  register_specific_results: "NA",
  records_screened: "11",
  dbr_sought_reports: "8",
  dbr_assessed: "7",
  new_studies: "5",
  new_reports: "5",
};

export const SECOND_CSV = {
  ...csvBoth,
  database_results: "15",
  database_specific_results: "Web of Science, 11; PubMed, 4",
  register_results: "1",
  register_specific_results: "ClinicalTrials.gov, 1",
  website_results: "1",
  citations_results: "2",
  duplicates: "2",
  excluded_automatic: "1",
  excluded_other: "1",
  records_screened: "12",
  dbr_sought_reports: "9",
  other_sought_reports: "3",
  other_notretrieved_reports: "1",
  dbr_assessed: "8",
  other_assessed: "2",
  other_excluded: "Wrong publication type, 1",
  new_studies: "6",
  new_reports: "7",
};
