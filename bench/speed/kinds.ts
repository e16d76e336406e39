import type { Format, Writer } from "@/lib/review/formats/format";
import { nbib } from "@/lib/review/formats/nbib/nbib";
import { nbibWriter } from "@/lib/review/formats/nbib/nbib-write";
import { ris } from "@/lib/review/formats/ris";
import { risWriter } from "@/lib/review/formats/ris-write";
import { endNoteXml } from "@/lib/review/formats/xml/endnote";
import { endNoteXmlWriter } from "@/lib/review/formats/xml/endnote-write";

/** A format that both programs read. */
export interface Kind {
  format: Format;
  writer: Writer;
  /** What @iebh/reflib calls it. */
  module: string;
  /** So many times as fast as @iebh/reflib it must be read. */
  bar: number;
  /** What stands around and between the entries of a file. */
  before: string;
  between: string;
  after: string;
  /** How a made-up entry is printed where the writer prints it otherwise than databases do. */
  printed?(entry: string): string;
}

/** PubMed wraps its lines to 88 signs, and begins what follows with six blanks. */
function wrapped(entry: string): string {
  return entry.split("\r\n").map(wrappedLine).join("\r\n");
}

function wrappedLine(line: string): string {
  const lines = [""];
  for (const word of line.split(" ")) {
    const last = lines.length - 1;
    if ((lines[last]?.length ?? 0) + word.length < 88) lines[last] += ` ${word}`;
    else lines.push(`      ${word}`);
  }
  return lines.join("\r\n").slice(1);
}

export const KINDS: readonly Kind[] = [
  {
    format: ris,
    writer: risWriter,
    module: "ris",
    bar: 1.2,
    before: "",
    between: "\n\n",
    after: "",
  },
  {
    format: nbib,
    writer: nbibWriter,
    module: "medline",
    bar: 1.5,
    before: "",
    between: "\n\n",
    after: "",
    printed: wrapped,
  },
  {
    format: endNoteXml,
    writer: endNoteXmlWriter,
    module: "endnoteXml",
    bar: 2,
    before: '<?xml version="1.0" encoding="UTF-8"?><xml><records>',
    between: "",
    after: "</records></xml>",
  },
];
