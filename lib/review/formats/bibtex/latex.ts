import { latex2unicode } from "unicode2latex";
import { withoutMarkup } from "../plain-text";

/** The text that LaTeX source stands for: accents and symbols as characters, without braces and styles. */
export function textOfLatex(source: string): string {
  if (!/[\\{}$~&<]|--|``|''/.test(source)) return source;
  return withoutMarkup(new Latex(source).read().normalize("NFC"));
}

/** Commands that stand for a style from there on, or for nothing that is printed. */
const SILENT =
  /^(?:it|em|bf|sc|tt|rm|sl|sf|(?:it|sl|sc|up)shape|(?:bf|md)series|(?:rm|sf|tt)family|small|large|tiny|left|right|displaystyle|protect|relax|noopsort|makeatletter|makeatother|limits|nolimits)$/;
/** Commands that the table of symbols does not know. */
const OWN: Record<string, string> = {
  "\\\\": "\n",
  "\\ ": " ",
  "\\,": " ",
  "\\:": " ",
  "\\;": " ",
  "\\!": "",
  "\\-": "",
  "\\/": "",
  "\\b": "\u0331",
  "\\t": "\u0361",
  "\\quad": " ",
  "\\qquad": " ",
  "\\par": "\n\n",
  "\\newline": "\n",
  "\\degree": "°",
  "\\slash": "/",
  "\\textquotesingle": "'",
};
const MAX_DEPTH = 100;
const SPECIAL = /[\\{}$~]|-{2,3}|``|''/g;

class Latex {
  private at = 0;
  private inMath = false;
  private depth = 0;

  constructor(private readonly source: string) {}

  /** Reads up to the end of the source, or of the group that is open. */
  read(inGroup = false): string {
    let text = "";
    const special = this.inMath ? /[\\{}$~_^]/g : SPECIAL;
    while (this.at < this.source.length) {
      special.lastIndex = this.at;
      const found = special.exec(this.source);
      if (!found) break;
      text += this.source.slice(this.at, found.index);
      this.at = found.index + found[0].length;
      if (found[0] === "}" && inGroup) return text;
      if (found[0] === "$" && this.inMath) return text;
      text = this.add(text, found[0]);
    }
    const rest = this.source.slice(this.at);
    this.at = this.source.length;
    return text + rest;
  }

  private add(text: string, sign: string): string {
    if (sign === "\\") return text + this.command();
    if (sign === "{") return text + this.group();
    if (sign === "$") return text + this.math();
    if (sign === "~") return `${text} `;
    if (sign === "^" && /^(?:\{\s*)?\\circ(?![A-Za-z])/.test(this.source.slice(this.at, this.at + 12))) {
      this.argument();
      return `${text}°`;
    }
    return text + (SIGNS[sign] ?? "");
  }

  /** A formula, or the sign of a currency. */
  private math(): string {
    const end = closingDollar(this.source, this.at);
    const inside = this.source.slice(this.at, end);
    if (end === -1 || !(/[\\^_{}=<>+*|]/.test(inside) || /^\s*\S{0,2}\s*$/.test(inside))) return "$";
    this.inMath = true;
    const text = this.read();
    this.inMath = false;
    return text;
  }

  private command(): string {
    const name = /^(?:[A-Za-z]+|[\s\S])?/.exec(this.source.slice(this.at, this.at + 40))?.[0] ?? "";
    this.at += name.length;
    const isWord = /^[A-Za-z]/.test(name);
    if (isWord) this.skip(/[ \t\n\r]*/y);
    if (isWord && SILENT.test(name)) return "";
    const symbol = symbolOf(`\\${/^\s$/.test(name) ? " " : name}`);
    if (symbol !== undefined && /^\p{M}$/u.test(symbol)) return accented(this.argument(), symbol);
    if (symbol !== undefined) {
      if (isWord && this.source.startsWith("{}", this.at)) this.at += 2;
      return symbol;
    }
    return this.unknown(name);
  }

  /** Of a command that means nothing here, what it is applied to stays. */
  private unknown(name: string): string {
    if (name === "verb") return this.verbatim();
    if (name === "(" || name === ")" || name === "[" || name === "]") return "";
    if (!/^[A-Za-z]/.test(name)) return name;
    this.skip(/\*?(?:\[[^\]]*\])?/y);
    if (this.source[this.at] !== "{") return `\\${name} `;
    const first = this.argument();
    if (name === "frac") return `${first}/${this.argument()}`;
    if (name === "sqrt") return `√${first}`;
    return name === "href" && this.source[this.at] === "{" ? this.argument() : first;
  }

  private verbatim(): string {
    const end = this.source.indexOf(this.source[this.at] ?? "", this.at + 1);
    if (end === -1) return "";
    const text = this.source.slice(this.at + 1, end);
    this.at = end + 1;
    return text;
  }

  /** What a command is applied to: a group, another command or one character. */
  private argument(): string {
    this.skip(/\s*/y);
    const next = this.source[this.at];
    this.at += 1;
    if (next === "{") return this.group();
    if (next !== "\\" || this.depth > MAX_DEPTH) return next ?? "";
    this.depth += 1;
    const text = this.command();
    this.depth -= 1;
    return text;
  }

  /** What stands in braces; deeper than anybody nests them, they are passed over. */
  private group(): string {
    if (this.depth > MAX_DEPTH) return "";
    this.depth += 1;
    const text = this.read(true);
    this.depth -= 1;
    return text;
  }

  private skip(pattern: RegExp): void {
    pattern.lastIndex = this.at;
    this.at += pattern.exec(this.source)?.[0].length ?? 0;
  }
}

const SIGNS: Record<string, string> = { "--": "–", "---": "—", "``": "“", "''": "”" };

function closingDollar(source: string, from: number): number {
  for (let at = source.indexOf("$", from); at !== -1; at = source.indexOf("$", at + 1)) {
    if (source[at - 1] !== "\\") return at;
  }
  return -1;
}

/** The character of a command; letters of formulas become plain ones. */
function symbolOf(command: string): string | undefined {
  const own = OWN[command];
  if (own !== undefined) return own;
  if (!Object.hasOwn(latex2unicode, command)) return undefined;
  const entry: unknown = (latex2unicode as Record<string, unknown>)[command];
  const symbol = typeof entry === "string" ? entry : undefined;
  return symbol && /[\u{1d400}-\u{1d7ff}]/u.test(symbol) ? symbol.normalize("NFKC") : symbol;
}

function accented(argument: string, mark: string): string {
  const [first = "", ...others] = argument.trimStart();
  const base = first === "ı" ? "i" : first === "ȷ" ? "j" : first;
  return base === "" ? "" : base + mark + others.join("");
}

/** A text as LaTeX source that stands for it. */
export function latexOfText(text: string): string {
  return text
    .replace(/[\\{}~^%&$#_]/g, (sign) => ESCAPES[sign] ?? `\\${sign}`)
    .replace(/-(?=-)/g, "-{}")
    .replace(/`(?=`)/g, "`{}")
    .replace(/'(?=')/g, "'{}");
}

const ESCAPES: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};
