import { emitCitation } from "../citation";
import { readLines } from "../decode";
import { type Emit, type Format, isBlank, type Line, type LineReader } from "../format";
import { inPlainText } from "../plain-text";
import { repeatedFields } from "../repeated";
import { Span, StrayLines, warning } from "../span";
import { draftOfNbib, type NbibField } from "./nbib-draft";

/** The MEDLINE layout that PubMed (and ERIC) export as .nbib. */
export const nbib: Format = {
  id: "nbib",
  label: "PubMed (nbib, MEDLINE)",
  extensions: ["nbib", "txt"],
  recognises(head) {
    if (/^\s*TY {2}- \S/m.test(head)) return 0;
    if (/^[\s\ufeff]*PMID *- *\d/.test(head)) return 0.98;
    if (/^(?:PMID|OWN |STAT|PT {2}|FAU )- /m.test(head) && /^(?:TI {2}|AU {2}|DP {2})- /m.test(head))
      return 0.97;
    return 0;
  },
  read: (chunks) => readLines(chunks, new NbibReader()),
};

const FIELD = /^\ufeff?([A-Z][A-Z0-9]{1,3}) {0,2}- ?(.*)$/;

/** The value ends with what is visible, so that a wrapped line is simply added to it. */
function fieldOf(text: string): NbibField | undefined {
  if (text.startsWith("      ")) return undefined;
  const match = FIELD.exec(text);
  return match?.[1] ? { tag: match[1], value: (match[2] ?? "").trimEnd() } : undefined;
}

/** Tags that begin a record: PubMed's own, and the owner line of ERIC. */
const STARTS = new Set(["PMID", "OWN"]);
/** Tags that a record has once. */
const ONCE = ["TI", "JT", "TA", "DP", "VI", "IP", "PG"];

/** Texts that may have lines; PubMed prints none, and its wrapped lines begin with blanks, never with a tab. */
const TEXTS = new Set(["AB", "OAB", "GN", "AD"]);

function joint(tag: string, line: string): string {
  return line.startsWith("\t") && TEXTS.has(tag) ? "\n" : " ";
}

class NbibReader implements LineReader {
  private entry: { span: Span; fields: NbibField[]; unexpected: Line[] } | undefined;
  private readonly stray = new StrayLines();
  private afterBlank = true;

  line(line: Line, emit: Emit): void {
    if (isBlank(line)) {
      this.afterBlank = true;
      this.entry?.span.add(line);
      return;
    }
    const field = fieldOf(line.text);
    if (field && this.startsEntry(field.tag)) this.open(emit);
    if (this.entry) this.inside(line, field, emit);
    else this.stray.add(line);
    this.afterBlank = false;
  }

  end(emit: Emit): void {
    this.close(emit);
    this.flushStray(emit);
  }

  private startsEntry(tag: string): boolean {
    if (!this.entry) return true;
    if (!STARTS.has(tag)) return false;
    const has = (wanted: string) => this.entry?.fields.some((field) => field.tag === wanted) ?? false;
    if (tag === "PMID") return has("PMID") || this.afterBlank;
    return has(tag) || (this.afterBlank && !has("PMID"));
  }

  private open(emit: Emit): void {
    this.close(emit);
    this.flushStray(emit);
    this.entry = { span: new Span(), fields: [], unexpected: [] };
  }

  private inside(line: Line, field: NbibField | undefined, emit: Emit): void {
    const { entry } = this;
    if (!entry) return;
    const isWrapped = /^\s/.test(line.text);
    if (!field && !isWrapped && this.afterBlank) {
      this.close(emit);
      this.stray.add(line);
      return;
    }
    entry.span.add(line);
    const above = entry.fields.at(-1);
    if (field) entry.fields.push(field);
    else if (above) above.value += joint(above.tag, line.text) + line.text.trim();
    if (!field && !isWrapped) entry.unexpected.push(line);
    if (entry.span.isTooLarge) {
      this.entry = undefined;
      emit(
        warning(
          entry.span.place,
          "entry_too_large",
          "This entry is larger than 4 MB and was left out. Check the export: the line that begins the next record (PMID) may be missing.",
          entry.span.original,
        ),
      );
    }
  }

  private close(emit: Emit): void {
    const { entry } = this;
    if (!entry) return;
    this.entry = undefined;
    const { place, original } = entry.span;
    const { draft, badYear } = draftOfNbib(entry.fields);
    if (!emitCitation({ place, original, draft: inPlainText(draft), badYear }, emit)) return;
    for (const one of repeatedFields(entry.fields, ONCE, "PMID", place)) emit(one);
    for (const line of entry.unexpected.slice(0, 1)) {
      const where = { line: line.number, byteStart: line.byteStart, byteEnd: line.byteEnd };
      emit(
        warning(
          where,
          "unexpected_line",
          "This line has no tag and was taken as the continuation of the line above it. Check this record.",
          line.text,
        ),
      );
    }
    if (!STARTS.has(entry.fields[0]?.tag ?? ""))
      emit(
        warning(
          place,
          "missing_start",
          "This entry does not begin with its PMID: its first lines may be missing. Check the export.",
        ),
      );
  }

  private flushStray(emit: Emit): void {
    const stray = this.stray.take(
      "These lines belong to no entry and were left out. If they hold a citation, correct the file and import it again.",
    );
    if (stray) emit(stray);
  }
}
