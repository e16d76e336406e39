import { clean, cleanList } from "../printed";
import type { BibEntry } from "./fields";
import { textOfLatex } from "./latex";
import { splitOutsideBraces } from "./names";

/** The fields of an entry by tag, as text. A tag may be numbered when an entry has it more than once (`note-2`). */
export class Source {
  private readonly values = new Map<string, string[]>();

  constructor(readonly entry: BibEntry) {
    for (const { tag, value } of entry.fields) {
      const name = tag.replace(/-\d+$/, "");
      const before = this.values.get(name);
      if (before) before.push(value);
      else this.values.set(name, [value]);
    }
  }

  /** Values as they stand in the file. */
  sources(...tags: string[]): string[] {
    return tags.flatMap((tag) => this.values.get(tag) ?? []);
  }

  /** The first value there is, as one line. */
  line(...tags: string[]): string | undefined {
    for (const value of this.sources(...tags)) {
      const line = lineOf(value);
      if (line) return line;
    }
    return undefined;
  }

  lines(...tags: string[]): string[] {
    return cleanList(this.sources(...tags).map((value) => lineOf(value) ?? ""));
  }

  /** Values with their own line breaks; a line that begins with blanks goes on the line above it. */
  texts(...tags: string[]): string[] {
    return cleanList(this.sources(...tags).map((value) => textOfLatex(unwrapped(value))));
  }

  /** Lists parted by semicolons, or else commas; braces hold together what is one part. */
  lists(...tags: string[]): string[] {
    return listed(this.sources(...tags));
  }

  /** Keywords: Web of Science puts the whole list in braces of its own. */
  keywords(...tags: string[]): string[] {
    const values = this.sources(...tags).map(
      (value) => /^\s*\{([^{}]*;\s[^{}]*)\}\s*$/.exec(value)?.[1] ?? value,
    );
    return listed(values);
  }

  /** Addresses and numbers, in which only the signs that LaTeX wants escaped are escaped. */
  verbatim(...tags: string[]): string[] {
    return cleanList(this.sources(...tags).map(verbatimOf));
  }
}

function listed(values: readonly string[]): string[] {
  const parts = values.flatMap((value) => {
    const bySemicolon = splitOutsideBraces(value, /(?<![\\&]\w{0,8});(?:\s|$)/g);
    return bySemicolon.length > 1 ? bySemicolon : splitOutsideBraces(value, /[,;\n]/g);
  });
  return cleanList(parts.map((part) => lineOf(part) ?? ""));
}

function lineOf(value: string): string | undefined {
  const text = textOfLatex(value);
  return clean(/[\n\r\t]| {2}/.test(text) ? text.replace(/\s+/g, " ") : text);
}

function unwrapped(value: string): string {
  if (!/[\n\r]/.test(value)) return value;
  return value
    .replace(/\r\n?/g, "\n")
    .replace(/[ \t]*\n[ \t]*\n\s*/g, "\n\n")
    .replace(/[ \t]*\n[ \t]+/g, " ");
}

function verbatimOf(value: string): string {
  const inside = /^\s*\\(?:url|path|href)\s*\{([^{}]*)\}/.exec(value)?.[1] ?? value;
  return inside
    .replace(/\{?\\textasciitilde\s?(?:\{\})?\}?|\$\\sim\$|\\~\{\}/g, "~")
    .replace(/\{?\\textless\}?/g, "<")
    .replace(/\{?\\textgreater\}?/g, ">")
    .replace(/\{?\$?\\([_%&#~$])\$?\}?/g, "$1")
    .replace(/[{}]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
