/** What a sign means for the object of the list that is being read. */
export type Step =
  | "starts" // an object begins with this sign
  | "ends" // the object ends with this sign
  | "breaks_off" // the object has not ended, but is over before this sign
  | "starts_anew" // so it is, and the next one begins with this sign
  | "is_list" // what had begun as an object holds the list
  | undefined;

const [QUOTE, COMMA, COLON, BACKSLASH] = [34, 44, 58, 92] as const;
const [OPEN_LIST, CLOSE_LIST, OPEN, CLOSE] = [91, 93, 123, 125] as const;
/** With these a line of JSON begins, and seldom a line of text. */
const NO_TEXT = new Set<number>([QUOTE, OPEN_LIST, CLOSE_LIST, OPEN, CLOSE]);
const MAX_DEPTH = 500;
/** Names under which answers of web services hold their list. */
const LISTS = /^(?:items|references|records|results|data|docs|entries|message)$/;

/**
 * Follows the brackets of JSON, one sign after the other. Where they do not pair, an object ends where the next one plainly
 * begins, so that a broken one takes no other with it.
 */
export class Shape {
  /** Whether the signs belong to an object of the list. */
  inObject = false;
  private readonly stack: number[] = [];
  /** How many of the open brackets hold the list rather than belong to one of its objects. */
  private containers = 0;
  private inString = false;
  private escaped = false;
  private lineEnded = false;
  private text = "";
  private key = "";
  /** The last sign outside strings. */
  private before = 0;
  private objectIndent = -1;

  /** Whether text here stands in the list itself, where only objects should stand. */
  get isInList(): boolean {
    const { stack } = this;
    return !this.inObject && stack.length === this.containers && stack.at(-1) !== OPEN;
  }

  /** Takes a sign; `indent` is how many blanks stand before it when it is the first of its line, or -1. */
  step(code: number, indent: number): Step {
    if (this.lineEnded && code > 32) {
      this.lineEnded = false;
      if (NO_TEXT.has(code)) this.inString = false;
    }
    if (this.inString) this.inside(code);
    else if (code > 32) {
      const step = this.outside(code, indent);
      this.before = code;
      return step;
    }
    return undefined;
  }

  /** A text that goes on over the end of its line, which it must not, does so only where the next line looks like text. */
  endLine(): void {
    this.lineEnded = this.inString;
    this.escaped = false;
  }

  private inside(code: number): void {
    if (this.escaped) this.escaped = false;
    else if (code === BACKSLASH) this.escaped = true;
    else if (code === QUOTE) this.inString = false;
    else if (this.text.length < 20) this.text += String.fromCharCode(code);
  }

  private outside(code: number, indent: number): Step {
    if (code === QUOTE) {
      this.inString = true;
      this.text = "";
    } else if (code === COLON) this.key = this.text;
    else if (code === COMMA) this.key = "";
    else if (code === OPEN) return this.open(indent);
    else if (code === OPEN_LIST) return this.openList();
    else if (code === CLOSE) return this.close(OPEN);
    else if (code === CLOSE_LIST) return this.close(OPEN_LIST);
    return undefined;
  }

  private open(indent: number): Step {
    const { stack } = this;
    if (this.inObject && this.isNextObject(indent)) {
      stack.length = this.containers;
      this.push(OPEN);
      return "starts_anew";
    }
    if (this.inObject) return this.isListInside() ? this.becomeList(OPEN) : this.push(OPEN);
    if (stack.length === this.containers && stack.at(-1) !== OPEN) {
      this.inObject = true;
      this.objectIndent = indent;
      this.push(OPEN);
      return "starts";
    }
    this.openBetween(OPEN, LISTS.test(this.key));
    return undefined;
  }

  private openList(): Step {
    if (this.inObject) return this.isListInside() ? this.becomeList(OPEN_LIST) : this.push(OPEN_LIST);
    this.openBetween(OPEN_LIST, this.stack.at(-1) !== OPEN || LISTS.test(this.key));
    return undefined;
  }

  private openBetween(sign: number, holdsList: boolean): void {
    if (holdsList && this.stack.length === this.containers) this.containers += 1;
    this.push(sign);
  }

  /** An object where only the name of a field can stand, or as far to the left as the one that is open. */
  private isNextObject(indent: number): boolean {
    const { stack, containers, before } = this;
    const isNoValue = stack.at(-1) === OPEN && before !== COLON;
    if (isNoValue && stack.length === containers + 1 && containers > 0) return true;
    return indent >= 0 && indent === this.objectIndent && (indent > 0 || isNoValue);
  }

  private isListInside(): boolean {
    return this.containers === 0 && this.stack.length === 1 && this.before === COLON && LISTS.test(this.key);
  }

  private becomeList(sign: number): Step {
    this.inObject = false;
    this.push(sign);
    this.containers = this.stack.length;
    return "is_list";
  }

  private push(sign: number): undefined {
    if (this.stack.length < MAX_DEPTH) this.stack.push(sign);
  }

  private close(opener: number): Step {
    const { stack } = this;
    const at = stack.lastIndexOf(opener);
    if (!this.inObject) {
      if (at !== -1) stack.length = at;
      this.containers = Math.min(this.containers, stack.length);
      return undefined;
    }
    if (at >= this.containers) {
      stack.length = at;
      this.inObject = at > this.containers;
      return this.inObject ? undefined : "ends";
    }
    if (opener === OPEN || at === -1) return undefined;
    stack.length = at;
    this.containers = at;
    this.inObject = false;
    return "breaks_off";
  }
}
