import { type FieldProblem, Refusal } from "@/lib/errors";
import { foldedTitle, titleWords } from "../../record/folded-title";
import { normaliseDoi, normalisePmid, pmidOfUrl } from "../../record/identifiers";
import { LONGEST_LINE, MOST_KEY_PAPERS, type ReadPaper } from "./schema";

/** The papers of a pasted list, one a line; refuses lines by which no record could be found. */
export function papersIn(text: string): ReadPaper[] {
  const problems: FieldProblem[] = [];
  const papers: ReadPaper[] = [];
  for (const [at, line] of text.split(/\r\n?|\n/).entries()) {
    const plain = line.replace(NUMBERING, "").trim();
    if (plain === "") continue;
    const paper = plain.length > LONGEST_LINE ? null : paperOf(plain);
    if (paper) papers.push(paper);
    else problems.push({ path: "text", message: `Line ${at + 1} is no DOI, no PubMed number and no title.` });
  }
  if (problems.length > 0) {
    const lines = problems.slice(0, 3).map(({ message }) => message);
    throw new Refusal("BAD_INPUT", "Some lines cannot be looked for. Nothing was changed.", [
      { path: "text", message: lines.join(" ") },
    ]);
  }
  return papers;
}

/** "1. ", "[1] ", "- ": the numbering of a list. A DOI begins with "10." and no blank. */
const NUMBERING = /^\s*(?:\[\d{1,3}\]\s*|\(\d{1,3}\)\s+|\d{1,3}[.)]\s+|[-*\u2022\u2013]\s+)/;

function paperOf(line: string): ReadPaper | null {
  const doi = normaliseDoi(line) ?? null;
  const pmid = normalisePmid(line) ?? pmidOfUrl(line) ?? /\bPMID\s*:?\s*0*([1-9]\d{0,8})\b/i.exec(line)?.[1];
  const title = titleIn(line);
  if (!doi && !pmid && !title) return null;
  return { text: line, title, doi, pmid: pmid ?? null };
}

/** Addresses and numbers are no part of a title. */
const NUMBERS = /https?:\/\/\S+|\b(?:doi\s*:?\s*)?10\.\d{4,9}\/\S+|\bPMC?ID\s*:?\s*(?:PMC)?\d+|\bPMC\d+/gi;

/** The title of a reference: its first sentence that says something and is no list of authors. */
function titleIn(line: string): string | null {
  const sentences = line.replace(NUMBERS, " ").split(/(?<=[.?!\u3002])\s+/);
  const title = sentences.find((sentence) => isTelling(sentence) && !isAuthors(sentence));
  return title?.replace(/[\s.,;:]+$/, "").trim() ?? null;
}

/** Three words, or as much of a script that is written without blanks. */
function isTelling(text: string): boolean {
  const words = titleWords(text).filter((word) => /\p{L}{2}/u.test(word));
  return words.length >= 3 || /[^\p{Script=Latin}\P{L}]{6}/u.test(text);
}

/** "Antos Z, Zukow X": every second or third word is initials. In a text of capitals nothing tells. */
function isAuthors(text: string): boolean {
  const words = text.match(/[\p{L}'\u2019-]+/gu) ?? [];
  const initials = words.filter((word) => /^\p{Lu}{1,3}$/u.test(word));
  return (/\p{Ll}/u.test(text) && initials.length * 3 >= words.length) || /\bet al\b/i.test(text);
}

/** Those that the review does not name yet, each once. */
export function newPapers(known: readonly ReadPaper[], papers: readonly ReadPaper[]): ReadPaper[] {
  const signs = new Set(known.flatMap(signsOf));
  const fresh: ReadPaper[] = [];
  for (const paper of papers) {
    const own = signsOf(paper);
    if (!own.some((sign) => signs.has(sign))) fresh.push(paper);
    for (const sign of own) signs.add(sign);
  }
  if (fresh.length === 0) {
    throw new Refusal("CONFLICT", "All of these are key papers already. Nothing was changed.");
  }
  if (known.length + fresh.length > MOST_KEY_PAPERS) {
    throw new Refusal(
      "BAD_INPUT",
      `A review names at most ${MOST_KEY_PAPERS} key papers. Import longer lists as a search.`,
      [{ path: "text", message: `This would make ${known.length + fresh.length}.` }],
    );
  }
  return fresh;
}

function signsOf({ doi, pmid, title }: ReadPaper): string[] {
  const numbers = [doi && `doi ${doi}`, pmid && `pmid ${pmid}`].filter((sign) => typeof sign === "string");
  return numbers.length > 0 || title === null ? numbers : [`title ${foldedTitle(title)}`];
}

/** Words by which records of a title are looked up; whether it is the same title is told by `isTitled`. */
export function lookedUpBy(title: string): string[] {
  const words = [...new Set(titleWords(title))];
  const plain = words.filter((word) => /^[a-z0-9]{3,}$/.test(word));
  return (plain.length > 0 ? plain : words).toSorted((a, b) => b.length - a.length).slice(0, 6);
}

/** A shorter title may stand in any reference by chance. */
const SHORTEST_WITHIN = 24;

/** Whether a record bears the title of a paper, or the reference that was pasted holds the record's. */
export function isTitled({ title, text }: ReadPaper, recordTitle: string): boolean {
  const folded = foldedTitle(recordTitle);
  if (folded === "" || title === null) return false;
  return (
    folded === foldedTitle(title) || (folded.length >= SHORTEST_WITHIN && foldedTitle(text).includes(folded))
  );
}
