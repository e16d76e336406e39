import { clean, cleanList } from "../printed";
import type { TaggedField } from "./tagged";

/** The values of an entry by tag, as a draft asks for them. */
export class Values {
  private readonly byTag = new Map<string, TaggedField[]>();

  constructor(fields: readonly TaggedField[]) {
    for (const field of fields) {
      const same = this.byTag.get(field.tag);
      if (same) same.push(field);
      else this.byTag.set(field.tag, [field]);
    }
  }

  /** Every printed line of these tags, in the order of the tags. */
  lines(...tags: string[]): string[] {
    return cleanList(this.of(tags).flatMap(({ value, more }) => [value, ...more]));
  }

  /** Values whose lines were wrapped to a width: they are joined by a blank. */
  wrapped(...tags: string[]): string[] {
    return cleanList(this.of(tags).map(({ value, more }) => joined(value, more, " ")));
  }

  /** Values whose lines are lines of the text. */
  texts(...tags: string[]): string[] {
    return cleanList(this.of(tags).map(({ value, more }) => joined(value, more, "\n")));
  }

  /** The first value that says something, in one line. */
  first(...tags: string[]): string | undefined {
    for (const tag of tags) {
      const [found] = this.wrapped(tag);
      if (found) return found;
    }
    return undefined;
  }

  private of(tags: readonly string[]): TaggedField[] {
    return tags.flatMap((tag) => this.byTag.get(tag) ?? []);
  }
}

function joined(value: string, more: readonly string[], by: string): string {
  const lines = [value, ...more].map((line) => clean(line)).filter((line) => line !== undefined);
  return lines.join(by);
}
