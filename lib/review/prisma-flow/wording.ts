import type { Box, RecordState, ReportState, Source } from "../flow";
import type { MemberKey } from "./schema";

/** The words of the official PRISMA 2020 template for new reviews (Page 2021, BMJ 372:n71). */
export const OFFICIAL = {
  headingDatabases: "Identification of studies via databases and registers",
  headingOther: "Identification of studies via other methods",
  identification: "Identification",
  screening: "Screening",
  included: "Included",
  identifiedFrom: "Records identified from",
  databases: "Databases",
  registers: "Registers",
  websites: "Websites",
  organisations: "Organisations",
  citationSearching: "Citation searching",
  otherSources: "Other sources",
  removed: "Records removed",
  beforeScreening: "before screening",
  duplicates: "Duplicate records removed",
  automation: "Records marked as ineligible by automation tools",
  other: "Records removed for other reasons",
  screened: "Records screened",
  excluded: "Records excluded",
  sought: "Reports sought for retrieval",
  notRetrieved: "Reports not retrieved",
  assessed: "Reports assessed for eligibility",
  reportsExcluded: "Reports excluded",
  awaitingClassification: "Awaiting classification",
  ongoing: "Ongoing study",
  studies: "Studies included in review",
  reports: "Reports of included studies",
  attribution:
    "From: Page MJ, McKenzie JE, Bossuyt PM, Boutron I, Hoffmann TC, Mulrow CD, et al. The PRISMA 2020 " +
    "statement: an updated guideline for reporting systematic reviews. BMJ 2021;372:n71. doi: 10.1136/bmj.n71",
} as const;

/** A line that the template does not have. */
export const NOT_SCREENED = "Records not screened (stopping rule)";

/** A template that was changed says so. */
export const ADAPTED = OFFICIAL.attribution.replace("From:", "Adapted from PRISMA 2020:");

const KINDS: Record<Source, string> = {
  database: "databases",
  register: "registers",
  website: "websites",
  organisation: "organisations",
  citation_searching: "citation searching",
  other: "other sources",
};

const WHAT: Record<Box, string> = {
  identified: "Records identified from {from}",
  removed_duplicate: "Records from {from} that a duplicate check removed",
  removed_automation: "Records from {from} that automation tools marked as ineligible",
  removed_other: "Records from {from} that were removed for other reasons",
  screened: "Records from {from} that were screened",
  excluded: "Records from {from} that screening excluded",
  sought: "Reports of records from {from} that were sought for retrieval",
  not_retrieved: "Reports of records from {from} that could not be retrieved",
  assessed: "Reports of records from {from} that were assessed for eligibility",
  reports_excluded: "Reports of records from {from} that were excluded after assessment",
  included: "Reports of included studies",
  other_identified: "Records identified from {from}",
  other_sought: "Reports of records from {from} that were sought for retrieval",
  other_not_retrieved: "Reports of records from {from} that could not be retrieved",
  other_assessed: "Reports of records from {from} that were assessed for eligibility",
  other_reports_excluded: "Reports of records from {from} that were excluded after assessment",
  other_not_sought: "Records from {from} that were removed or screened out before retrieval",
};

/** Where a state says more than its box does. */
const IN_STATE: Partial<Record<RecordState | ReportState, string>> = {
  unscreened_stopped: "Records from {from} that nobody screened because a stopping rule ended the screening",
  awaiting_screening: "Records from {from} that are still to be screened",
  sought: "Reports of records from {from} that are still to be retrieved",
  awaiting_assessment: "Reports of records from {from} that were retrieved and are still to be assessed",
  awaiting_classification: "Reports of records from {from} that were assessed and await classification",
  ongoing: "Reports of records from {from} whose study is still going on",
};

const BY = { person: ", decided by a person", automation: ", decided by software" } as const;

/** What a number counts, in words: read on hover and above the list it opens. */
export function describeMembers(key: MemberKey, reasonLabel?: string): string {
  if (key.unit === "study") return "Studies with at least one included report";
  const included = key.state === "included" && (key.box === "screened" || key.box === "other_identified");
  const template = (key.state && IN_STATE[key.state]) ?? WHAT[key.box];
  return [
    template.replace("{from}", () => origin(key)),
    included ? " and included" : "",
    key.box === "included" && key.arm ? ` that came from ${origin(key)}` : "",
    key.by ? BY[key.by] : "",
    reasonLabel ? `, main reason: ${reasonLabel}` : "",
  ].join("");
}

function origin(key: MemberKey): string {
  if (key.sourceName) return key.sourceName;
  if (key.source) return KINDS[key.source];
  const other = key.arm === "other_methods" || key.box.startsWith("other_");
  return other ? "other methods" : "databases and registers";
}
