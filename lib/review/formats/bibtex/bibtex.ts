import { readLines } from "../decode";
import { type Emit, type Format, isBlank, type Line, type LineReader } from "../format";
import { Span, StrayLines, warning } from "../span";
import { Balance } from "./balance";
import { Library } from "./library";
import { splitLine } from "./pieces";
import { ENTRY_TYPES } from "./types";

/** BibTeX and BibLaTeX, as databases, publishers and reference managers print them. */
export const bibtex: Format = {
  id: "bibtex",
  label: "BibTeX, BibLaTeX",
  extensions: ["bib", "bibtex", "txt"],
  recognises(head) {
    for (const match of head.matchAll(ANY_START)) {
      if (ENTRY_TYPES.has(match[1]?.toLowerCase() ?? "")) return 0.95;
    }
    return /^[\s\ufeff]*@(?:string|preamble|comment)\s*[{(]/im.test(head) ? 0.6 : 0;
  },
  read: (chunks) => readLines(chunks, new BibtexReader()),
};

const ANY_START = /^[\s\ufeff]*@\s*([A-Za-z]+)\s*[{(]/gm;
const START = /^[\s\ufeff]*@\s*([A-Za-z]+)\s*(?:[{(]|$)/;
/** Without braces, the rest of the line is the comment. */
const COMMENT_LINE = /^\s*@comment\b(?!\s*[{(])/i;
/** The beginning of an entry in the middle of a line. */
const INNER_START = new RegExp(String.raw`(?<=[\s})\],.;:])@(?:${[...ENTRY_TYPES].join("|")})\s*\{`, "i");
const NEW_START = /^[\s\ufeff]*@\s*([A-Za-z]+)\s*[{(]\s*[^\s,{}()="#%']*\s*(?:,|$|[A-Za-z]+\s*=)/;
const FIELD_LINE = /^[\s,]*[A-Za-z][\w:.+-]*\s*=\s*(?:["{\d]|[A-Za-z]+\s*[,#}]?\s*$)/;
/** What programs print above or below their entries. */
const ABOUT_FILE = /^\s*(?:%|Scopus\s*$|EXPORT DATE:|Encoding:|Number of references:)/i;

interface Open {
  span: Span;
  type: string;
  balance: Balance;
  ended: boolean;
  /** Whether braces do not pair, so that fields have to be told apart by their lines. */
  broken: boolean;
}

class BibtexReader implements LineReader {
  private readonly library = new Library();
  private readonly stray = new StrayLines();
  private open: Open | undefined;

  line(line: Line, emit: Emit): void {
    let rest: Line | undefined = line;
    while (rest) rest = this.take(rest, emit);
  }

  end(emit: Emit): void {
    this.close(emit, true);
    this.flushStray(emit);
    this.library.end(emit);
  }

  /** Takes a line or its beginning; hands back what is left of it. */
  private take(line: Line, emit: Emit): Line | undefined {
    const { open } = this;
    if (isBlank(line)) open?.span.add(line);
    else if (open && !open.ended && !this.startsAnew(open, line)) return this.inside(open, line, emit);
    else return this.outside(line, emit);
    return undefined;
  }

  /** An entry that begins while another has not ended: a closing brace is missing. */
  private startsAnew(open: Open, line: Line): boolean {
    const type = NEW_START.exec(line.text)?.[1]?.toLowerCase();
    return (
      type !== undefined && !open.span.isEmpty && (ENTRY_TYPES.has(type) || open.balance.isBetweenFields)
    );
  }

  private inside(open: Open, line: Line, emit: Emit): Line | undefined {
    const end = open.balance.read(line.text);
    const parts = end === -1 || line.text.slice(end).trim() === "" ? undefined : splitLine(line, end);
    open.span.add(parts ? parts[0] : line);
    if (end !== -1) open.ended = true;
    else if (open.span.isTooLarge) {
      this.open = undefined;
      this.library.add(warning(open.span.place, "entry_too_large", TOO_LARGE, open.span.original), emit);
    }
    return parts?.[1];
  }

  private outside(line: Line, emit: Emit): Line | undefined {
    const type = START.exec(line.text)?.[1]?.toLowerCase();
    const isStart = type !== undefined && (/[{(]/.test(line.text) || ENTRY_TYPES.has(type));
    if (isStart) return this.begin(line, type, emit);
    const inner = line.text.search(INNER_START);
    const parts = inner > 0 ? splitLine(line, inner) : undefined;
    if (parts) {
      this.between(parts[0], emit);
      return parts[1];
    }
    return this.between(line, emit);
  }

  private begin(line: Line, type: string, emit: Emit): Line | undefined {
    this.close(emit, false);
    this.flushStray(emit);
    const open = { span: new Span(), type, balance: new Balance(), ended: false, broken: false };
    this.open = open;
    return this.inside(open, line, emit);
  }

  /** Text between entries. Fields there belong to the entry above, which a brace too many had ended. */
  private between(line: Line, emit: Emit): Line | undefined {
    const { open } = this;
    if (isBlank(line)) return undefined;
    if (open && FIELD_LINE.test(line.text)) {
      Object.assign(open, { ended: false, broken: true });
      open.balance.reopen();
      return this.inside(open, line, emit);
    }
    if (open && /^[\s,;})]*$/.test(line.text)) {
      open.span.add(line);
      return undefined;
    }
    this.close(emit, false);
    if (ABOUT_FILE.test(line.text) || COMMENT_LINE.test(line.text)) {
      this.flushStray(emit);
      const { number, byteStart, byteEnd } = line;
      this.library.add({ kind: "facts", line: number, byteStart, byteEnd }, emit);
    } else this.stray.add(line);
    return undefined;
  }

  private close(emit: Emit, atEnd: boolean): void {
    const { open } = this;
    if (!open) return;
    this.open = undefined;
    const { place, original } = open.span;
    const fault = open.ended ? (open.broken ? EARLY_END : undefined) : atEnd ? CUT_SHORT : NO_END;
    this.library.entry({ place, original, type: open.type, fault }, emit);
  }

  private flushStray(emit: Emit): void {
    const stray = this.stray.take(OUTSIDE);
    if (stray) this.library.add(stray, emit);
  }
}

const TOO_LARGE =
  "This entry is larger than 4 MB and was left out. Check the export: a closing brace may be missing.";
const OUTSIDE =
  "These lines belong to no entry and were left out. If they hold a citation, correct the file and import it again.";
const CUT_SHORT =
  "The last entry has no closing brace: the file may be cut short. Compare the number of records with the database.";
const NO_END =
  "This entry has no closing brace and was ended where the next one begins. Check its fields, above all the last ones.";
const EARLY_END =
  "This entry has a closing brace too many. It was read up to its last field all the same: check its fields.";
