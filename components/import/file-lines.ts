import type { WarningEntry } from "@/lib/review/import/schema";

export interface NumberedLine {
  number: number;
  text: string;
}

/** Warnings of a preview lie in the part that the preview read. */
const READ_BYTES = 4 * 1024 * 1024;
const AROUND = 2;
const LONGEST = 400;

/** The text that a warning kept of its place. */
export function originalLines({ line, original }: WarningEntry): NumberedLine[] {
  if (original === null) return [];
  return original
    .split(/\r\n?|\n/)
    .map((text, index) => ({ number: line + index, text: text.slice(0, LONGEST) }));
}

/** A line of a file in the reader's hands with its neighbours; nothing when the file is not UTF-8 or ends before. */
export async function surroundings(file: Blob, line: number): Promise<NumberedLine[]> {
  const bytes = await file.slice(0, READ_BYTES).arrayBuffer();
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return [];
  }
  const lines = text.split(/\r\n?|\n/);
  if (line > lines.length) return [];
  const first = Math.max(1, line - AROUND);
  return lines
    .slice(first - 1, line + AROUND)
    .map((content, index) => ({ number: first + index, text: content.slice(0, LONGEST) }));
}
