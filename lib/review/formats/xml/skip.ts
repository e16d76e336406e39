import { CLOSE, type CodeUnits, OPEN } from "./code-units";

/** Something between `<` and an end that is not simply the next `>`, and how far it was looked for. */
export interface Skip {
  open: number;
  /** `!--`, `![C`, `!DOCTYPE`, `?xml` or the name of a wrapper. */
  name: string;
  at: number;
}

/** Where it ends, or nothing while its end is not there; `broken` when another begins before. */
export function skipOver(units: CodeUnits, skip: Skip): number | "broken" | undefined {
  const kind = kindOf(skip.name);
  let [open, close] = [units.find(OPEN, skip.at), units.find(CLOSE, skip.at)];
  while (open >= 0 || close >= 0) {
    if (close < 0 || (open >= 0 && open < close)) {
      if (kind.breaks(units, open)) return "broken";
      open = units.find(OPEN, open + units.size);
    } else {
      if (kind.ends(units, close, skip.open)) return close + units.size;
      close = units.find(CLOSE, close + units.size);
    }
  }
  // The last signs may be the beginning of something that the next bytes complete.
  skip.at = Math.max(skip.at, units.whole - LONGEST_SIGN * units.size);
  return undefined;
}

/** As long as `<![CDATA[` and more. */
const LONGEST_SIGN = 16;

interface Kind {
  /** Whether the `>` at this index is its end. */
  ends(units: CodeUnits, close: number, open: number): boolean;
  /** Whether the `<` at this index shows that it has none. */
  breaks(units: CodeUnits, open: number): boolean;
}

const before = (units: CodeUnits, close: number, count: number) => units.at(close - count * units.size);
const begins = (units: CodeUnits, open: number, name: string) =>
  units.nameAt(open + units.size).startsWith(name);

const COMMENT: Kind = {
  ends: (units, close, open) =>
    close - open >= 6 * units.size && before(units, close, 1) === 0x2d && before(units, close, 2) === 0x2d,
  breaks: (units, open) => begins(units, open, "!--"),
};
const CDATA: Kind = {
  ends: (units, close) => before(units, close, 1) === 0x5d && before(units, close, 2) === 0x5d,
  breaks: (units, open) => begins(units, open, "![CDATA["),
};
/** A document type may declare entities between brackets: they are passed over, and never expanded. */
const DOCTYPE: Kind = {
  ends: (units, close, open) => {
    const bracket = units.find(0x5b, open);
    const hasSubset = bracket >= 0 && bracket < firstClose(units, open);
    return !hasSubset || units.at(units.trimEnd(open, close) - units.size) === 0x5d;
  },
  breaks: (units, open) =>
    begins(units, open, "!DOCTYPE") || !(begins(units, open, "!") || begins(units, open, "?")),
};
const TAG: Kind = { ends: () => true, breaks: () => true };

function kindOf(name: string): Kind {
  if (name === "!--") return COMMENT;
  if (name === "![C") return CDATA;
  return name === "!DOCTYPE" ? DOCTYPE : TAG;
}

function firstClose(units: CodeUnits, open: number): number {
  const close = units.find(CLOSE, open);
  return close < 0 ? units.length : close;
}
