import type { ComparedRecord } from "./schema";

/** What a title says of the kind of publication; a notice about an article is not the article. */
export type PublicationKind = "article" | "correction" | "retraction_notice" | "comment";

/** A record with everything that comparing needs, worked out once. */
export interface PreparedRecord {
  record: ComparedRecord;
  /** Normal forms of its titles; none when it has no title. */
  titles: readonly string[];
  isGeneric: boolean;
  kind: PublicationKind;
  /** `scheme:value` of everything that names one publication. */
  identifiers: readonly string[];
  firstPage: string | null;
  volume: string | null;
}

/** Schemes that name one publication. A trial number, ISSN or ISBN is shared by many. */
const NAMING_SCHEMES: ReadonlySet<string> = new Set(["arxiv", "wos", "scopus", "embase", "openalex", "lens"]);

const MARKUP =
  /<\/?(?:i|b|u|em|strong|su[bp]|sc|inf|tt|small|span|p|br|italic|bold|title|jats:[\w-]+|mml:[\w-]+)(?:\s[^<>]*)?\/?>/gi;

const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "-",
  mdash: "-",
  lsquo: "'",
  rsquo: "'",
  ldquo: '"',
  rdquo: '"',
  hellip: "...",
  szlig: "ß",
  aelig: "æ",
  oslash: "ø",
};

const GREEK: Record<string, string> = {
  α: "alpha",
  β: "beta",
  γ: "gamma",
  δ: "delta",
  ε: "epsilon",
  ζ: "zeta",
  η: "eta",
  θ: "theta",
  ι: "iota",
  κ: "kappa",
  λ: "lambda",
  μ: "mu",
  ν: "nu",
  ξ: "xi",
  ο: "omicron",
  π: "pi",
  ρ: "rho",
  σ: "sigma",
  ς: "sigma",
  τ: "tau",
  υ: "upsilon",
  φ: "phi",
  χ: "chi",
  ψ: "psi",
  ω: "omega",
};
const GREEK_NAMES = new Set(Object.values(GREEK));

/** Letters that Unicode does not take apart, and signs that tell titles apart. */
const SPELT: Record<string, string> = {
  æ: "ae",
  œ: "oe",
  ø: "o",
  ß: "ss",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  "&": " and ",
  "+": " plus ",
};

const RETRACTED_STATUS = /^\s*\[?\s*retracted(?:\s+(?:article|paper))?\s*(?:\]\s*[:.]?|[:.])\s*/i;
const RETRACTED_SUFFIX = /\s*\(retracted article\b[^()]*\)\s*$/i;

/** What databases append: "[Review] [45 refs]", "[German]", "[Erratum appears in ...]", "[1]". */
const APPENDED = new RegExp(
  `[.\\s]*(?:\\[(?:review|\\d{1,3}(?: refs?)?|(?:published )?erratum (?:appears )?in\\b[^\\]]*|corrected|(?:see )?comments?|` +
    "(?:article )?(?:in )?(?:afrikaans|arabic|bulgarian|chinese|croatian|czech|danish|dutch|english|finnish|french|german|" +
    "greek|hebrew|hungarian|icelandic|italian|japanese|korean|lithuanian|norwegian|persian|polish|portuguese|" +
    `romanian|russian|serbian|slovak|slovene|slovenian|spanish|swedish|thai|turkish|ukrainian))\\]|` +
    "\\((?:provisional|structured) abstract\\))[.\\s]*$",
  "i",
);

const GENERIC_TITLES = new Set(
  `abstracts|acknowledgements|announcement|announcements|author index|author reply|authors reply|
  book review|book reviews|case report|comment|commentary|comments|conclusion|conclusions|contents|
  correction|correction to|correspondence|corrigendum|discussion|editor s note|editorial|editorial board|
  editorial comment|editors note|erratum|errata|foreword|from the editor|from the editors|guest editorial|
  highlights|in memoriam|in reply|in response|in this issue|index|introduction|invited commentary|
  issue information|keynote address|letter|letter to editor|letter to the editor|letters|letters to the editor|
  meeting abstracts|news|news and views|no title|oral presentations|perspective|poster abstracts|
  poster presentations|preface|proceedings|publisher correction|research highlights|reply|
  reply to the letter to the editor|response|response to letter to the editor|retraction|reviewers|
  subject index|summary|table of contents|the authors reply|title not available|untitled`
    .split("|")
    .map((title) => title.trim().replaceAll(" ", "")),
);
const SHORTEST_TELLING_TITLE = 12;

