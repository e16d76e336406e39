import { decoderOf, type Encoding } from "../encoding";

/** The encoding that an XML file declares, unless its bytes say otherwise. */
export function encodingOfXml(head: Uint8Array, found: Encoding): Encoding {
  const label = declaredIn(head);
  const isFixed = found.bomLength > 0 || found.unit === 2;
  if (isFixed || !label || label === found.label) return found;
  // A program that converts to UTF-8 may leave the old declaration; one that declares UTF-8 may not keep to it.
  const isSurelyUtf8 = found.label === "utf-8" && head.some((byte) => byte > 127) && isSound("utf-8", head);
  if (isSurelyUtf8 || label === "utf-8") return found;
  return { ...found, label };
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

function isSound(label: string, head: Uint8Array): boolean {
  const end = Math.max(head.lastIndexOf(0x3e), head.lastIndexOf(10));
  return decoderOf(label)(head.subarray(0, end + 1)).sound;
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
