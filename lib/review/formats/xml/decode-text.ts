import { decodeHTMLStrict } from "entities/decode";
import { withGreekLetters } from "../greek";

/** Characters of XML and HTML by their names and numbers; Greek letters by those of SGML; any other entity stays as printed, and none is expanded. */
export function decodeText(raw: string): string {
  return raw.includes("&") ? withGreekLetters(decodeHTMLStrict(raw)) : raw;
}
