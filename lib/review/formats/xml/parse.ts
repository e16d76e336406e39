import { keepShape } from "../shapes";
import type { Element } from "./element";
import { Styles } from "./styles";
import { tagEnd } from "./tags";

/** What is wrong with the markup of a citation, and how many line ends stand before it. */
export interface Fault {
  line: number;
  what: string;
}

/** How the elements of a kind of XML stand in each other. */
export interface Structure {
  /** Elements that stand only inside one other, by which a part that is not closed is noticed where the next begins. */
  parents: ReadonlyMap<string, string>;
  /** An element that only says how its text looks: its text is that of the element around it. */
  style?: string;
}

/**
 * The elements of one citation. Nothing of it is an error: what is not closed ends with what is around it, or where a part
 * begins whose parent is known; a sign that begins nothing is text; document types and their entities are not known.
 */
export function parseElements(
  text: string,
  structure: Structure,
): { root: Element; fault: Fault | undefined } {
  const parser = new Parser(text, structure);
  parser.run();
  return parser.result();
}

/** Deeper than anything a citation has. */
const MAX_DEPTH = 64;
const [BANG, SLASH, QUESTION] = [0x21, 0x2f, 0x3f];

interface Building extends Element {
  children: (Building | string)[];
}

const NONE: (Building | string)[] = [];

function element(name: string, attributes: string): Building {
  return { name, attributes, children: NONE, byName: undefined };
}

/** Most have one child, and a list that grows to its first one keeps room for sixteen more. */
function append(parent: Building, child: Building | string): void {
  if (parent.children.length === 0) parent.children = [child];
  else parent.children.push(child);
}

class Parser {
  private readonly document = element("", "");
  private top = this.document;
  private readonly stack: Building[] = [];
  private readonly styles: Styles;
  /** The last tag of a style: by far the most are the same, and are a third of all there is to read. */
  private dress = "";
  private fault: Fault | undefined;

  constructor(
    private readonly text: string,
    private readonly structure: Structure,
  ) {
    this.styles = new Styles(structure.style);
  }

  result(): { root: Element; fault: Fault | undefined } {
    const root = this.document.children.find((child) => typeof child !== "string");
    return { root: root ?? this.document, fault: this.fault };
  }

  /** Goes from `<` to `<`; one that begins nothing stays in the text around it. */
  run(): void {
    const { text } = this;
    let from = 0;
    for (let open = text.indexOf("<"); open >= 0; ) {
      const isDressed = this.styles.mayBeAt(text, open + 1) && this.isSameDress(open);
      const end = isDressed ? open + this.dress.length : tagEnd(text, open);
      if (end > 0) {
        if (open > from) this.addText(text.slice(from, open));
        this.tag(open, end);
        from = end;
      }
      open = text.indexOf("<", Math.max(end, open + 1));
    }
    if (from < text.length) this.addText(text.slice(from));
    if (this.stack.length > 0) this.report(text.length, unclosed(this.top.name));
  }

  private isSameDress(open: number): boolean {
    return this.dress !== "" && this.text.startsWith(this.dress, open);
  }

  private tag(open: number, end: number): void {
    const sign = this.text.charCodeAt(open + 1);
    if (sign === SLASH) this.close(open, end);
    else if (sign === BANG) this.section(open, end);
    else if (sign !== QUESTION) this.open(open, end);
  }

  /** Of what is no element only literal text counts. */
  private section(open: number, end: number): void {
    if (!this.text.startsWith("<![CDATA[", open)) return;
    append(this.top, this.text.slice(open + 9, end - 3).replaceAll("&", "&amp;"));
  }

  private open(open: number, end: number): void {
    const { text, styles, structure } = this;
    if (styles.isAt(text, open + 1)) {
      if (end !== open + this.dress.length) this.dress = text.slice(open, end);
      styles.open(this.top.children, text.charCodeAt(end - 2) === SLASH);
      return;
    }
    this.endStyles(open);
    const isEmpty = text.charCodeAt(end - 2) === SLASH;
    const last = isEmpty ? end - 2 : end - 1;
    const blank = firstBlank(text, open + 1, last);
    const name = text.slice(open + 1, blank);
    const parent = structure.parents.get(name);
    if (parent && parent !== this.top.name) this.backTo(parent, open);
    const opened = element(name, text.slice(blank, last));
    append(this.top, opened);
    if (isEmpty) return;
    if (this.stack.length > MAX_DEPTH) {
      this.report(open, "its elements are nested too deep");
      return;
    }
    this.stack.push(this.top);
    this.top = opened;
  }

  private close(open: number, end: number): void {
    const { text } = this;
    if (this.styles.isAt(text, open + 2) && this.styles.close()) return;
    this.endStyles(open);
    const { name } = this.top;
    const isTop = end === open + 3 + name.length && text.startsWith(name, open + 2);
    if (!isTop && !this.closeOuter(open, text.slice(open + 2, end - 1).trim())) return;
    this.top = this.stack.pop() ?? this.document;
  }

  private closeOuter(open: number, name: string): boolean {
    if (name === this.top.name) return true;
    const depth = this.stack.findLastIndex((each) => each.name === name);
    this.report(open, depth < 0 ? `</${name.slice(0, 40)}> closes nothing` : unclosed(this.top.name));
    if (depth >= 0) this.stack.length = depth;
    return depth >= 0;
  }

  private addText(text: string): void {
    if (!this.styles.isLayoutAfter(text)) append(this.top, text);
  }

  private endStyles(index: number): void {
    if (this.styles.end()) this.report(index, unclosed(this.structure.style ?? ""));
  }

  /** A part cannot stand inside another: what is still open between it and its parent was not closed. */
  private backTo(parent: string, index: number): void {
    const depth = this.stack.findLastIndex((open) => open.name === parent);
    const found = this.stack[depth];
    if (!found) return;
    this.report(index, unclosed(this.top.name));
    this.stack.length = depth;
    this.top = found;
  }

  /** The first fault is where the eye should go; those after it often follow from it. */
  private report(index: number, what: string): void {
    this.fault ??= { line: this.text.slice(0, index).match(/\r\n|\n|\r/g)?.length ?? 0, what };
  }
}

/** Where the name of a tag ends that ends itself at `end`. */
function firstBlank(text: string, start: number, end: number): number {
  for (let index = start; index < end; index += 1) if (text.charCodeAt(index) <= 0x20) return index;
  return end;
}

function unclosed(name: string): string {
  return `<${name.slice(0, 40)}> is not closed`;
}

keepShape(new Parser("", { parents: new Map() }));
