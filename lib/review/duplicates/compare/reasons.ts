import type { Relation } from "../schema";
import type { PreparedRecord } from "./features";
import type { Verdict } from "./verdict";

const SCHEME_NAMES: Record<string, string> = {
  doi: "DOI",
  pmid: "PMID",
  pmcid: "PMCID",
  arxiv: "arXiv",
  wos: "WoS",
};

const RELATIONS: Record<Relation, string> = {
  erratum: "One is a correction",
  retraction: "One is a retraction notice",
  comment: "One is a comment or reply",
  preprint: "One is a preprint",
  conference: "One is a conference version",
  register_entry: "One is an entry of a trial register",
  protocol: "One is a protocol",
  digest: "One is a summary in another journal",
  version: "Two versions or years of one title",
  part: "Parts or variants of one title",
  translation: "Titles in two languages",
};

/** What speaks for two records being one, then what against, in words a reviewer can check. */
export function reasonsOf(a: PreparedRecord, b: PreparedRecord, { comparison, relation }: Verdict): string[] {
  const { evidence, shared, conflicting, yearGap, titleWords } = comparison;
  const isGeneric = evidence.title === "generic";
  const say = (condition: boolean, reason: string) => (condition ? [reason] : []);
  const isOnePage = evidence.page === "same" || evidence.page === "range";
  return [
    ...shared.map(sameIdentifier),
    ...say(evidence.title === "same" || isGeneric, "Titles agree"),
    ...say(evidence.title === "near", "Titles agree but for spelling"),
    ...say(evidence.title === "longer", "One title goes on where the other ends"),
    ...say(evidence.title === "similar", "Titles are similar"),
    ...say(shared.length === 0, "No identifier in common"),
    ...say(isOnePage && evidence.volume === "same", "Same volume and first page"),
    ...say(isOnePage && evidence.volume !== "same", "Same first page"),
    ...say(evidence.page === "overlap", "Pages overlap"),
    ...say(evidence.journal === "same", "Same journal"),
    ...say(evidence.names === "same", "Same authors"),
    ...say(evidence.abstract === "same", "Abstracts agree"),
    ...(relation ? [RELATIONS[relation]] : []),
    ...say(evidence.title === "unknown", "A title is missing"),
    ...say(evidence.title === "different", "Titles differ"),
    ...say(
      (evidence.title === "similar" || evidence.title === "longer") && titleWords.length > 0,
      `Only in one title: ${wordsShown(titleWords)}`,
    ),
    ...conflicting.map((scheme) => `Different ${nameOf(scheme)}`),
    ...say(isGeneric, "Many publications bear this title"),
    ...say(isPlaceDoubtful(evidence), "Different volume or first page"),
    ...say(evidence.issue === "different", "Different issue"),
    ...say(evidence.journal === "different", "Different journal"),
    ...say(yearGap > 0, `${yearGap > 2 ? "Years far apart" : "Different years"}: ${yearsOf(a, b)}`),
    ...say(evidence.names === "none", "No author in common"),
    ...say(evidence.names === "some", "Authors differ in part"),
    ...say(evidence.abstract === "different", "Abstracts differ"),
  ];
}

function isPlaceDoubtful({ volume, page }: Verdict["comparison"]["evidence"]): boolean {
  return volume === "different" || page === "different";
}

const MOST_WORDS = 8;

function wordsShown(words: readonly string[]): string {
  return words.slice(0, MOST_WORDS).join(", ") + (words.length > MOST_WORDS ? ", …" : "");
}

function sameIdentifier(identifier: string): string {
  const [scheme = "", ...value] = identifier.split(":");
  return `Same ${nameOf(scheme)} ${value.join(":")}`;
}

function nameOf(scheme: string): string {
  return SCHEME_NAMES[scheme] ?? scheme;
}

function yearsOf(a: PreparedRecord, b: PreparedRecord): string {
  return [a.record.year, b.record.year].sort().join(" and ");
}
