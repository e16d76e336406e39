import { stringify } from "csv-stringify/browser/esm/sync";
import type { Emit, Format, Item, Place, ReadOptions } from "../format";
import { warning } from "../span";
import { type Columns, columnsOf } from "./columns";
import { continued } from "./continued";
import { emitRow } from "./emit-row";
import { HEADER_WITHIN, isHeader } from "./header";
import { NUMBER_FIELDS } from "./mangled";
import {
  asMangled,
  DAMAGED,
  isTooLarge,
  isWorkbook,
  rowsOf,
  type SheetRow,
  sheetNames,
  TOO_LARGE,
  wholeFile,
} from "./workbook";

/** Excel workbooks: the first sheet that has a column of titles. */
export const xlsx: Format = {
  id: "xlsx",
  label: "Excel workbook",
  extensions: ["xlsx"],
  recognises: () => 0,
  recognisesBytes: (head) => (isWorkbook(head) ? 1 : 0),
  async *read(chunks, options) {
    for await (const item of readWorkbook(chunks, options)) yield [item];
  },
};

/** Rows are packed together in a workbook: the place of each is its row, and the bytes of the whole file. */
const place = (line: number, length: number): Place => ({ line, byteStart: 0, byteEnd: length });

async function* readWorkbook(chunks: AsyncIterable<Uint8Array>, options?: ReadOptions): AsyncGenerator<Item> {
  // What goes wrong in the delivery of bytes is not the file's fault: it is outside the `try`.
  const { bytes, length } = await wholeFile(chunks);
  if (length === 0) return;
  const whole = place(1, length);
  if (!bytes) yield warning(whole, "workbook_too_large", TOO_LARGE);
  else if (!isWorkbook(bytes)) yield warning(whole, "binary_content", DAMAGED);
  else yield* sheetOf(bytes, whole, options);
}

async function* sheetOf(bytes: Uint8Array, whole: Place, options?: ReadOptions): AsyncGenerator<Item> {
  try {
    if (isTooLarge(bytes)) return yield warning(whole, "workbook_too_large", TOO_LARGE);
    const others: string[] = [];
    let read = false;
    for (const [index, name] of sheetNames(bytes).entries()) {
      const items = read ? undefined : readSheet(rowsOf(bytes, index), whole, options);
      const first = await items?.next();
      if (items && first?.value && !first.done) {
        read = true;
        yield first.value;
        yield* items;
      } else if (await holdsSomething(rowsOf(bytes, index))) others.push(name);
    }
    if (others.length > 0) yield warning(whole, "other_sheets", othersMessage(others, read));
    if (!read) yield warning(whole, "header_without_title", NO_TITLES);
  } catch {
    yield warning(whole, "broken_workbook", DAMAGED);
  }
}

const NO_TITLES = `No sheet has a header with a title column in its first ${HEADER_WITHIN} rows, so nothing was read. Say which column holds the titles, or name it "Title".`;

function othersMessage(names: readonly string[], read: boolean): string {
  const left = names.map((name) => `"${name.slice(0, 40)}"`).join(", ");
  return `${read ? "One sheet was read" : "No sheet was read"}; left out: ${left}. If they hold records, save each as a workbook of its own and import it.`;
}

async function holdsSomething(rows: AsyncIterable<SheetRow>): Promise<boolean> {
  for await (const { cells } of rows) if (!isEmpty(cells)) return true;
  return false;
}

const isEmpty = (cells: readonly string[]) => cells.every((cell) => cell.trim() === "");

/** What a sheet holds; nothing at all when its first rows have no header with a title column. */
async function* readSheet(
  rows: AsyncGenerator<SheetRow>,
  whole: Place,
  options?: ReadOptions,
): AsyncGenerator<Item, undefined> {
  const { header, before } = await headerOf(rows, options);
  if (!header) return;
  let items: Item[] = [];
  const emit: Emit = (item) => items.push(item);
  const { columns, line } = header;
  for (const { number, cells } of before) {
    yield warning({ ...whole, line: number }, "text_outside_entry", BEFORE, cells.join(" ").trim());
  }
  yield { kind: "facts", ...whole, line, columns: [...columns.names] };
  for await (const { number, cells } of continued(columns, rows)) {
    if (isEmpty(cells)) continue;
    const at = { ...whole, line: number };
    const padded = padTo(columns, cells);
    emitRow(columns, { place: at, original: entryOf(columns, padded), cells: padded }, emit);
    yield* items;
    items = [];
  }
}

/** Takes rows up to the header; the others are still to come. */
async function headerOf(rows: AsyncGenerator<SheetRow>, options?: ReadOptions) {
  const before: SheetRow[] = [];
  for (let next = await rows.next(); !next.done && before.length < HEADER_WITHIN; next = await rows.next()) {
    const { number, cells } = next.value;
    if (isEmpty(cells)) continue;
    const columns = columnsOf(cells, options?.columns);
    if (isHeader(columns, options?.columns)) return { header: { columns, line: number }, before };
    before.push(next.value);
  }
  await rows.return(undefined);
  return { header: undefined, before };
}

const BEFORE = "This row stands before the header of the table and was left out.";

/** Empty cells at the end of a row are not in the file; dates in columns of numbers are what Excel made of them. */
function padTo({ names, holding }: Columns, cells: readonly string[]): string[] {
  const padded = Array.from(
    { length: Math.max(names.length, cells.length) },
    (_, index) => cells[index] ?? "",
  );
  for (const field of NUMBER_FIELDS) {
    for (const index of holding.get(field) ?? []) padded[index] = asMangled(padded[index] ?? "");
  }
  return padded;
}

/** The entry as a table of one row under its header: a workbook itself holds no text that could be cut out. */
function entryOf({ names }: Columns, cells: readonly string[]): string {
  return stringify([[...names], [...cells]]).trimEnd();
}