/** Works out what comparing needs. */
export function prepare(record: ComparedRecord): PreparedRecord {
  const titles = [record.title, ...(record.otherTitles ?? [])].flatMap((title) => titleForms(title ?? ""));
  return {
    record,
    titles: [...new Set(titles)],
    isGeneric: titles.some(isGenericTitle),
    kind: kindOf(withoutAppended(record.title ?? "")),
    identifiers: identifiersOf(record),
    firstPage: firstPageOf(record.pages ?? ""),
    volume: /\d+/.exec(record.volume ?? "")?.[0] ?? record.volume ?? null,
  };
}

/**
 * Normal forms of a title: without case, diacritics, punctuation, markup, spacing or a "Retracted:" in front.
 * A translation in front, as in "[Ketamine for depression] Kétamine contre la dépression", adds both halves.
 */
export function titleForms(title: string): string[] {
  const plain = withoutAppended(title.replace(RETRACTED_STATUS, "").replace(RETRACTED_SUFFIX, ""));
  const bracketed = /^\s*\[([^[\]]+)\]\.?\s+(\S.*)$/s.exec(plain);
  const halves = [bracketed?.[1], bracketed?.[2]].filter((half) => half !== undefined);
  const isTranslated = halves.length === 2 && halves.every((half) => wordsOf(half).length >= 3);
  const forms = [plain, ...(isTranslated ? halves : [])].map((text) => joined(wordsOf(text)));
  return [...new Set(forms)].filter((form) => form !== "");
}

function withoutAppended(title: string): string {
  const shorter = title.replace(APPENDED, "");
  return shorter === title || shorter === "" ? title : withoutAppended(shorter);
}

/** The words of a text in normal form; scripts other than Latin keep their letters. */
export function wordsOf(text: string): string[] {
  const folded = decodeEntities(text)
    .replace(MARKUP, "")
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .replace(/([<>])\s*or\s*=/g, "$1=")
    .replace(/[α-ω]/g, (letter) => ` ${GREEK[letter] ?? letter} `)
    .replace(/[æœøßłđðþı&+]/g, (letter) => SPELT[letter] ?? letter)
    .replace(/(?<=\p{L})['’ʼ`](?=\p{L})/gu, "");
  return folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** Whether a title says so little that two different publications may bear it. */
export function isGenericTitle(form: string): boolean {
  return GENERIC_TITLES.has(form) || (form.length < SHORTEST_TELLING_TITLE && /^[a-z0-9 ]*$/.test(form));
}

/** What kind of publication a title announces. */
export function kindOf(title: string): PublicationKind {
  const text = wordsOf(title).join(" ");
  if (/^(?:statement of |notice of )?(?:retraction|withdrawal)\b|\bretraction (?:of )?vol \w+ /.test(text)) {
    return "retraction_notice";
  }
  if (
    /^(?:(?:publishers?|authors?) )?(?:erratum|errata|corrigend(?:um|a)|correction|addendum)\b/.test(text)
  ) {
    return "correction";
  }
  if (/ vol \w+ (?:pg|p|page|pp) \w+(?: \w+)? \d{4}$| (?:erratum|corrigendum)$/.test(text))
    return "correction";
  if (/^(?:re|reply|response to|comments? on|commentary on|authors? reply|in reply|letter)\b/.test(text)) {
    return "comment";
  }
  return / (?:authors? reply|reply|comment)$/.test(text) ? "comment" : "article";
}

/** The first page; nothing when a spreadsheet has made a date of the pages (`08-Aug`). */
export function firstPageOf(pages: string): string | null {
  if (/\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b/i.test(pages)) return null;
  const page = /[a-z]{0,3}\d+/.exec(pages.toLowerCase().replace(/\bpp?\.?(?=\s*\d)/g, ""))?.[0];
  return page?.replace(/^([a-z]*)0+(?=\d)/, "$1") ?? null;
}

function identifiersOf({ doi, pmid, pmcid, identifiers }: ComparedRecord): string[] {
  const own = Object.entries({ doi, pmid, pmcid }).flatMap(([scheme, value]) =>
    value ? [`${scheme}:${value}`] : [],
  );
  const others = identifiers
    .filter(({ scheme }) => NAMING_SCHEMES.has(scheme))
    .map(({ scheme, value }) => `${scheme}:${value}`);
  return [...new Set([...own, ...others])];
}

function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi,
    (whole, decimal, hex, name: string | undefined) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
      if (code !== undefined) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      const lower = (name ?? "").toLowerCase();
      if (GREEK_NAMES.has(lower)) return ` ${lower} `;
      const accented = /^([a-z])(?:acute|grave|uml|circ|tilde|cedil|ring|caron)$/.exec(lower)?.[1];
      return accented ?? ENTITIES[lower] ?? whole;
    },
  );
}

/** Spaces are dropped, as databases differ in hyphens; between digits they stay, as "1 2" is not "12". */
function joined(words: readonly string[]): string {
  return words.join(" ").replace(/(?<!\p{N}) | (?!\p{N})/gu, "");
}
