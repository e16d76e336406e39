/** Finds where an entry of BibTeX ends, line by line, by counting its braces as BibTeX does. */
export class Balance {
  private opener: "{" | "(" | undefined;
  private depth = 0;
  private isQuoted = false;

  /** Whether what is read next stands between fields, in no value. */
  get isBetweenFields(): boolean {
    return this.depth <= (this.opener === "(" ? 0 : 1) && !this.isQuoted;
  }

  /** Where in a line the entry's last character is passed, or -1 when it goes on. */
  read(text: string): number {
    let from = 0;
    if (!this.opener) {
      from = text.search(/[{(]/);
      if (from === -1) return -1;
      this.opener = text[from] === "(" ? "(" : "{";
      if (this.opener === "(") from += 1;
    } else if (this.isBetweenFields && /^\s*%/.test(text)) return -1;
    return this.opener === "{" ? this.readBraces(text, from) : this.readParentheses(text, from);
  }

  /** Goes on after what had looked like the end. */
  reopen(): void {
    this.depth = this.opener === "(" ? 0 : 1;
  }

  private readBraces(text: string, from: number): number {
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 123) this.depth += 1;
      else if (code === 125) {
        this.depth -= 1;
        if (this.depth === 0) return at + 1;
      }
    }
    return -1;
  }

  private readParentheses(text: string, from: number): number {
    for (let at = from; at < text.length; at += 1) {
      const sign = text[at];
      if (sign === "{") this.depth += 1;
      else if (sign === "}") this.depth = Math.max(0, this.depth - 1);
      else if (this.depth > 0) continue;
      else if (sign === '"') this.isQuoted = !this.isQuoted;
      else if (sign === ")" && !this.isQuoted) return at + 1;
    }
    return -1;
  }
}
