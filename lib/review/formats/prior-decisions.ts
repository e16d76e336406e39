import type { Entry, PriorDecision } from "./format";
import { mayBeginBlank } from "./lines";
import { clean, cleanList } from "./printed";

/**
 * Adds what notes and keywords say about decisions made in another tool, whatever the format: Rayyan, Covidence and
 * ASReview write them there in CSV, RIS and EndNote alike. The notes keep their text.
 */
export function withDecisions(entry: Entry): Entry {
  const found: PriorDecision[] = [];
  addDecisions(entry.draft.notes, found);
  addDecisions(entry.draft.keywords, found);
  return found.length > 0 ? { ...entry, decisions: [...(entry.decisions ?? []), ...found] } : entry;
}

function addDecisions(texts: readonly string[], found: PriorDecision[]): void {
  for (const text of texts) if (mayDecide(text)) found.push(...decisionsIn(text));
}

/** Whether an entry may say anything of a decision. */
export function hasDecisions({ draft }: Entry): boolean {
  return hasSign(draft.notes) || hasSign(draft.keywords);
}

function hasSign(texts: readonly string[]): boolean {
  for (const text of texts) if (mayDecide(text) && decisionsIn(text).length > 0) return true;
  return false;
}

/** Most texts, above all keywords, are shorter than any decision, or have none of the words that each has. */
function mayDecide(text: string): boolean {
  return text.length >= SHORTEST && (text.startsWith(ASREVIEW) || hasColonAfterN(text));
}

/** As in `RAYYAN-INCLUSION:` and in `Exclusion reason:`. To look for words without regard to case takes long. */
function hasColonAfterN(text: string): boolean {
  for (let at = text.indexOf(":"); at >= 0; at = text.indexOf(":", at + 1)) {
    let last = at - 1;
    while (last > 0 && mayBeginBlank(text, last)) last -= 1;
    if ((text.charCodeAt(last) | 0x20) === 0x6e) return true;
  }
  return false;
}

const SHORTEST = "ASReview_relevant".length;

const ASREVIEW = "ASReview_";

/** What one note says was decided. */
export function decisionsIn(note: string): PriorDecision[] {
  if (note.includes("RAYYAN-")) return rayyanDecisions(note);
  if (note.startsWith(ASREVIEW)) return asreviewDecision(note);
  return hasReason(note) ? covidenceDecision(note) : [];
}

const REASON = "exclusion reason:";

/** Looked for by its colon, of which a note has few: to compare without regard to case at each sign takes long. */
function hasReason(note: string): boolean {
  for (let at = note.indexOf(":"); at >= 0; at = note.indexOf(":", at + 1)) {
    const isN = (note.charCodeAt(at - 1) | 0x20) === 0x6e;
    if (isN && note.slice(Math.max(0, at + 1 - REASON.length), at + 1).toLowerCase() === REASON) return true;
  }
  return false;
}

/** The verdict in a cell or label of another tool, or nothing when it is none. */
export function verdictOf(printed: string): PriorDecision["verdict"] | undefined {
  const word = printed.trim().toLowerCase();
  if (/^(?:1(?:\.0)?|y|yes|true|relevant|accept(?:ed)?|included?(?: (?:on|at|for|in) .*)?)$/.test(word))
    return "include";
  if (
    /^(?:0(?:\.0)?|n|no|false|irrelevant|not relevant|reject(?:ed)?|excluded?(?: (?:on|at|for|in) .*)?)$/.test(
      word,
    )
  )
    return "exclude";
  return /^(?:maybe|unsure|unclear|uncertain|undecided|\?)$/.test(word) ? "maybe" : undefined;
}

const SECTION = /\b(RAYYAN-INCLUSION|RAYYAN-LABELS|RAYYAN-EXCLUSION-REASONS|USER-NOTES)\s*:/g;
/** `"Ada"=>"Included"`; exports that went through a web page print the sign as `=&gt;`. */
const VOTE = /"((?:[^"\\]|\\.)*)"\s*(?:=\\?>|=&gt;|:)\s*"?([^",}\]]*)"?/g;

function rayyanDecisions(note: string): PriorDecision[] {
  const sections = sectionsOf(note.replaceAll('\\"', '"').replaceAll("&quot;", '"'));
  const inclusion = sections.get("RAYYAN-INCLUSION");
  if (!inclusion) return [];
  const labels = listOf(sections.get("RAYYAN-LABELS"));
  const why = listOf(sections.get("RAYYAN-EXCLUSION-REASONS"));
  const named = [...inclusion.matchAll(VOTE)].map(([, by, word]) => ({ by: clean(by), word: word ?? "" }));
  const votes = named.length > 0 ? named : [{ by: undefined, word: inclusion.replaceAll(/[{}"]/g, "") }];
  return votes.flatMap(({ by, word }): PriorDecision[] => {
    const verdict = verdictOf(word);
    if (!verdict) return [];
    const reasons = verdict === "exclude" ? [...why, ...labels] : labels;
    return [{ ...(by ? { by } : {}), stage: "title_abstract", verdict, reasons, blind: "unknown" }];
  });
}

function sectionsOf(note: string): Map<string, string> {
  const marks = [...note.matchAll(SECTION)];
  return new Map(
    marks.map((mark, index) => {
      const end = marks[index + 1]?.index ?? note.length;
      const text = note.slice(mark.index + mark[0].length, end).replace(/\s*\|\s*$/, "");
      return [mark[1] ?? "", text.trim()];
    }),
  );
}

/** Labels and reasons are parted by commas; older exports put them in braces with the names of who gave them. */
function listOf(section: string | undefined): string[] {
  const plain = (section ?? "").replaceAll(/"[^"]*"\s*=\\?>\s*/g, "").replaceAll(/[[\]{}"]/g, "");
  return cleanList(plain.split("|")[0]?.split(",") ?? []);
}

/** Covidence asks for a reason at full text only: `Exclusion reason: Wrong study design; `. */
function covidenceDecision(note: string): PriorDecision[] {
  const reasons = [...note.matchAll(/Exclusion reason:\s*([^;\n]+)/gi)].map((match) => match[1] ?? "");
  const found = cleanList(reasons);
  if (found.length === 0) return [];
  return [{ stage: "full_text", verdict: "exclude", reasons: found, blind: "unknown" }];
}

/** ASReview writes `ASReview_relevant` or `ASReview_irrelevant` into notes; `ASReview_prior` says nothing by itself. */
function asreviewDecision(note: string): PriorDecision[] {
  const verdict = /^ASReview_relevant\b/.test(note)
    ? "include"
    : /^ASReview_irrelevant\b/.test(note)
      ? "exclude"
      : undefined;
  return verdict ? [{ stage: "title_abstract", verdict, reasons: [], blind: "unknown" }] : [];
}
