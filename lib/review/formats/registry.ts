import { bibtex } from "./bibtex/bibtex";
import { eStudy } from "./cnki/e-study";
import { noteExpress } from "./cnki/note-express";
import { decodeHead, examine, isText } from "./encoding";
import { endnote } from "./endnote/endnote";

import type { Format, Item, ReadOptions } from "./format";
import { cslJson } from "./json/csl";

import { libraryPage } from "./library-page";
import { hasLong, shortened } from "./long-fields";
import { nbib } from "./nbib/nbib";
import { pastedList } from "./pasted/pasted-list";
import { hasDecisions, withDecisions } from "./prior-decisions";
import { ris } from "./ris";
import { csv } from "./table/csv";
import { embaseRows } from "./table/embase-rows";
import { xlsx } from "./table/xlsx";
import { wos } from "./wos/wos";
import { endNoteXml } from "./xml/endnote";
import { ictrpXml } from "./xml/ictrp";
import { pubMedXml } from "./xml/pubmed";

export { HEAD_BYTES } from "./encoding";

/** Every format that can be read. */
export const FORMATS: readonly Format[] = [
  ...[ris, nbib, wos, endnote, noteExpress, eStudy],
  ...[endNoteXml, pubMedXml, ictrpXml],
  ...[bibtex, cslJson, libraryPage],
  ...[csv, embaseRows, xlsx],
  pastedList,
];

/** Why no format fits a file, in words for the person who chose it. */
export interface Unrecognised {
  problem: "empty_file" | "binary_content" | "unknown_format";
  message: string;
}

/** A format and how sure it is, 0 to 1. */
export interface Recognised {
  format: Format;
  confidence: number;
}

/** The format of a file, judged by its first bytes; its name only decides where they do not. */
export function recognise(head: Uint8Array, fileName = ""): Recognised | Unrecognised {
  const binary = FORMATS.find((format) => (format.recognisesBytes?.(head) ?? 0) > 0);
  if (binary) return { format: binary, confidence: binary.recognisesBytes?.(head) ?? 0 };
  const encoding = examine(head);
  if (!isText(encoding)) return { problem: encoding.code, message: encoding.message };
  const text = decodeHead(head, encoding);
  const extension = /\.([^.]+)$/.exec(fileName.toLowerCase())?.[1] ?? "";
  const [best] = FORMATS.map((format) => ({ format, confidence: format.recognises(text) }))
    .filter(({ confidence }) => confidence >= 0.4)
    .sort((a, b) => b.confidence - a.confidence || byName(b.format, extension) - byName(a.format, extension));
  if (best) return best;
  const foreign = FOREIGN.find(({ sign }) => sign.test(text));
  if (foreign)
    return { problem: "unknown_format", message: `This looks like ${foreign.name}. ${foreign.advice}` };
  const named = FORMATS.find((format) => format.extensions[0] === extension);
  if (named) return { format: named, confidence: 0.1 };
  const labels = FORMATS.map(({ label }) => label).join(", ");
  return {
    problem: "unknown_format",
    message: `No known format was recognised in this file. Export it as one of: ${labels}.`,
  };
}

export function isRecognised(result: Recognised | Unrecognised): result is Recognised {
  return "format" in result;
}

/** Everything a file holds, as it is read: entries, warnings and what the file says about itself. */
export async function* readFile(
  format: Format,
  chunks: AsyncIterable<Uint8Array>,
  options?: ReadOptions,
): AsyncGenerator<Item[]> {
  for await (const items of format.read(chunks, options)) {
    yield items.some(isUnfinished) ? items.flatMap(finished) : items;
  }
}

/** Nearly no item has more to it: then what a block completed is handed on as it is. */
function isUnfinished(item: Item): boolean {
  return item.kind === "entry" && (hasDecisions(item) || hasLong(item));
}

function finished(item: Item): Item[] {
  return item.kind === "entry" ? shortened(withDecisions(item)) : [item];
}

function byName(format: Format, extension: string): number {
  return format.extensions.includes(extension) ? 1 : 0;
}

const AS_RIS = "Export it as RIS and import that file.";

/** Formats that cannot be read yet, so that people learn what to do instead. */
const FOREIGN: readonly { sign: RegExp; name: string; advice: string }[] = [
  {
    sign: /^\ufeff?\s*<(?:\?xml|!DOCTYPE|[A-Za-z]+[\s>])/,
    name: "a kind of XML that is not known here, or a web page",
    advice: AS_RIS,
  },
  { sign: /^\s*[[{]\s*["{]/, name: "JSON", advice: AS_RIS },
];
