/** What a file's name is compared with. */
export interface Candidate {
  id: string;
  title: string;
  byline: string;
  year: number | null;
  doi: string | null;
  pmid: string | null;
}

export interface Match {
  id: string;
  score: number;
}

const SURE = 0.5;

/** The likeliest reports for a file's name, the best first. */
export function likeliest(fileName: string, candidates: readonly Candidate[], count = 10): Match[] {
  return candidates
    .map((candidate) => ({ id: candidate.id, score: likeness(fileName, candidate) }))
    .sort((one, other) => other.score - one.score)
    .slice(0, count);
}

/** Whether a match is offered as chosen: it is likely, and clearly likelier than the next. */
export function isSure([best, next]: readonly Match[]): boolean {
  return best !== undefined && best.score >= SURE && best.score > (next?.score ?? 0);
}

/**
 * How likely a file is this report, 0 to 1: an identifier in the name settles it; otherwise the share of the title's
 * words that the name holds, or the first author with the year.
 */
export function likeness(fileName: string, { title, byline, year, doi, pmid }: Candidate): number {
  const name = fileName.toLowerCase().replace(/\.pdf$/, "");
  if (doi && letters(name).includes(letters(doi))) return 1;
  const parts = wordsOf(name);
  if (pmid && parts.has(pmid)) return 1;
  const wanted = [...wordsOf(title)].filter((word) => word.length > 3);
  const found = wanted.filter((word) => parts.has(word)).length;
  const byTitle = wanted.length === 0 ? 0 : found / wanted.length;
  const [author] = wordsOf(byline);
  const hasAuthor = author !== undefined && parts.has(author);
  const hasYear = year !== null && parts.has(String(year));
  const byAuthor = (hasAuthor ? 0.4 : 0) + (hasAuthor && hasYear ? 0.3 : 0);
  return Math.min(0.99, byTitle * 0.9 + byAuthor);
}

function wordsOf(text: string): Set<string> {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return new Set(plain.match(/[\p{L}\p{N}]+/gu) ?? []);
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
