import { findTrialNumbers } from "../../record/identifiers";
import { emptyDraft, type RecordDraft } from "../../record/schema";
import { clean, cleanList, compact, yearOf } from "../printed";
import { at, type Element } from "./element";
import { lineOf, paragraphsOf } from "./text";

/** What a registration says for those who screen it, in the order in which it is read. */
const SUMMARY: readonly (readonly [string, string])[] = [
  ["Condition", "Condition"],
  ["Intervention", "Intervention"],
  ["Study_type", "Study type"],
  ["Study_design", "Study design"],
  ["Phase", "Phase"],
  ["Primary_outcome", "Primary outcome"],
  ["Secondary_outcome", "Secondary outcome"],
  ["Inclusion_Criteria", "Inclusion criteria"],
  ["Exclusion_Criteria", "Exclusion criteria"],
  ["results_summary", "Results"],
];

const NOTES: readonly (readonly [string, string])[] = [
  ["Acronym", "Acronym"],
  ["Secondary_Sponsor", "Secondary sponsor"],
  ["Source_Support", "Source of support"],
  ["Secondary_ID", "Secondary ID"],
  ["Recruitment_Status", "Recruitment status"],
  ["Prospective_registration", "Prospective registration"],
  ["Date_enrollement", "First enrolment"],
  ["Target_size", "Target size"],
  ["Inclusion_agemin", "Minimum age"],
  ["Inclusion_agemax", "Maximum age"],
  ["Inclusion_gender", "Sex"],
  ["Countries", "Countries"],
  ["results_date_posted", "Results posted"],
  ["results_date_completed", "Completed"],
  ["results_date_first_publication", "Results first published"],
  ["other_records", "Other records"],
  ["Bridging_flag", "Bridging"],
  ["Bridged_type", "Bridged type"],
  ["Childs", "Child records"],
];

/** Parts of a registration, each directly in it. */
export const PARTS: readonly string[] = [
  ...[...SUMMARY, ...NOTES].map(([name]) => name),
  ...`Export_date Internal_Number TrialID Last_Refreshed_on Public_title Scientific_title Primary_sponsor
  Date_registration Date_registration3 Source_Register web_address Contact_Firstname Contact_Lastname Contact_Address
  Contact_Email Contact_Tel Contact_Affiliation results_url_link results_url_protocol`.split(/\s+/),
];

/** What a registration says about its trial, and a year that could not be read. */
export function draftOfTrial(trial: Element): { draft: RecordDraft; badYear?: string | undefined } {
  const line = (name: string) => lineOf(at(trial, name));
  const [publicTitle, scientificTitle] = [line("Public_title"), line("Scientific_title")];
  const title = publicTitle ?? scientificTitle;
  const sponsor = line("Primary_sponsor");
  const date = line("Date_registration") ?? line("Date_registration3");
  const year = [line("Date_registration3"), date]
    .map((each) => each && yearOf(each))
    .find((each) => typeof each === "number");
  const results = [line("results_url_link") ?? "", line("results_url_protocol") ?? ""];
  const draft: RecordDraft = {
    ...emptyDraft(),
    title,
    otherTitles: scientificTitle && scientificTitle !== title ? [scientificTitle] : [],
    authors: sponsor ? [{ literal: sponsor }] : [],
    year,
    date,
    abstract: clean(named(trial, SUMMARY).join("\n")),
    ...numbersOf(trial),
    keywords: cleanList((line("Condition") ?? "").split(";")),
    publicationTypes: ["Trial registration"],
    publisher: line("Source_Register"),
    url: line("web_address"),
    otherUrls: cleanList(results).filter((each) => /^https?:\/\/\S/i.test(each)),
    affiliations: cleanList([line("Contact_Affiliation") ?? ""]),
    database: "WHO ICTRP",
    notes: named(trial, NOTES).filter((note) => !/^Other records: No$/.test(note)),
  };
  return { draft: compact(draft), badYear: date && year === undefined ? date : undefined };
}

function named(trial: Element, names: readonly (readonly [string, string])[]): string[] {
  return names.flatMap(([name, label]) => {
    const text = paragraphsOf(at(trial, name))?.replaceAll(/\n{3,}/g, "\n\n");
    if (!text) return [];
    return [text.toLowerCase().startsWith(`${label.toLowerCase()}:`) ? text : `${label}: ${text}`];
  });
}

/** The number of the register, and those that other registers gave the same trial. */
function numbersOf(trial: Element): Pick<RecordDraft, "accession" | "identifiers"> {
  const accession = lineOf(at(trial, "TrialID"));
  const all = [accession ?? "", lineOf(at(trial, "Secondary_ID")) ?? ""].join("; ");
  // The country at the end of a European number is not part of it.
  const numbers = all.replaceAll(/\bEUCTR(\d{4}-\d{6}-\d{2})(?:-[A-Z]{2}|-Outside-EU\/EEA)?/gi, "$1");
  return { accession, identifiers: findTrialNumbers(numbers) };
}
