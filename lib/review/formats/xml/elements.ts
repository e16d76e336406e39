import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import { decodeText } from "./text";

/** An element of a citation; texts are as printed, entities and all. */
export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly (Element | string)[];
}

/** What is wrong with the markup of a citation, and how many line ends stand before it. */
export interface Fault {
  line: number;
  what: string;
}

/** Deeper than anything a citation has. */
const MAX_DEPTH = 64;

/**
 * The elements of one citation. Nothing of it is an error: what is not closed ends with what is around it, or where a part
 * begins whose parent is known; a stray sign is text, and no entity is known but the characters of XML and HTML.
 */
export function parseElements(
  text: string,
  parents: ReadonlyMap<string, string>,
): { root: Element; fault: Fault | undefined } {
  const mended = withoutStraySigns(text);
  const builder = new Builder(mended, parents);
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: false }, builder);
  tokenizer.write(mended);
  tokenizer.end();
  return builder.result();
}

const STRAY = /<(?=[^\p{L}_:/!?]|$)/gu;

/** The same text with every `<` that begins nothing, and every section that never ends, as text. */
function withoutStraySigns(text: string): string {
  return endless(endless(text.replaceAll(STRAY, "&lt;"), "<![CDATA[", "]]>"), "<!--", "-->");
}

function endless(text: string, begin: string, end: string): string {
  if (!text.includes(begin)) return text;
  const [first, ...rest] = text.split(begin);
  return first + rest.map((part) => (part.includes(end) ? begin : `&lt;${begin.slice(1)}`) + part).join("");
}

interface Building {
  name: string;
  attributes: Record<string, string>;
  children: (Building | string)[];
}

const element = (name: string): Building => ({ name, attributes: {}, children: [] });

class Builder implements TokenizerCallbacks {
  private readonly document = element("");
  private top = this.document;
  private readonly stack: Building[] = [];
  private attribute: string | undefined;
  private fault: Fault | undefined;

  constructor(
    private readonly text: string,
    private readonly parents: ReadonlyMap<string, string>,
  ) {}

  result(): { root: Element; fault: Fault | undefined } {
    const root = this.document.children.find((child) => typeof child !== "string");
    return { root: root ?? this.document, fault: this.fault };
  }

  onopentagname(start: number, end: number): void {
    const opened = element(this.text.slice(start, end));
    const parent = this.parents.get(opened.name);
    if (parent && parent !== this.top.name) this.backTo(parent, start);
    this.top.children.push(opened);
    this.stack.push(this.top);
    this.top = opened;
  }

  onopentagend(index: number): void {
    if (this.stack.length <= MAX_DEPTH) return;
    this.report(index, "its elements are nested too deep");
    this.up();
  }

  onselfclosingtag(): void {
    this.up();
  }

  onclosetag(start: number, end: number): void {
    const name = this.text.slice(start, end);
    if (this.top.name !== name) {
      const depth = this.stack.findLastIndex((open) => open.name === name);
      if (depth < 0) {
        this.report(start, `</${name.slice(0, 40)}> closes nothing`);
        return;
      }
      this.report(start, `<${this.top.name.slice(0, 40)}> is not closed`);
      this.stack.length = depth;
    }
    this.up();
  }

  ontext(start: number, end: number): void {
    this.top.children.push(this.text.slice(start, end));
  }

  oncdata(start: number, end: number, offset: number): void {
    this.top.children.push(this.text.slice(start, end - offset).replaceAll("&", "&amp;"));
  }

  onattribname(start: number, end: number): void {
    // EndNote gives every text a face, a font and a size.
    this.attribute = this.top.name === "style" ? undefined : this.text.slice(start, end);
  }

  onattribdata(start: number, end: number): void {
    const { attribute, top } = this;
    if (attribute) top.attributes[attribute] = decodeText(this.text.slice(start, end));
  }

  onend(): void {
    if (this.stack.length > 0) this.report(this.text.length, `<${this.top.name.slice(0, 40)}> is not closed`);
  }

  onattribend(): void {}
  onattribentity(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  ontextentity(): void {}

  /** A part cannot stand inside another: what is still open between it and its parent was not closed. */
  private backTo(parent: string, index: number): void {
    const depth = this.stack.findLastIndex((open) => open.name === parent);
    const found = this.stack[depth];
    if (!found) return;
    this.report(index, `<${this.top.name.slice(0, 40)}> is not closed`);
    this.stack.length = depth;
    this.top = found;
  }

  private up(): void {
    this.top = this.stack.pop() ?? this.document;
  }

  /** The first fault is where the eye should go; those after it often follow from it. */
  private report(index: number, what: string): void {
    this.fault ??= { line: this.text.slice(0, index).match(/\r\n|\n|\r/g)?.length ?? 0, what };
  }
}

const NOTHING: Element = { name: "", attributes: {}, children: [] };

/** The first child of a name, or of a path of names; an empty element when there is none. */
export function at(parent: Element, ...path: readonly string[]): Element {
  return path.reduce((element, name) => all(element, name)[0] ?? NOTHING, parent);
}

/** All children of a name. */
export function all(parent: Element, name: string): Element[] {
  const found: Element[] = [];
  for (const child of parent.children)
    if (typeof child !== "string" && child.name === name) found.push(child);
  return found;
}

/** All elements of a name inside all those of another. */
export function inside(parents: readonly Element[], name: string): Element[] {
  return parents.flatMap((parent) => all(parent, name));
}

export function elementsOf(parent: Element): Element[] {
  return parent.children.filter((child) => typeof child !== "string");
}
