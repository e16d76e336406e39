import { votes } from "@/lib/access/roles";
import type { Scope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import { Refusal } from "@/lib/errors";
import { files } from "@/lib/files/files";
import type { Format, Item } from "../../formats/format";
import { FORMATS, isRecognised, readFile, recognise } from "../../formats/registry";
import { type ColumnMapping, columnMappingSchema } from "../../formats/table/column-mapping";
import { csv } from "../../formats/table/csv";
import { outlineOf } from "../../formats/table/outline";
import { xlsx } from "../../formats/table/xlsx";
import { headOf } from "../archive/queries";
import { refuseWithheldFile, storedFile } from "../queries";
import type { FileColumns, Preview } from "../schema";
import { hear, NOTHING_SAID, previewRow, warningRow } from "./rows";
import { withoutDecidingCells, withoutDecisions } from "./withheld";

const PREVIEW_ENTRIES = 200;
const PREVIEW_WARNINGS = 200;
const PREVIEW_BYTES = 4 * 1024 * 1024;
/** An entry may be as long as 4 MB: so far is read while there is none to show. */
const MOST_PREVIEW_BYTES = 8 * 1024 * 1024;

/** What an import of this file would bring, from its beginning: nothing is stored, and nothing is guessed from its name. */
export async function previewFile(
  scope: Scope<"import.run">,
  { sha256, columns }: { sha256: string; columns?: ColumnMapping | undefined },
): Promise<Preview> {
  const file = await storedFile(scope, sha256);
  await refuseWithheldFile(scope, sha256);
  const format = await formatOfFile(sha256, file.name);
  const preview: Preview = {
    format: { id: format.id, label: format.label },
    bytes: file.bytes,
    counts: { main: 0, related: 0 },
    entries: [],
    warnings: [],
    complete: false,
    withheld: false,
    says: NOTHING_SAID,
  };
  let decided = false;
  try {
    for await (const items of readFile(format, beginning(format, sha256, preview), { columns }))
      for (const item of items) {
        show(preview, item);
        decided ||= item.kind === "entry" && (item.decisions?.length ?? 0) > 0;
      }
    preview.complete = true;
  } catch (error) {
    if (!(error instanceof EnoughRead)) throw error;
  }
  if (preview.complete && preview.entries.length === 0) throw nothingReadable(preview);
  return decided && votes(scope.roles) ? withoutDecisions(preview) : preview;
}

function show(preview: Preview, item: Item): void {
  if (item.kind === "entry") {
    preview.counts[item.role] += 1;
    if (preview.entries.length < PREVIEW_ENTRIES) preview.entries.push(previewRow(item));
  }
  if (item.kind === "warning" && preview.warnings.length < PREVIEW_WARNINGS)
    preview.warnings.push(warningRow(item));
  preview.says = hear(preview.says, item);
}

/** What the columns of a table seem to hold, and what people said they hold when they last imported such a table. */
export async function columnsOfFile(scope: Scope<"import.run">, sha256: string): Promise<FileColumns> {
  const file = await storedFile(scope, sha256);
  await refuseWithheldFile(scope, sha256);
  const format = await formatOfFile(sha256, file.name);
  const isTable = format.id === csv.id || format.id === xlsx.id;
  const outline = isTable && (await outlineOf(format, files().get(sha256)));
  if (!outline) throw new Refusal("UNSUPPORTED_FILE", "This file has no line of column names.");
  const [before] = await db.$queryRaw<{ columns: unknown }[]>`
    SELECT columns FROM import
    WHERE header = ${outline.signature} AND columns IS NOT NULL
      AND (review_id = ${scope.reviewId}::uuid OR started_by = ${scope.personId}::uuid)
    ORDER BY review_id = ${scope.reviewId}::uuid DESC, at DESC LIMIT 1`;
  const columns = votes(scope.roles) ? withoutDecidingCells(outline.columns) : outline.columns;
  return { ...outline, columns, remembered: before ? columnMappingSchema.parse(before.columns) : null };
}

/** The format of a kept file, judged by its first bytes; refuses in words what is no list of citations. */
export async function formatOfFile(sha256: string, fileName: string): Promise<Format> {
  const found = recognise(await headOf(sha256), fileName);
  if (isRecognised(found)) return found.format;
  throw new Refusal(found.problem === "empty_file" ? "BAD_INPUT" : "UNSUPPORTED_FILE", found.message);
}

/** A format that the person chose against what the content suggests. */
export function formatById(id: string): Format {
  const format = FORMATS.find((one) => one.id === id);
  if (format) return format;
  const known = FORMATS.map((one) => one.id).join(", ");
  throw new Refusal("BAD_INPUT", "This format is not known.", [
    { path: "format", message: `One of: ${known}.` },
  ]);
}

/** Ends the reading of a preview where it stands, so that no entry is cut in two. */
class EnoughRead extends Error {}

async function* beginning(format: Format, sha256: string, { entries }: Preview): AsyncGenerator<Uint8Array> {
  // What is packed says what it holds at its end: it is read whole, within the limits of its format.
  if (format.recognisesBytes) return yield* files().get(sha256);
  let read = 0;
  for await (const chunk of files().get(sha256)) {
    if (read >= (entries.length > 0 ? PREVIEW_BYTES : MOST_PREVIEW_BYTES)) throw new EnoughRead();
    read += (chunk as Uint8Array).length;
    yield chunk as Uint8Array;
  }
}

function nothingReadable({ format, warnings }: Preview): Refusal {
  const reason = warnings[0]?.message ?? "It holds no entry.";
  return new Refusal(
    "UNSUPPORTED_FILE",
    `No citation could be read from this file (as ${format.label}). ${reason}`,
  );
}
