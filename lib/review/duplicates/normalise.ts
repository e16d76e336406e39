/** What a title says of the kind of publication; a notice about an article is not the article. */
export type PublicationKind = "article" | "correction" | "retraction_notice" | "comment";

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
    "\\((?:provisional|structured) abstract\\)|" +
    // Cut off by an export, or where CINAHL says what it comments on: "... N Engl J Med. 2009 Jan 29;360(5):544-6".
    "\\[(?:published )?erratum (?:appears )?in\\b.*|\\.\\.\\. ?[A-Z][^;]* (?:19|20)\\d\\d\\b[^;]*;\\d.*|" +
    "\\((?:multiple letters|review|letter|brief communication)\\)|[:.] brief communication|" +
    "\\[(?:summary for patients|comment|reprint|corrected and republished|retraction|update) (?:in|of|from)\\b[^\\]]*\\]?)[.\\s]*$",
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

/** A title of such words alone names a column. */
const GENERIC_WORDS = new Set(
  `a an and abstract abstracts annual authors board book books by comment comments commentary conference congress
  correspondence editor editorial editors for foreword forum from guest in introduction introductory invited issue
  journal letter letters meeting message news note notes notice of on oral overview paper papers poster posters preface
  presentation presentations president presidents proceedings program programme publisher remark remarks reply report
  response review reviews s section session special statement summary supplement symposium the theme this to
  volume welcome workshop`.split(/\s+/),
);

/**
 * Normal forms of a title: without case, diacritics, punctuation, markup, spacing or a "Retracted:" in front.
 * A translation in front, as in "[Ketamine for depression] Kétamine contre la dépression", adds both halves.
 */
export function titleForms(title: string): string[] {
  const plain = withoutAppended(title.replace(RETRACTED_STATUS, "").replace(RETRACTED_SUFFIX, ""));
  const bracketed = /^\s*\[([^[\]]+)\]\.?\s+(\S.*)$/s.exec(plain);
  const halves = [bracketed?.[1], bracketed?.[2]].filter((half) => half !== undefined);
  const isTranslated = halves.length === 2 && halves.every((half) => wordsOf(half).length >= 3);
  const forms = [plain, ...(isTranslated ? halves : [])].map((text) => joined(titleWordsOf(text)));
  return [...new Set(forms)].filter((form) => form !== "");
}

/** A title without what databases append to it. */
export function withoutAppended(title: string): string {
  const shorter = title.replace(APPENDED, "");
  return shorter === title || shorter === "" ? title : withoutAppended(shorter);
}

/** Quotation marks and dashes of UTF-8, read as Windows-1252: `â€œ`. */
const MISREAD = /â€[^\p{L}\p{N}\s]|â€œ|â€(?=\s|$)/gu;

/** Latin letters without accents, and no sign that is more than a boundary between words. */
const PLAIN = /^[\w\s.,;:()[\]{}/?!"*#%=@~|\\^$-]*$/;

/** The words of a text in normal form; scripts other than Latin keep their letters. */
export function wordsOf(text: string): string[] {
  // Most text needs nothing but this.
  if (PLAIN.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const folded = decodeEntities(text)
    .replace(MISREAD, " ")
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

const NUMERALS = new Map(
  "zero one two three four five six seven eight nine ten".split(" ").map((word, at) => [word, String(at)]),
);

/** `Two dogs` and `2 dogs` are one title. */
export function titleWordsOf(title: string): string[] {
  return wordsOf(title).map((word) => NUMERALS.get(word) ?? word);
}

/** Whether a title holds nothing but such words, as "Editor's comments" or "Introduction to the special issue". */
export function isColumn(words: readonly string[]): boolean {
  return words.length > 0 && words.every((word) => GENERIC_WORDS.has(word) || /^\d+$/.test(word));
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
  // As Embase names what is corrected: "(Journal (2009) 360 (542-544))".
  if (CORRECTED.test(title)) return "correction";
  if (/^(?:re|reply|response to|comments? on|commentary on|authors? reply|in reply|letter)\b/.test(text)) {
    return "comment";
  }
  return / (?:authors? reply|reply|comment)$/.test(text) ? "comment" : "article";
}

const CORRECTED = /\s*\([^()]*(?:\([^()]*\)[^()]*)?\(?(?:19|20)\d\d\)?[^()]*\([^()]*\)[^()]*\)\s*$/;
const NOTICE_BEFORE =
  /^\W*(?:(?:publisher|author)s?'?s?\s+)?(?:erratum|errata|corrigend(?:um|a)|correction|addendum|retraction(?:\s+(?:notice|note))?|notice of retraction)s?(?:\s+(?:to|for|in|of))?\W+/i;
const NOTICE_AFTER =
  /\s*[([]?\s*(?:retraction of\s+)?vol\.? \w+,? (?:pg|p|pp|page)\.? \w.*$|\s*\((?:the |new )?[A-Z][^()]*\([^()]*$/i;

/** The title that a notice is about. */
export function titleUnderNotice(title: string): string {
  return title.replace(NOTICE_BEFORE, "").replace(CORRECTED, "").replace(NOTICE_AFTER, "");
}

/** The first page; nothing when a spreadsheet has made a date of the pages (`08-Aug`), or an export cut it (`Suppl-29`). */
export function firstPageOf(pages: string): string | null {
  if (/\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b/i.test(pages)) return null;
  const plain = pages.replace(/\bpp?\.?(?=\s*\d)/gi, "");
  if (/^\s*(?:suppl?|[a-z])\s*-/.test(plain) || /^\s*suppl?\W/i.test(plain)) return null;
  const page = /[a-z]{0,3}[-. ]?\d+/.exec(plain.toLowerCase())?.[0].replace(/[-. ]/, "");
  return page?.replace(/^([a-z]*)0+(?=\d)/, "$1") ?? null;
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
