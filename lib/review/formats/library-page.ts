import { saysSomething } from "../record/schema";
import { readLines } from "./decode";
import { type Emit, type Format, isBlank, type Line, type LineReader } from "./format";
import { LABELS, mainDraft, relatedDraft, type Section } from "./library-page-draft";
import { Span, StrayLines, warning } from "./span";

/** The Chinese-labelled page on which libraries show a Web of Science article and its related papers. */
export const libraryPage: Format = {
  id: "library_page",
  label: "Library page of a Web of Science article (Chinese labels)",
  extensions: ["txt"],
  recognises(head) {
    const lines = new Set(head.split(/\r\n|\n|\r/).map((line) => line.trim()));
    const labels = [...LABELS.keys()].filter((label) => label !== "|" && lines.has(label));
    return Math.min(0.96, labels.length * 0.25);
  },
  read: (chunks) => readLines(chunks, new LibraryPageReader()),
};

const RELATED_COUNT = /^\s*共\s*(\d+)\s*条\s*$/;
const RELATED_ITEM = /^\s*[•·*]\s*\[(\d+)\]\s*(.*)$/;
const CITED = /^\s*被引(?:频次|次数)?\s*[:：]\s*(\d*)\s*$/;
const PAGE_COUNT = /^\s*页数\s*[:：]\s*(\d*)\s*$/;

interface MainPaper {
  span: Span;
  sections: Section[];
}
interface RelatedPaper {
  span: Span;
  number: number;
  lines: string[];
}
interface RelatedList {
  heading: Span;
  reported: number | undefined;
  numbers: number[];
}

class LibraryPageReader implements LineReader {
  private main: MainPaper | undefined;
  private related: RelatedPaper | undefined;
  private list: RelatedList | undefined;
  private readonly stray = new StrayLines();

  line(line: Line, emit: Emit): void {
    const item = RELATED_ITEM.exec(line.text);
    const count = RELATED_COUNT.exec(line.text);
    if (isBlank(line)) (this.related ?? this.main)?.span.add(line);
    else if (item) this.openRelated(line, item, emit);
    else if (this.related && /^\s/.test(line.text)) {
      this.related.span.add(line);
      this.related.lines.push(line.text);
    } else if (LABELS.get(line.text.trim()) === "related") this.openList(line, emit);
    else if (count && this.list && !this.related) {
      this.list.heading.add(line);
      this.list.reported = Number(count[1]);
    } else this.inMain(line, emit);
  }

  end(emit: Emit): void {
    this.closeMain(emit);
    this.closeList(emit);
    this.flushStray(emit);
  }

  private inMain(line: Line, emit: Emit): void {
    if (this.list) this.closeList(emit);
    const section = sectionOf(line.text);
    if (!this.main) {
      this.flushStray(emit);
      this.main = { span: new Span(), sections: [{ name: "title", lines: [] }] };
    }
    this.main.span.add(line);
    const { sections } = this.main;
    if (section) sections.push(section);
    else sections.at(-1)?.lines.push(line.text);
    if (this.main.span.isTooLarge) this.closeMain(emit);
  }

  private openList(line: Line, emit: Emit): void {
    this.closeMain(emit);
    this.closeList(emit);
    const heading = new Span();
    heading.add(line);
    this.list = { heading, reported: undefined, numbers: [] };
  }

  private openRelated(line: Line, item: RegExpExecArray, emit: Emit): void {
    this.closeMain(emit);
    this.closeRelated(emit);
    this.list ??= { heading: new Span(), reported: undefined, numbers: [] };
    const span = new Span();
    span.add(line);
    this.related = { span, number: Number(item[1]), lines: [item[2] ?? ""] };
  }

  private closeMain(emit: Emit): void {
    const { main } = this;
    if (!main) return;
    this.main = undefined;
    const { place, original } = main.span;
    const draft = mainDraft(main.sections);
    if (main.sections.length === 1 || !saysSomething(draft)) {
      emit(
        warning(
          place,
          "text_outside_entry",
          "These lines belong to no paper of the page and were left out. If they hold a citation, correct the file and import it again.",
          original,
        ),
      );
      return;
    }
    emit({ kind: "entry", ...place, draft, original, role: "main" });
    if (!draft.title)
      emit(warning(place, "no_title", "This entry has no title. Add it by hand before screening."));
  }

  private closeRelated(emit: Emit): void {
    const { related } = this;
    if (!related) return;
    this.related = undefined;
    const { place, original } = related.span;
    const { draft, hasSource } = relatedDraft(related.lines);
    if (!saysSomething(draft)) {
      emit(
        warning(
          place,
          "empty_entry",
          "This item of the list of related papers is empty and was left out.",
          original,
        ),
      );
      return;
    }
    this.list?.numbers.push(related.number);
    emit({ kind: "entry", ...place, draft, original, role: "related" });
    if (!draft.title)
      emit(warning(place, "no_title", "This related paper has no title. Add it by hand before screening."));
    if (!hasSource)
      emit(
        warning(
          place,
          "no_source_line",
          "This related paper has no line with journal and year: the list may be cut off here. Complete the record by hand.",
        ),
      );
  }

  private closeList(emit: Emit): void {
    this.closeRelated(emit);
    const { list } = this;
    if (!list) return;
    this.list = undefined;
    const { numbers, reported, heading } = list;
    if (!heading.isEmpty) {
      const { place } = heading;
      emit({ kind: "facts", ...place, hitsReported: reported, hitsHeld: numbers.length });
      if (reported !== undefined && reported > numbers.length)
        emit(warning(place, "truncated_list", truncation(reported, numbers)));
    }
  }

  private flushStray(emit: Emit): void {
    const stray = this.stray.take("These lines belong to no paper of the page and were left out.");
    if (stray) emit(stray);
  }
}

/** Whether a line opens a section of the page, with what it says on the same line. */
function sectionOf(text: string): Section | undefined {
  const cited = CITED.exec(text);
  if (cited) return { name: "cited", lines: [cited[1] ?? ""] };
  const count = PAGE_COUNT.exec(text);
  if (count) return { name: "page_count", lines: [count[1] ?? ""] };
  const name = LABELS.get(text.trim());
  return name && { name, lines: [] };
}

function truncation(reported: number, numbers: readonly number[]): string {
  const range = numbers.length > 0 ? ` (numbers ${Math.min(...numbers)} to ${Math.max(...numbers)})` : "";
  return `The page announces ${reported} related papers but holds ${numbers.length}${range}. Import the other pages of the list too, or report that ${reported - numbers.length} were not seen.`;
}
