import { keepShape } from "./shapes";

/** A tag with its value as printed. */
export interface Field {
  tag: string;
  value: string;
}

/** Every tag that is asked for; it is known by its place here. The first place is for all others. */
const NAMES = [""];

/** Tags that say the same, in the order in which they count. */
export type Tags = readonly number[];

export function tags(...names: string[]): Tags {
  return names.map((name) => {
    if (!NAMES.includes(name)) NAMES.push(name);
    return NAMES.indexOf(name);
  });
}

/** The number of a tag; 0 when nobody asks for it. */
export function tagNumber(name: string): number {
  return Math.max(0, NAMES.indexOf(name));
}

/** What an entry has under a tag. */
class Values {
  /** The number of that entry. */
  entry = 0;
  /** Each line as a value of its own. */
  lines: string[] = [];
  /** Where among them each value begins, where any has several. */
  starts: number[] | undefined;
  /** Each value with its lines: joined when somebody asks for it, for of most keywords nobody does. */
  private whole: string[] | undefined;

  begin(entry: number, value: string): void {
    this.entry = entry;
    this.lines = [value];
    this.starts = undefined;
    this.whole = undefined;
  }

  add(value: string): void {
    this.starts?.push(this.lines.length);
    this.lines.push(value);
    this.whole = undefined;
  }

  continue(text: string, isWrapped: boolean): void {
    this.whole = undefined;
    if (isWrapped) this.lines.push(joined(this.lines.pop(), " ", text));
    else {
      this.starts ??= Array.from(this.lines.keys());
      this.lines.push(text);
    }
  }

  get all(): readonly string[] {
    const { lines, starts } = this;
    if (!starts) return lines;
    this.whole ??= starts.map((start, index) =>
      lines.slice(start, starts[index + 1]).reduce((before, line) => joined(before, "\n", line)),
    );
    return this.whole;
  }
}

const NONE: readonly string[] = [];

/**
 * The values of an entry by tag, without blanks at their ends; a continuation line belongs to the value above it. One is
 * filled for entry after entry, for making a map anew takes longer than filling it: what is of an earlier entry counts as
 * absent. What an entry has not is asked for a hundred times: a number is looked up many times faster than a name.
 */
export class Fields {
  /** The tags of the entry by their numbers, as often and in the order as they stand there, where that order says something. */
  order: number[] = [];
  private readonly values = NAMES.map(() => new Values());
  private readonly numbers = new Map(NAMES.map((name, number) => [name, number]));
  private entry = 1;
  private last: Values | undefined;

  constructor(private readonly inOrder = false) {}

  clear(): void {
    this.entry += 1;
    if (this.inOrder) this.order = [];
    this.last = undefined;
  }

  /** Adds a value without blanks at its ends. */
  add(tag: number, value: string): void {
    const values = this.values[tag];
    if (!values) return;
    if (this.inOrder) this.order.push(tag);
    this.last = values;
    if (values.entry === this.entry) values.add(value);
    else values.begin(this.entry, value);
  }

  addPrinted({ tag, value }: Field): void {
    this.add(this.numbers.get(tag) ?? 0, value.trim());
  }

  /** A line that continues the last value: it was wrapped, or it is a line of its own there. */
  continue(line: string, isWrapped: boolean): void {
    this.last?.continue(line.trim(), isWrapped);
  }

  has([number = -1]: Tags): boolean {
    return this.valuesOf(number) !== undefined;
  }

  hasAny(tags: Tags): boolean {
    for (const number of tags) if (this.valuesOf(number)) return true;
    return false;
  }

  /** The values of one tag that somebody asks for. */
  named(name: string): readonly string[] {
    const number = this.numbers.get(name);
    return number ? this.allOf(number) : NONE;
  }

  /** Values in the order of the tags. */
  all(tags: Tags): readonly string[] {
    let found = NONE;
    for (const number of tags) found = withMore(found, this.allOf(number));
    return found;
  }

  allOf(number: number): readonly string[] {
    return this.valuesOf(number)?.all ?? NONE;
  }

  /** Values where each continuation line is a value of its own, as EndNote prints lists. */
  lines(tags: Tags): readonly string[] {
    let found = NONE;
    for (const number of tags) found = withMore(found, this.linesOf(number));
    return found;
  }

  linesOf(number: number): readonly string[] {
    return this.valuesOf(number)?.lines ?? NONE;
  }

  /** The first value that says something, in one line. */
  first(tags: Tags): string | undefined {
    for (const number of tags) {
      const values = this.valuesOf(number);
      const found = values && firstOf(values.all);
      if (found) return values.starts && found.includes("\n") ? found.replace(/\s*\n\s*/g, " ") : found;
    }
    return undefined;
  }

  private valuesOf(number: number): Values | undefined {
    const values = this.values[number];
    return values?.entry === this.entry ? values : undefined;
  }
}

/** The first that is not empty. */
function firstOf(texts: readonly string[]): string | undefined {
  for (const text of texts) if (text !== "") return text;
  return undefined;
}

function joined(before: string | undefined, joint: string, text: string): string {
  return before ? before + joint + text : text;
}

function withMore(found: readonly string[], more: readonly string[]): readonly string[] {
  if (more.length === 0) return found;
  return found.length > 0 ? found.concat(more) : more;
}

keepShape(new Fields());
