import {
  findTrialNumbers,
  normaliseDoi,
  normalisePmcid,
  normalisePmid,
  pmidOfUrl,
} from "../../record/identifiers";
import type { Identifier } from "../../record/schema";
import { splitLine } from "../bibtex/pieces";
import type { Line } from "../format";
import { Span } from "../span";

/** How lists number or mark what they hold. */
export const NUMBERED = /^[\s\ufeff]*(?:\[\d{1,4}\]\.?|\(\d{1,4}\)|\d{1,4}[.)](?!\d)|[-•*·–](?=\s))\s*/;

export interface Found {
  doi?: string | undefined;
  pmid?: string | undefined;
  pmcid?: string | undefined;
  trials: Identifier[];
  count: number;
}

const LABELLED_PMID = /\b(?:PMID|PubMed(?:\s*ID)?)\s*:?\s*0*([1-9]\d{0,8})\b/i;

/** The identifiers that a reference names. */
export function identifiersIn(text: string): Found {
  const doi = normaliseDoi(text);
  const bare = /^\s*\d{5,9}\s*$/.test(text) ? normalisePmid(text) : undefined;
  const pmid = LABELLED_PMID.exec(text)?.[1] ?? pmidOfUrl(text) ?? bare;
  const pmcid = normalisePmcid(text);
  const trials = findTrialNumbers(text);
  const count = [doi, pmid, pmcid].filter((found) => found !== undefined).length + trials.length;
  return { doi, pmid, pmcid, trials, count };
}

const ONE_IDENTIFIER = new RegExp(
  [
    String.raw`(?:https?:\/\/\S*doi\.org\/|doi:?\s*)?10\.\d{4,9}\/\S+`,
    String.raw`https?:\/\/\S*(?:pubmed|pmc)\S*\/\S*\d+\/?`,
    String.raw`(?:PMID|PubMed(?: ID)?)\s*:?\s*\d{1,9}`,
    String.raw`(?:PMCID\s*:?\s*)?PMC\d+`,
    String.raw`NCT\s?\d{8}|ISRCTN\s?\d{6,8}|ACTRN\s?\d{14}|DRKS\s?\d{8}|ChiCTR[\w-]{8,22}|EUCTR\S+|UMIN\d{9}`,
    String.raw`CTRI\/\S+|IRCT\w+|jRCT\w+|PACTR\d+|20\d\d-\d{6}-\d{2}`,
    String.raw`\d{5,9}`,
  ].join("|"),
  "iy",
);

/** The identifiers of a line that holds nothing else, each with its own bytes; nothing for other lines. */
export function partsOf(line: Line): { span: Span; text: string }[] | undefined {
  const marks = identifiersOnly(line.text);
  if (!marks) return undefined;
  const kinds = new Set(marks.map(({ text }) => kindOf(text)));
  if (marks.length > 1 && kinds.size === 1) {
    const split = splitAt(
      line,
      marks.slice(1).map(({ at }) => at),
    );
    if (split) return split;
  }
  const span = new Span();
  span.add(line);
  return [{ span, text: marks.map(({ text }) => text).join(" ") }];
}

function identifiersOnly(line: string): { text: string; at: number }[] | undefined {
  const marks: { text: string; at: number }[] = [];
  let at = NUMBERED.exec(line)?.[0].length ?? 0;
  while (at < line.length) {
    at += /[\s,;|"'()\ufeff]*/y.exec(line.slice(at))?.[0].length ?? 0;
    if (at >= line.length) break;
    ONE_IDENTIFIER.lastIndex = at;
    const match = ONE_IDENTIFIER.exec(line);
    const text = match?.[0].replace(/[,;]+$/, "");
    if (!text || !/^(?:[\s,;|"').]|$)/.test(line.slice(at + text.length))) return undefined;
    marks.push({ text, at });
    at += text.length;
    at += /\.?(?=\s|$)/y.exec(line.slice(at))?.[0].length ?? 0;
  }
  return marks.length > 0 ? marks : undefined;
}

function kindOf(text: string): string {
  if (/10\.\d{4,9}\//.test(text)) return "doi";
  if (/^\d+$|^(?:PMID|PubMed)/i.test(text)) return "pmid";
  if (/PMC\d/i.test(text)) return "pmcid";
  return /pubmed/i.test(text) ? "pmid" : "trial";
}

function splitAt(line: Line, places: readonly number[]): { span: Span; text: string }[] | undefined {
  const parts: { span: Span; text: string }[] = [];
  let rest = line;
  let taken = 0;
  for (const place of [...places, line.text.length]) {
    const split = place === line.text.length ? [rest, undefined] : splitLine(rest, place - taken);
    const [part, more] = split ?? [];
    if (!part) return undefined;
    const span = new Span();
    span.add(part);
    parts.push({ span, text: part.text.replace(NUMBERED, "") });
    taken = place;
    if (more) rest = more;
  }
  return parts;
}

const NAME = String.raw`(?:(?:van|von|de|der|den|del|da|di|dos|la|le|el|al|ter|ten)\s)*\p{Lu}[\p{L}'’-]+(?:[\s-]\p{Lu}[\p{L}'’-]+)?`;
const INITIALS = String.raw`(?:\p{Lu}\.?[\s-]?){1,4}`;
export const FIRST_AUTHOR = new RegExp(
  String.raw`^["“]?${NAME},?\s+${INITIALS}(?:[,.;:&(]|\s+(?:and|&|et al)|\s|$)`,
  "u",
);
const YEAR = /(?<![\d-])(?:19|20)\d\d[a-z]?(?![\d-])/;
/** Where a year stands in references: in parentheses, or before a volume, a semicolon or the end. */
const YEAR_PLACE =
  /\((?:19|20)\d\d[a-z]?(?:,[^)]{1,20})?\)|[.,;]\s*(?:19|20)\d\d(?:\s+[A-Z][a-z]{2}(?:\s+\d{1,2})?)?\s*(?:;|[.,:]?\s*$|[,.]\s*(?:\d|doi|https?:|PMID|vol|pp?\.))/i;

/** Whether a line begins with the name and initials of an author. */
export function beginsReference(text: string): boolean {
  return FIRST_AUTHOR.test(text.trimStart());
}

/** Whether a text has what references have: a first author with initials, and a year where references print it. */
export function isReference(text: string): boolean {
  return (
    text.length > 30 &&
    text.length < 4000 &&
    beginsReference(text) &&
    YEAR.test(text) &&
    YEAR_PLACE.test(text)
  );
}
