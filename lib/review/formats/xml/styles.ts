import type { Element } from "./element";

/**
 * Elements that only dress text, as EndNote wraps each text, and each change of face, in a `style`. They follow each other
 * without blanks of their own: breaks between them are the layout of the file.
 */
export class Styles {
  private depth = 0;
  private after = false;

  private readonly first: number;

  constructor(private readonly name: string | undefined) {
    this.first = name?.charCodeAt(0) ?? -1;
  }

  /** Whether its first letter is at a place: most other names begin with another. */
  mayBeAt(text: string, index: number): boolean {
    return text.charCodeAt(index) === this.first;
  }

  /** Whether this is the name at a place. */
  isAt(text: string, index: number): boolean {
    const { name } = this;
    if (name === undefined || !this.mayBeAt(text, index) || !text.startsWith(name, index)) return false;
    const next = text.charCodeAt(index + name.length);
    return next <= 0x20 || next === 0x3e || next === 0x2f;
  }

  open(siblings: (Element | string)[], isEmpty: boolean): void {
    const before = siblings.at(-1);
    if (typeof before === "string" && isLayout(before)) siblings.pop();
    if (isEmpty) this.after = true;
    else this.depth += 1;
  }

  close(): boolean {
    if (this.depth === 0) return false;
    this.depth -= 1;
    this.after = true;
    return true;
  }

  /** Ends those that are still open; whether there were any. */
  end(): boolean {
    const wereOpen = this.depth > 0;
    this.depth = 0;
    this.after = false;
    return wereOpen;
  }

  isLayoutAfter(text: string): boolean {
    const { after } = this;
    this.after = false;
    return after && isLayout(text);
  }
}

function isLayout(text: string): boolean {
  return text.charCodeAt(0) <= 0x20 && /[\r\n]/.test(text) && text.trim() === "";
}
