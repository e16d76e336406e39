import { readLines } from "../decode";
import type { Emit, Format, Line } from "../format";
import type { TableOutline } from "./column-mapping";
import { columnsOf } from "./columns";
import { HEADER_WITHIN, type Header, headerOf, headersIn } from "./header";
import { headerSignature, proposeColumns } from "./proposal";
import { Rows } from "./rows";
import { isTooLarge, rowsOf, sheetNames, wholeFile } from "./workbook";
import { xlsx } from "./xlsx";

/** So many rows show what a column holds. */
const ROWS = 50;

/** A table as people see it before they say what its columns hold; nothing when no header is found at all. */
export async function outlineOf(
  format: Format,
  chunks: AsyncIterable<Uint8Array>,
): Promise<TableOutline | undefined> {
  const found = format.id === xlsx.id ? await firstSheet(chunks) : await firstLines(chunks);
  if (!found) return undefined;
  const { names, rows } = found;
  const columns = proposeColumns(names, rows);
  return { signature: headerSignature(names), columns, hasTitle: columnsOf(names).holding.has("title") };
}

interface Beginning {
  names: readonly string[];
  rows: string[][];
}

/** The sheet with titles, or else the first with anything in it. */
async function firstSheet(chunks: AsyncIterable<Uint8Array>): Promise<Beginning | undefined> {
  const { bytes } = await wholeFile(chunks);
  if (!bytes) return undefined;
  try {
    if (isTooLarge(bytes)) return undefined;
    const sheets: Beginning[] = [];
    for (const index of sheetNames(bytes).keys()) {
      const rows = await beginningOf(bytes, index);
      const header = rows.slice(0, HEADER_WITHIN).findIndex((cells) => columnsOf(cells).holding.has("title"));
      if (header >= 0) return { names: rows[header] ?? [], rows: rows.slice(header + 1) };
      if (rows.length > 0) sheets.push({ names: rows[0] ?? [], rows: rows.slice(1) });
    }
    return sheets[0];
  } catch {
    return undefined;
  }
}

async function beginningOf(bytes: Uint8Array, sheet: number): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const { cells } of rowsOf(bytes, sheet)) {
    if (cells.some((cell) => cell.trim() !== "")) rows.push(cells);
    if (rows.length >= ROWS) break;
  }
  return rows;
}

/** The header of a text, or else the first line that has columns, and the rows below it. */
async function firstLines(chunks: AsyncIterable<Uint8Array>): Promise<Beginning | undefined> {
  const lines: Line[] = [];
  const reader = { line: (line: Line) => void lines.push(line), end: () => undefined };
  const items = readLines(beginning(chunks), reader);
  while (!(await items.next()).done);
  const found = headerAmong(lines);
  if (!found) return undefined;
  const rows: string[][] = [];
  const ignore: Emit = () => undefined;
  const width = found.header.columns.names.length;
  const take = new Rows(found.header.dialect, {
    row: ({ cells }) => void (rows.length < ROWS && rows.push(cells)),
    empty: () => undefined,
    fits: (cells) => cells.length === width,
  });
  for (const line of lines.slice(found.at + 1)) take.line(line, ignore);
  return { names: found.header.columns.names, rows };
}

const BEGINNING = 256 * 1024;

async function* beginning(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const chunk of chunks) {
    yield chunk.subarray(0, BEGINNING - read);
    read += chunk.length;
    if (read >= BEGINNING) return;
  }
}

function headerAmong(lines: readonly Line[]): { header: Header; at: number } | undefined {
  const first = lines.filter(({ text }) => text.trim() !== "").slice(0, HEADER_WITHIN);
  for (const line of first) {
    const header = headerOf(line.text);
    if (header) return { header, at: lines.indexOf(line) };
  }
  const candidates = first.flatMap((line) =>
    headersIn(line.text).map((header) => ({ header, at: lines.indexOf(line) })),
  );
  const widest = candidates.sort((a, b) => b.header.columns.names.length - a.header.columns.names.length)[0];
  return widest && widest.header.columns.names.length > 1 ? widest : undefined;
}
