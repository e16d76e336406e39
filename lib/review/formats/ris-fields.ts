import { clean } from "./printed";

/** A tag with its value; `more` are continuation lines, `indented` when they began with blanks. */
export interface RisField {
  tag: string;
  value: string;
  more?: { text: string; indented: boolean }[] | undefined;
}

/** The values of an entry by tag; a continuation line belongs to the value above it. */
export class Fields {
  private readonly byTag = new Map<string, string[]>();

  constructor(fields: readonly RisField[]) {
    for (const field of fields) {
      const values = this.byTag.get(field.tag);
      if (values) values.push(wholeValue(field));
      else this.byTag.set(field.tag, [wholeValue(field)]);
    }
  }

  /** Whole values: wrapped lines joined by a blank, other continuation lines kept apart. */
  all(...tags: string[]): string[] {
    const found: string[] = [];
    for (const tag of tags) {
      const values = this.byTag.get(tag);
      if (values) found.push(...values);
    }
    return found;
  }

  /** Values where each continuation line is a value of its own, as EndNote prints lists. */
  lines(...tags: string[]): string[] {
    const values = this.all(...tags);
    return values.some((value) => value.includes("\n"))
      ? values.flatMap((value) => value.split("\n"))
      : values;
  }

  first(...tags: string[]): string | undefined {
    for (const tag of tags) {
      for (const value of this.byTag.get(tag) ?? []) {
        const found = clean(value);
        if (found) return found.includes("\n") ? found.replace(/\s*\n\s*/g, " ") : found;
      }
    }
    return undefined;
  }
}

function wholeValue({ value, more }: RisField): string {
  if (!more) return value;
  return more.reduce(
    (text, { text: line, indented }) => text.trimEnd() + (indented ? " " : "\n") + line.trim(),
    value,
  );
}
