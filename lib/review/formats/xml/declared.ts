import { decoderOf, type Encoding } from "../encoding";

/** The encoding that an XML file declares, unless its bytes say otherwise. */
export function encodingOfXml(head: Uint8Array, found: Encoding): Encoding {
  const declared = declaredIn(head);
  if (found.bomLength > 0 || found.unit === 2 || declared === found.label) return found;
  const label = declared ?? "utf-8";
  // UTF-8 can be told by its bytes: a program that converts may leave another declaration, or declare it wrongly.
  if (label === "utf-8") return isMostlyUtf8(head) ? { ...found, label } : found;
  return found.label === "utf-8" && !head.every(isAscii) && isSound(head) ? found : { ...found, label };
}

const isAscii = (byte: number) => byte < 128;

/** Judged text by text between the tags, for all may be one line. */
function isMostlyUtf8(head: Uint8Array): boolean {
  const decode = decoderOf("utf-8");
  const texts = betweenTags(head).filter((part) => !part.every(isAscii));
  const damaged = texts.filter((part) => !decode(part).sound).length;
  return texts.length > damaged && texts.length - damaged >= damaged;
}

const READABLE =
  /^(?:utf-?8|(?:us-)?ascii|windows-12\d\d|cp(?:12\d\d|936)|iso-?8859-(?:[1-9]|1[0-6])|latin-?1|gb(?:k|2312|18030)|big5(?:-hkscs)?|shift_jis|euc-(?:jp|kr)|koi8-[ru])$/;

function declaredIn(head: Uint8Array): string | undefined {
  const beginning = new TextDecoder("latin1").decode(head.subarray(0, 400));
  const declared = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]{2,40})["']/i
    .exec(beginning)?.[1]
    ?.toLowerCase();
  if (!declared || !READABLE.test(declared)) return undefined;
  if (/^utf-?8$|^(?:us-)?ascii$/.test(declared)) return "utf-8";
  // As browsers do: what is declared as Latin 1 or GBK is read as what holds more.
  if (/^(?:iso-?8859-1|latin-?1)$/.test(declared)) return "windows-1252";
  return /^gb(?:k|2312)$/.test(declared) ? "gb18030" : declared;
}

function isSound(head: Uint8Array): boolean {
  const end = Math.max(head.lastIndexOf(0x3e), head.lastIndexOf(10));
  return decoderOf("utf-8")(head.subarray(0, end + 1)).sound;
}

/** Decodes the bytes of one entry; where some do not fit, only the text between its tags is read in another way. */
export type Decoder = (bytes: Uint8Array) => { text: string; sound: boolean };

export function decoderOfXml({ label, unit }: Encoding): Decoder {
  const decode = decoderOf(label);
  const fallback = decoderOf(label === "utf-8" ? "windows-1252" : label);
  return (bytes) => {
    const whole = decode(bytes);
    if (whole.sound) return withoutNulls(whole.text);
    if (unit === 2) return { text: withoutNulls(whole.text).text, sound: false };
    const text = betweenTags(bytes).map((part) => {
      const decoded = decode(part);
      return decoded.sound ? decoded.text : fallback(part).text;
    });
    return { text: withoutNulls(text.join("")).text, sound: false };
  };
}

/** A database keeps no NUL. */
function withoutNulls(text: string): { text: string; sound: boolean } {
  return text.includes("\u0000")
    ? { text: text.replaceAll("\u0000", "\ufffd"), sound: false }
    : { text, sound: true };
}

function betweenTags(bytes: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(0x3c, start + 1);
    const end = found < 0 ? bytes.length : found;
    parts.push(bytes.subarray(start, end));
    start = end;
  }
  return parts;
}
