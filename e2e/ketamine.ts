import type { Verdict } from "./pages/screening";

/** The eleven records of samples/library-page.txt by the beginning of their titles. */
export const TITLES = {
  R01: "Beyond NMDA Receptors",
  R21: "The Possible Application of Ketamine",
  R22: "Metabolomic biomarkers",
  R23: "Suicide Has Many Faces",
  R24: "Number needed to treat",
  R25: "Targeting of NMDA Receptors",
  R26: "Ketamine monotherapy",
  R27: "Is (R)-ketamine",
  R28: "The Mechanisms Behind Rapid",
  R29: "Curcumin in Depression",
  R30: "Antidepressant effects of ketamine",
} as const;
export type RecordName = keyof typeof TITLES;

const LETTERS: Record<string, Verdict> = { I: "Include", M: "Maybe", E: "Exclude" };
const TITLE_VOTES = { a: "IMIIEIEIIEI", b: "IEIEMIEIIEI" };

/** What a reviewer says on titles and abstracts. */
export function titleVotes(who: "a" | "b"): Map<string, { verdict: Verdict }> {
  return new Map(
    Object.values(TITLES).map((title, at) => [
      title,
      { verdict: LETTERS[TITLE_VOTES[who][at] ?? ""] ?? "Include" },
    ]),
  );
}

const FULL_TEXT: Record<"a" | "b", Partial<Record<RecordName, string>>> = {
  a: { R01: "", R21: "Wrong population", R22: "", R23: "Wrong outcome", R27: "", R28: "", R30: "" },
  b: {
    R01: "",
    R21: "Wrong population",
    R22: "No mechanism addressed",
    R23: "No mechanism addressed",
    R27: "",
    R28: "",
    R30: "",
  },
};

/** What a reviewer says on full texts: include, or the reason of an exclusion. */
export function fullTextVotes(who: "a" | "b"): Map<string, { verdict: Verdict; reason?: string }> {
  return new Map(
    Object.entries(FULL_TEXT[who]).map(([name, reason]) => [
      TITLES[name as RecordName],
      reason ? { verdict: "Exclude", reason } : { verdict: "Include" },
    ]),
  );
}
