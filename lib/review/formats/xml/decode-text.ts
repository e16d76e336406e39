import { decodeHTMLStrict } from "entities/decode";

/** Characters of XML and HTML by their names and numbers; any other entity stays as printed, and none is expanded. */
export function decodeText(raw: string): string {
  return raw.includes("&") ? decodeHTMLStrict(raw) : raw;
}
