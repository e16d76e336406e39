import type { Identifier, IdentifierScheme } from "./schema";

const HTML_ENTITIES: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };
const FORMAT_SIGN = /\p{Cf}/u;
/** A DOI that stands alone, or in its address, and has nothing to be taken off. */
const PLAIN_DOI = /^(?:https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\/[\w.:;()/-]*\w$/;
const BRACKETS: Record<string, string> = { ")": "(", "]": "[", ">": "<", "}": "{" };

/** The normal form of a DOI (bare, lower case), or nothing when the text holds none. */
export function normaliseDoi(text: string): string | undefined {
  if (PLAIN_DOI.test(text)) return text.slice(text.indexOf("10.")).toLowerCase();
  if (!text.includes("10.") && !text.includes("%") && !FORMAT_SIGN.test(text)) return undefined;
  const plain = decodePercent(FORMAT_SIGN.test(text) ? text.replace(/\p{Cf}/gu, "") : text).replace(
    /&(?:lt|gt|amp);/gi,
    (entity) => HTML_ENTITIES[entity.toLowerCase()] ?? entity,
  );
  const match = /(?<![\d.])10\.\d{4,9}(?:\.\d+)*\/[^\s"]+/.exec(plain);
  if (!match) return undefined;
  const isAddress = /https?:\/\/\S*$/i.test(plain.slice(0, match.index));
  const name = isAddress ? match[0].replace(/[?#&].*$/, "") : match[0];
  const doi = withoutTrailingPunctuation(name).toLowerCase();
  return /^10\.[\d.]+\/./.test(doi) ? doi : undefined;
}

/** The normal form of a PubMed number: digits without leading zeros. */
export function normalisePmid(text: string): string | undefined {
  const match = /^\s*(?:pmid\s*:?\s*|(?:medline|pubmed)\s*:\s*)?0*([1-9]\d{0,8})\s*(?:\[pmid\])?\s*$/i.exec(
    text,
  );
  return match?.[1] ?? pmidOfUrl(text);
}

/** The normal form of a PubMed Central number: `PMC` and digits, without a version. */
export function normalisePmcid(text: string): string | undefined {
  const digits = /\bPMC\s?0*([1-9]\d{0,9})(?:\.\d+)?\b/i.exec(text)?.[1];
  return digits && `PMC${digits}`;
}

/** The normal form of an arXiv number, without a version: from its address, its DOI or as printed after "arXiv:". */
export function normaliseArxiv(text: string): string | undefined {
  const match =
    /(?:arxiv\.org\/(?:abs|pdf)\/|10\.48550\/arxiv\.|\barxiv\s*:\s*)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?(?!\d)/i.exec(
      text,
    );
  return match?.[1]?.toLowerCase();
}

/** The PubMed number in the address of a PubMed page. */
export function pmidOfUrl(url: string): string | undefined {
  return /(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/(?:m\/)?pubmed)\/(?:\?term=)?0*([1-9]\d{0,8})\b/i.exec(
    url,
  )?.[1];
}

interface TrialPattern {
  scheme: IdentifierScheme;
  pattern: RegExp;
  form: (match: RegExpMatchArray) => string;
}

const whole = (match: RegExpMatchArray) => match[0].toUpperCase().replace(/\s+/g, "");

/** Registers of the WHO network and how their numbers look. */
const TRIALS: readonly TrialPattern[] = [
  { scheme: "nct", pattern: /(?<![a-z])NCT\s?-?(\d{8})(?!\d)/gi, form: (match) => `NCT${match[1]}` },
  { scheme: "isrctn", pattern: /(?<![a-z])ISRCTN\s?(\d{6,8})(?!\d)/gi, form: whole },
  { scheme: "ctis", pattern: /(?<!\d)20(?:2[2-9]|[3-9]\d)-5\d{5}-\d{2}-\d{2}(?!\d)/g, form: whole },
  { scheme: "eudract", pattern: /(?<!\d)20[0-2]\d-\d{6}-\d{2}(?![\d-])/g, form: whole },
  { scheme: "actrn", pattern: /(?<![a-z])ACTRN\s?(\d{14})(?!\d)/gi, form: whole },
  { scheme: "chictr", pattern: /(?<![a-z])ChiCTR-?(?:[A-Z]{2,5}-)?\d{8,10}(?!\d)/gi, form: whole },
  { scheme: "ctri", pattern: /(?<![a-z])CTRI\/\d{4}\/\d{2,3}\/\d{6}(?!\d)/gi, form: whole },
  { scheme: "drks", pattern: /(?<![a-z])DRKS\s?\d{8}(?!\d)/gi, form: whole },
  { scheme: "irct", pattern: /(?<![a-z])IRCT\s?\d{10,20}N\d+/gi, form: whole },
  { scheme: "jrct", pattern: /(?<![a-z])jRCTs?\d{9,10}(?!\d)/gi, form: whole },
  { scheme: "pactr", pattern: /(?<![a-z])PACTR\s?\d{15,16}(?!\d)/gi, form: whole },
  { scheme: "umin", pattern: /(?<![a-z])UMIN\s?\d{9}(?!\d)/gi, form: whole },
];

/** How one of these numbers begins: most texts have nothing like it. */
const ANY_TRIAL =
  /(?:NCT\s?-?|ISRCTN\s?|ACTRN\s?|ChiCTR-?(?:[A-Z]{2,5}-)?|CTRI\/|DRKS\s?|[IJ]RCTs?\s?|PACTR\s?|UMIN\s?)\d|20\d\d-\d{6}-\d\d/i;

/** What each of them has in it, of which an address has mostly nothing: looked for in a fraction of the time. */
const MAY_BE_TRIAL = /CT|UMIN|DRKS|20\d\d-\d{6}/i;

/** As long as `NCT01234567`. */
const SHORTEST_TRIAL = 11;

/** Every trial registration number in a text, in normal form, each once. */
export function findTrialNumbers(text: string): Identifier[] {
  if (text.length < SHORTEST_TRIAL || !MAY_BE_TRIAL.test(text) || !ANY_TRIAL.test(text)) return [];
  const found = TRIALS.flatMap(({ scheme, pattern, form }) =>
    [...text.matchAll(pattern)].map((match): Identifier => ({ scheme, value: form(match) })),
  );
  return uniqueIdentifiers(found);
}

const PLAIN_ISSN = /^\d{4}-\d{3}[\dX]$/;

/** The normal form of an ISSN, `1234-567X`, when its check digit is right. */
export function normaliseIssn(text: string): string | undefined {
  if (PLAIN_ISSN.test(text))
    return checkSum(text.slice(0, 4) + text.slice(5), 8) % 11 === 0 ? text : undefined;
  const match = /(?<![\dxX-])(\d{4})[-\u2010-\u2013 ]?(\d{3}[\dxX])(?![\dxX-])/.exec(text);
  if (!match) return undefined;
  const compact = `${match[1]}${match[2]}`.toUpperCase();
  return checkSum(compact, 8) % 11 === 0 ? `${compact.slice(0, 4)}-${compact.slice(4)}` : undefined;
}

/** The normal form of an ISBN, thirteen digits, when its check digit is right. */
export function normaliseIsbn(text: string): string | undefined {
  const match = /(?<!\d)(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dxX](?!\d)/.exec(text);
  if (!match) return undefined;
  const compact = match[0].replace(/[- ]/g, "").toUpperCase();
  if (compact.length === 13) return isbnCheckDigit(compact) === compact[12] ? compact : undefined;
  if (checkSum(compact, 10) % 11 !== 0) return undefined;
  const body = `978${compact.slice(0, 9)}`;
  return body + isbnCheckDigit(body);
}

const CNKI: readonly RegExp[] = [
  /^\s*CNKI:(?!SUN:)([\w.-]{6,60})\s*$/i,
  /cnki\.(?:net|com\.cn)\/.*[?&]filename=([\w.-]{6,60})/i,
  /cnki\.com\.cn\/Article\/[A-Z]+-([\w.-]+?)\.html?/i,
  /cnki\.net\/kcms\/(?:detail|doi)\/(\d\d\.\d{4}\.[\w.-]+?)\.html?/i,
];

/**
 * The normal form of a CNKI number: the name of its file in upper case, as `ZGNK201903012`. CNKI's own kind of DOI
 * (`CNKI:SUN:ZGNK.0.2019-03-012`) is the same name in parts.
 */
export function normaliseCnki(text: string): string | undefined {
  if (!/cnki/i.test(text)) return undefined;
  const parts = /CNKI:SUN:([A-Z]{4})\.\d\.(\d{4})-(\w{2})-(\w{3,4})\b/i.exec(text);
  if (parts) return parts.slice(1).join("").toUpperCase();
  return CNKI.map((pattern) => pattern.exec(text)?.[1]?.toUpperCase()).find(Boolean);
}

/** The normal form of a Wanfang number: the last part of its page's address, in lower case. */
export function normaliseWanfang(text: string): string | undefined {
  const match =
    /^\s*WANFANG:([\w.-]{6,40})\s*$/i.exec(text) ??
    /wanfangdata\.com(?:\.cn)?\/(?:periodical|thesis|conference)[/_]([\w-]{6,40})/i.exec(text);
  return match?.[1]?.toLowerCase();
}

/** Among so many, looking for one takes less than sorting all. */
const FEW = 20;

/** The same identifiers, each once, in the order of first sight. */
export function uniqueIdentifiers(identifiers: readonly Identifier[]): Identifier[] {
  if (identifiers.length > FEW)
    return [...new Map(identifiers.map((each) => [`${each.scheme} ${each.value}`, each])).values()];
  const found: Identifier[] = [];
  for (const each of identifiers) if (!isAmong(found, each)) found.push(each);
  return found;
}

function isAmong(found: readonly Identifier[], { scheme, value }: Identifier): boolean {
  for (const each of found) if (each.scheme === scheme && each.value === value) return true;
  return false;
}

function decodePercent(text: string): string {
  if (!/%[0-9a-f]{2}/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function withoutTrailingPunctuation(name: string): string {
  let end = name.length;
  while (end > 0) {
    const last = name[end - 1] ?? "";
    const opening = BRACKETS[last];
    const strip = opening ? count(name, last, end) > count(name, opening, end) : /[.,;:'’”*|\\/]/.test(last);
    if (!strip) break;
    end -= 1;
  }
  return name.slice(0, end);
}

function count(text: string, char: string, end: number): number {
  let total = 0;
  for (let index = 0; index < end; index += 1) if (text[index] === char) total += 1;
  return total;
}

const [ZERO, LETTER_X] = [48, 88];

function checkSum(digits: string, weight: number): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const code = digits.charCodeAt(index);
    const digit = code === LETTER_X ? 10 : code - ZERO;
    sum += digit * (weight - index);
  }
  return sum;
}

function isbnCheckDigit(digits: string): string {
  const sum = [...digits.slice(0, 12)].reduce(
    (total, char, index) => total + Number(char) * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return String((10 - (sum % 10)) % 10);
}
