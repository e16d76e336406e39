import { analyse } from "chardet";
import iconv from "iconv-lite";

/** How much of a file's beginning decides its encoding and format. */
export const HEAD_BYTES = 65_536;

/** How the bytes of a text file are read. */
export interface Encoding {
  /** Its usual name, as `utf-8` or `windows-1252`. */
  label: string;
  /** Bytes of the byte order mark. */
  bomLength: number;
  unit: 1 | 2;
  /** For 16-bit text: whether the high byte comes first. */
  bigEndian: boolean;
}

/** What keeps a file from being read as text, in words for the person who chose it. */
export interface NotText {
  code: "empty_file" | "binary_content";
  message: string;
}

/** The encoding of a text file, judged by its beginning, or why it is no text. */
export function examine(head: Uint8Array): Encoding | NotText {
  if (head.length === 0) return { code: "empty_file", message: "This file is empty. Export it again." };
  const encoding = byMark(head) ?? (kindOfBinary(head) ? undefined : byContent(head));
  const kind = encoding
    ? controlCharacters(head, encoding)
    : (kindOfBinary(head) ?? "a file that is not text");
  if (!encoding || kind) {
    const advice =
      "Open it in the program that made it, export as RIS, PubMed (nbib) or CSV, and import that file.";
    return { code: "binary_content", message: `This is ${kind}, whatever its name says. ${advice}` };
  }
  if (/^\s*$/.test(decodeHead(head, encoding))) {
    return { code: "empty_file", message: "This file holds nothing but blank lines. Export it again." };
  }
  return encoding;
}

export function isText(result: Encoding | NotText): result is Encoding {
  return "label" in result;
}

/** The beginning of a file as text, for recognising its format. */
export function decodeHead(head: Uint8Array, encoding: Encoding): string {
  return decoderOf(encoding.label)(head.subarray(encoding.bomLength)).text;
}

/** Decoded text, and whether every byte of it made sense. */
export type Decode = (bytes: Uint8Array) => { text: string; sound: boolean };

/**
 * How bytes of an encoding become text. The platform decodes UTF-8 and UTF-16; Node 20 decodes Windows-1252
 * wrongly (0x80 to 0x9F), so that all older encodings go through iconv-lite, alike in Node and browser.
 */
export function decoderOf(label: string): Decode {
  if (!label.startsWith("utf-")) {
    return (bytes) => {
      const text = iconv.decode(bytes, label, { stripBOM: false });
      return { text, sound: !text.includes("\ufffd") };
    };
  }
  const strict = new TextDecoder(label, { fatal: true, ignoreBOM: true });
  const lenient = new TextDecoder(label, { ignoreBOM: true });
  return (bytes) => {
    try {
      return { text: strict.decode(bytes), sound: true };
    } catch {
      return { text: lenient.decode(bytes), sound: false };
    }
  };
}

const BINARY_KINDS: readonly (readonly [string, readonly number[]])[] = [
  ["an Excel workbook, Word document or ZIP archive", [0x50, 0x4b, 0x03, 0x04]],
  ["an empty ZIP archive", [0x50, 0x4b, 0x05, 0x06]],
  ["a PDF document", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["an old Excel or Word document", [0xd0, 0xcf, 0x11, 0xe0]],
  ["a compressed (gzip) file", [0x1f, 0x8b]],
  ["a compressed (7-Zip) file", [0x37, 0x7a, 0xbc, 0xaf]],
  ["a compressed (RAR) file", [0x52, 0x61, 0x72, 0x21, 0x1a]],
  ["a picture", [0x89, 0x50, 0x4e, 0x47]],
  ["a picture", [0xff, 0xd8, 0xff]],
];

function kindOfBinary(head: Uint8Array): string | undefined {
  return BINARY_KINDS.find(([, magic]) => magic.every((byte, index) => head[index] === byte))?.[0];
}

const eightBit = (label: string, bomLength = 0): Encoding => ({
  label,
  bomLength,
  unit: 1,
  bigEndian: false,
});
export const UTF_8 = eightBit("utf-8");
const utf16 = (bigEndian: boolean, bomLength: number): Encoding => {
  return { label: bigEndian ? "utf-16be" : "utf-16le", bomLength, unit: 2, bigEndian };
};

function byMark(head: Uint8Array): Encoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return eightBit("utf-8", 3);
  if (head[0] === 0xff && head[1] === 0xfe) return utf16(false, 2);
  if (head[0] === 0xfe && head[1] === 0xff) return utf16(true, 2);
  return undefined;
}

function byContent(head: Uint8Array): Encoding | undefined {
  const zeros = [0, 0];
  for (let index = 0; index < head.length; index += 1) {
    if (head[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (Math.max(even, odd) > head.length / 10) {
    return Math.min(even, odd) < head.length / 50 ? utf16(even > odd, 0) : undefined;
  }
  if (isUtf8(head) || isMostlyUtf8(head)) return UTF_8;
  return eightBit(guessLegacy(head));
}

function isUtf8(head: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: head.length >= HEAD_BYTES });
    return true;
  } catch {
    return false;
  }
}

/** A damaged character or a pasted line in another encoding does not change what the rest of a file is. */
function isMostlyUtf8(head: Uint8Array): boolean {
  const lines = new TextDecoder("utf-8").decode(head).split(/[\r\n]+/);
  const damaged = lines.filter((line) => line.includes("\ufffd")).length;
  const sound = lines.filter((line) => /\P{ASCII}/u.test(line)).length - damaged;
  return sound > 0 && sound >= damaged;
}

/** Encodings worth a guess, as chardet names them; all others are read as Windows-1252, which never fails. */
const LEGACY: Record<string, string> = {
  GB18030: "gb18030",
  Big5: "big5",
  Shift_JIS: "shift_jis",
  "EUC-JP": "euc-jp",
  "EUC-KR": "euc-kr",
  "KOI8-R": "koi8-r",
  "windows-1250": "windows-1250",
  "windows-1251": "windows-1251",
  "ISO-8859-2": "iso-8859-2",
};

function guessLegacy(head: Uint8Array): string {
  const best = analyse(head)[0];
  const label = best && LEGACY[best.name];
  return label && best.confidence >= 30 ? label : "windows-1252";
}

function controlCharacters(head: Uint8Array, encoding: Encoding): string | undefined {
  const text = decodeHead(head, encoding);
  const controls =
    text.match(/\p{Cc}/gu)?.filter((sign) => sign < "\t" || (sign > "\r" && sign < " ")).length ?? 0;
  return controls > 2 + text.length / 200 ? "a file that is not text" : undefined;
}
