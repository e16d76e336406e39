import { decodeText } from "./decode-text";

/** An element of a citation; texts are as printed, entities and all. */
export interface Element {
  name: string;
  /** As printed in its tag. */
  attributes: string;
  children: readonly (Element | string)[];
  /** The elements among many children by their names, once somebody asked. */
  byName: Map<string, Element[]> | undefined;
}

const NOTHING: Element = { name: "", attributes: "", children: [], byName: undefined };
const NONE: readonly Element[] = [];

/** More children than this are sorted by name once, rather than looked through for each name. */
const MANY = 8;

/** The first child of a name; an empty element when there is none. */
export function at(parent: Element, name: string): Element {
  if (parent.children.length > MANY) return (parent.byName ?? sort(parent)).get(name)?.[0] ?? NOTHING;
  for (const child of parent.children) if (typeof child !== "string" && child.name === name) return child;
  return NOTHING;
}

/** All children of a name. */
export function all(parent: Element, name: string): readonly Element[] {
  if (parent.children.length > MANY) return (parent.byName ?? sort(parent)).get(name) ?? NONE;
  if (parent.children.length === 0) return NONE;
  return parent.children.filter(
    (child): child is Element => typeof child !== "string" && child.name === name,
  );
}

/** All elements of a name inside all those of another. */
export function inside(parents: readonly Element[], name: string): readonly Element[] {
  const [only] = parents;
  if (only === undefined) return NONE;
  return parents.length === 1 ? all(only, name) : parents.flatMap((parent) => all(parent, name));
}

export function elementsOf(parent: Element): Element[] {
  return parent.children.filter((child) => typeof child !== "string");
}

export function attribute({ attributes }: Element, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    const value = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(at + name.length));
    if (value && /\s/.test(attributes.charAt(at - 1)))
      return decodeText(value[1] ?? value[2] ?? "").trim() || undefined;
  }
  return undefined;
}

function sort(parent: Element): Map<string, Element[]> {
  const names = new Map<string, Element[]>();
  for (const child of parent.children) {
    if (typeof child === "string") continue;
    const same = names.get(child.name);
    if (same) same.push(child);
    else names.set(child.name, [child]);
  }
  parent.byName = names;
  return names;
}
