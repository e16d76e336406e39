/** The arrows of the one-line entry. */
export type ArrowKind = "up" | "down" | "alters" | "none" | "together";

/** `!` the report denies it; `?` the report leaves it open. */
export type Mark = "!" | "?";

/** A name of the line with its place in it. */
export interface NamePart {
  text: string;
  start: number;
  end: number;
  /** Set on the name or on the arrow before it. */
  mark: Mark | null;
}

export interface ArrowPart {
  kind: ArrowKind;
  start: number;
  end: number;
}

/** A line split at its arrows: one list of names more than there are arrows. */
export interface LineParts {
  groups: NamePart[][];
  arrows: ArrowPart[];
}

const ARROW = /([!?]?)(->|=>|-\||--|>|~|→|⊣|(?<=\s[!?]?)0(?=[!?]?\s))([!?]?)/y;
const KINDS: Record<string, ArrowKind> = {
  "-|": "down",
  "⊣": "down",
  "~": "alters",
  "0": "none",
  "--": "together",
};

/** Splits a line into names and arrows; commas and arrows inside round brackets belong to a name. */
export function splitLine(line: string): LineParts {
  const parts: LineParts = { groups: [], arrows: [] };
  let names: NamePart[] = [];
  let arrowMark: Mark | null = null;
  let from = 0;
  const closeName = (to: number) => names.push(cutName(line, from, to, arrowMark));
  for (let at = 0; at < line.length; ) {
    const skipTo = line[at] === "(" ? line.indexOf(")", at) : -1;
    ARROW.lastIndex = at;
    const arrow = skipTo < 0 ? ARROW.exec(line) : null;
    if (arrow) {
      closeName(at);
      parts.groups.push(names);
      const end = at + arrow[0].length;
      parts.arrows.push({ kind: KINDS[arrow[2] ?? ""] ?? "up", start: at, end });
      arrowMark = asMark(arrow[1]) ?? asMark(arrow[3]);
      names = [];
      from = at = end;
    } else if (line[at] === ",") {
      closeName(at);
      from = ++at;
    } else at = skipTo > 0 ? skipTo + 1 : at + 1;
  }
  closeName(line.length);
  parts.groups.push(names);
  return parts;
}

function asMark(text: string | undefined): Mark | null {
  return text === "!" || text === "?" ? text : null;
}

function cutName(line: string, from: number, to: number, arrowMark: Mark | null): NamePart {
  const raw = line.slice(from, to);
  const leading = /^\s*([!?]?)\s*/.exec(raw);
  const trailing = /\s*([!?]?)\s*$/.exec(raw);
  const start = from + Math.min(raw.length, leading?.[0].length ?? 0);
  const end = Math.max(start, to - (trailing?.[0].length ?? 0));
  return {
    text: line.slice(start, end),
    start,
    end,
    mark: asMark(leading?.[1]) ?? asMark(trailing?.[1]) ?? arrowMark,
  };
}
