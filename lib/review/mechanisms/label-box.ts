/** A label broken into lines, with the room it takes. */
export interface LabelBox {
  lines: string[];
  w: number;
  h: number;
}

/** Widths assume a humanist sans at these sizes, taken wide enough that real text never leaves its box. */
export const NODE_TEXT = { size: 13, line: 17, character: 7.6, padX: 12, padY: 9, wrap: 16 } as const;
export const EDGE_TEXT = { size: 11, line: 14, character: 6.4, padX: 3, padY: 1, wrap: 40 } as const;

/** Breaks a label at spaces (and at hyphens or slashes of overlong words) and measures the box around it. */
export function labelBox(label: string, text: typeof NODE_TEXT | typeof EDGE_TEXT): LabelBox {
  const lines: string[] = [];
  for (const word of label.split(/\s+/).flatMap((each) => breakWord(each, text.wrap))) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= text.wrap)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  const longest = Math.max(...lines.map(({ length }) => length));
  return {
    lines,
    w: Math.ceil(longest * text.character + 2 * text.padX),
    h: lines.length * text.line + 2 * text.padY,
  };
}

function breakWord(word: string, wrap: number): string[] {
  if (word.length <= wrap) return [word];
  const pieces = word
    .split(/(?<=[-/])/)
    .flatMap((piece) => piece.match(new RegExp(`.{1,${wrap}}`, "gu")) ?? []);
  return pieces.reduce<string[]>((lines, piece) => {
    const line = lines.at(-1);
    if (line !== undefined && line.length + piece.length <= wrap) lines[lines.length - 1] = line + piece;
    else lines.push(piece);
    return lines;
  }, []);
}
