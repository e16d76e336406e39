/** What stands in the text of a BibTeX entry, in source form. */
export interface BibEntry {
  /** In lower case, as `article`. */
  type: string;
  key: string;
  fields: BibField[];
  /** Text inside the entry that is no field. */
  unread: string[];
}

export interface BibField {
  /** In lower case, as in `title`. */
  tag: string;
  value: string;
}

/** Abbreviations that a file defines with `@string`, in lower case. */
export type Macros = ReadonlyMap<string, string>;

/** Abbreviations of abbreviations could grow without end. */
const LONGEST_JOINED = 200_000;

const HEADER = /^[\s\ufeff]*@\s*([A-Za-z]+)\s*[{(]?\s*/;
const NAME = /([A-Za-z][^\s={}(),"#%]*(?:[ \u00a0][\w-]+){0,2})\s*=\s*/y;
/** Where the next field begins, for finding the way again. */
const NEXT_FIELD = /(?:[}",][ \t]*,?[ \t]*|\n[ \t]*)[A-Za-z][\w:.+-]*[ \t]*=\s*(?=["{\w])/g;
const NEXT_LINE_FIELD = /\n[ \t]*[A-Za-z][\w:.+-]*[ \t]*=\s*(?=["{\w])/g;

/**
 * The fields of an entry. In a `broken` entry, where braces do not pair, a value ends at the latest where a line begins
 * with the name of another field.
 */
export function fieldsOf(text: string, macros: Macros, broken = false): BibEntry {
  return new EntryText(text, macros, broken).read();
}

class EntryText {
  private at = 0;
  private readonly unread: string[] = [];

  constructor(
    private readonly text: string,
    private readonly macros: Macros,
    private readonly broken: boolean,
  ) {}

  read(): BibEntry {
    const header = HEADER.exec(this.text);
    this.at = header?.[0].length ?? 0;
    const type = header?.[1]?.toLowerCase() ?? "misc";
    const key = type === "string" ? "" : this.key();
    const fields: BibField[] = [];
    for (let field = this.field(); field; field = this.field()) fields.push(field);
    return { type, key, fields, unread: this.unread };
  }

  /** The citation key; it may be missing, and the comma after it too. */
  private key(): string {
    const found = /[ \t]*([^,={}"\n\r]*)(,|[\n\r]|=|[})]\s*$|$)/y;
    found.lastIndex = this.at;
    const match = found.exec(this.text);
    if (!match || match[2] === "=") return "";
    this.at += match[0].length;
    return match[1]?.trim() ?? "";
  }

  private field(): BibField | undefined {
    this.skip(/(?:[\s,;})]|%[^\n\r]*)*/y);
    NAME.lastIndex = this.at;
    const match = NAME.exec(this.text);
    if (match?.[1]) {
      this.at += match[0].length;
      return { tag: match[1].toLowerCase().replaceAll(/[ \u00a0]/g, "_"), value: this.value() };
    }
    return this.findWay() ? this.field() : undefined;
  }

  /** Goes on where the next field begins; what is passed over is named. */
  private findWay(): boolean {
    const from = this.at;
    if (from >= this.text.length) return false;
    NEXT_FIELD.lastIndex = from;
    const match = NEXT_FIELD.exec(this.text);
    const lead = match ? match[0].search(/[A-Za-z][\w:.+-]*\s*=\s*$/) : 0;
    this.at = match ? match.index + lead : this.text.length;
    const passed = this.text.slice(from, this.at).trim();
    if (/[^\s{}(),;"]/.test(passed)) this.unread.push(passed);
    return match !== null && this.at > from;
  }

  /** A value: parts in braces or quotes, numbers and abbreviations, joined by `#`. */
  private value(): string {
    let value = this.part();
    for (;;) {
      const joint = /\s*#\s*/y;
      joint.lastIndex = this.at;
      const match = joint.exec(this.text);
      if (!match) return value;
      this.at += match[0].length;
      const next = this.part();
      if (value.length < LONGEST_JOINED) value += next;
    }
  }

  private part(): string {
    const sign = this.text[this.at];
    if (sign === "{") return this.delimited(closingBrace(this.text, this.at));
    if (sign === '"') return this.delimited(closingQuote(this.text, this.at));
    const bare = /[^,#{}"\n\r]*/y;
    bare.lastIndex = this.at;
    const word = (bare.exec(this.text)?.[0] ?? "").replace(/\)\s*$/, "").trim();
    this.at = bare.lastIndex;
    return this.macros.get(word.toLowerCase()) ?? word;
  }

  private delimited(closing: number): string {
    const start = this.at + 1;
    const limit = this.broken || closing === -1 ? this.nextFieldAfter(start) : this.text.length;
    if (closing !== -1 && closing <= limit) {
      this.at = closing + 1;
      return this.text.slice(start, closing);
    }
    this.at = limit;
    return withoutEnd(this.text.slice(start, limit));
  }

  private nextFieldAfter(from: number): number {
    NEXT_LINE_FIELD.lastIndex = from;
    return NEXT_LINE_FIELD.exec(this.text)?.index ?? this.text.length;
  }

  private skip(pattern: RegExp): void {
    pattern.lastIndex = this.at;
    this.at += pattern.exec(this.text)?.[0].length ?? 0;
  }
}

/** A value without the signs that had closed it, or the entry. */
function withoutEnd(value: string): string {
  let end = value.length;
  while (end > 0 && /[\s,})"]/.test(value[end - 1] ?? "")) end -= 1;
  return value.slice(0, end);
}

function closingBrace(text: string, open: number): number {
  const brace = /[{}]/g;
  brace.lastIndex = open;
  let depth = 0;
  for (let match = brace.exec(text); match; match = brace.exec(text)) {
    depth += match[0] === "{" ? 1 : -1;
    if (depth === 0) return match.index;
  }
  return -1;
}

/** The quotation mark that ends a value: one outside braces, before a comma, a joint or the end of the line. */
function closingQuote(text: string, open: number): number {
  const sign = /[{}"]/g;
  sign.lastIndex = open + 1;
  let depth = 0;
  for (let match = sign.exec(text); match; match = sign.exec(text)) {
    if (match[0] === "{") depth += 1;
    else if (match[0] === "}") depth -= 1;
    else if (depth <= 0 && /^\s*(?:[,#})]|[\n\r]|$)/.test(text.slice(match.index + 1, match.index + 80)))
      return match.index;
    if (depth < 0) return -1;
  }
  return -1;
}
