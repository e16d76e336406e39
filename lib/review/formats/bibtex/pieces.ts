import type { Line } from "../format";

/** A line in two, each with its own bytes; nothing where they cannot be told apart. */
export function splitLine(line: Line, at: number): [Line, Line] | undefined {
  const bytes = bytesBefore(line, at);
  if (bytes === undefined) return undefined;
  const middle = line.byteStart + bytes;
  const start = line.start + at;
  return [
    { ...line, text: line.text.slice(0, at), next: start, byteEnd: middle },
    { ...line, text: line.text.slice(at), start, byteStart: middle },
  ];
}

function bytesBefore({ text, byteStart, byteEnd }: Line, at: number): number | undefined {
  const size = byteEnd - byteStart;
  if (size === text.length) return at;
  if (size === 2 * text.length && /[ -~]/.test(text)) return 2 * at;
  const encoder = new TextEncoder();
  return encoder.encode(text).length === size ? encoder.encode(text.slice(0, at)).length : undefined;
}
