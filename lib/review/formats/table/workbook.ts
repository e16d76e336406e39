import { decodeXML } from "entities";
import { unzipSync } from "fflate";
import { streamXlsxRows } from "hucre/xlsx";

/** A workbook has its list of parts at its end, so that all of it is in memory while it is read. */
export const MOST_WORKBOOK_BYTES = 32 * 1024 * 1024;
/** Sheets are unpacked a row at a time; the texts that cells share are held until the last of them is read. */
const MOST_SHEET_BYTES = 1024 * 1024 * 1024;
const MOST_SHARED_BYTES = 32 * 1024 * 1024;
/** A cell in the last corner of a sheet makes its row sixteen thousand cells wide; no list of citations is. */
const MOST_COLUMNS = 1000;

const AS_CSV = "Save the sheet as CSV (UTF-8) in the spreadsheet program and import that file.";
export const TOO_LARGE = `This workbook is larger than 32 MB, or its texts larger than 32 MB when unpacked, so nothing of it was read. ${AS_CSV}`;
export const DAMAGED = `This workbook is damaged, protected by a password, cut short or wider than 1 000 columns. Open it in the spreadsheet program. ${AS_CSV}`;

/** Whether a zip archive is a workbook, by the names of its first parts; archives of files and documents are not. */
export function isWorkbook(head: Uint8Array): boolean {
  if (head[0] !== 0x50 || head[1] !== 0x4b || head[2] !== 0x03 || head[3] !== 0x04) return false;
  const names = new TextDecoder("latin1").decode(head);
  if (/(?:word|ppt)\/|mimetypeapplication\//.test(names)) return false;
  return /\[Content_Types\]\.xml|xl\/(?:workbook|worksheets|styles|sharedStrings|_rels|theme)/.test(names);
}

/** The whole file, or nothing when it is larger than a workbook may be. */
export async function wholeFile(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ bytes?: Uint8Array; length: number }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length <= MOST_WORKBOOK_BYTES) parts.push(chunk);
    else parts.length = 0;
  }
  if (length > MOST_WORKBOOK_BYTES) return { length };
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { bytes, length };
}

/**
 * Whether the parts of a workbook unpack to more than it may hold, by the list at its end. The reading library stops at
 * what that list says of a part; a part that it says nothing about would have no limit, so that it counts as endless.
 */
export function isTooLarge(bytes: Uint8Array): boolean {
  const total = { sheets: 0, shared: 0 };
  unzipSync(bytes, {
    filter: ({ name, size, originalSize }) => {
      const unpacked = originalSize === 0 && size > 2 ? Number.POSITIVE_INFINITY : originalSize;
      if (name.startsWith("xl/worksheets/sheet")) total.sheets += unpacked;
      else if (!name.startsWith("xl/media/")) total.shared += unpacked;
      return false;
    },
  });
  return total.sheets > MOST_SHEET_BYTES || total.shared > MOST_SHARED_BYTES;
}

/** The names of the sheets in their order; hidden ones too. */
export function sheetNames(bytes: Uint8Array): string[] {
  const parts = unzipSync(bytes, { filter: ({ name }) => name === "xl/workbook.xml" });
  const xml = new TextDecoder().decode(parts["xl/workbook.xml"]);
  const names = [...xml.matchAll(/<(?:\w+:)?sheet\s[^>]*?\bname="([^"]*)"/g)];
  if (names.length === 0) throw new Error("no sheets");
  return names.map(([, name = ""]) => decodeXML(name));
}

export interface SheetRow {
  /** As the spreadsheet program counts it. */
  number: number;
  cells: string[];
}

/** The rows of a sheet as text, one at a time; a formula is its value. */
export async function* rowsOf(bytes: Uint8Array, sheet: number): AsyncGenerator<SheetRow> {
  for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
    if (values.length > MOST_COLUMNS) throw new Error("too many columns");
    yield { number: index + 1, cells: values.map(printed) };
  }
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function printed(value: unknown): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  return value === null || value === undefined ? "" : String(value);
}

/** The date of a cell as a spreadsheet program shows it that took `8-12` for one: `08-Dec`. */
export function asMangled(cell: string): string {
  const match = /^\d{4}-(\d{2})-(\d{2})$/.exec(cell);
  return match ? `${match[2]}-${MONTHS[Number(match[1]) - 1] ?? match[1]}` : cell;
}
