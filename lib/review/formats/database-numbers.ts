import { normaliseCnki, normaliseWanfang } from "../record/identifiers";
import type { Identifier } from "../record/schema";

/** How each is printed, and a sign that it has: most texts lack the signs of all but one. */
const NUMBERS: readonly [Identifier["scheme"], string, RegExp][] = [
  ["embase", "L", /^(L\d{6,12})$/],
  ["wos", ":", /^(?:WOS|ISI):(\w{10,20})$/i],
  ["scopus", "-s2.0-", /2-s2\.0-(\d{8,12})(?!\d)/],
  ["lens", "-", /^(\d{3}(?:-\d{3}){4})$/],
  ["openalex", "W", /\b(W\d{6,12})$/],
];

/** How numbers begin that stand alone. */
const BARE = /^\s*(?:L\d|WOS:|ISI:|\d{3}-)/i;

/** What every one of these numbers has in it: most accession numbers and addresses have none of it. */
function mayBeNumber(text: string): boolean {
  if (BARE.test(text) || text.includes("-s2.0-") || /cnki|wanfang/i.test(text)) return true;
  return text.includes("W") && /W\d{6,12}\s*$/.test(text);
}

/** The identifiers that a printed accession number or address is, in normal form. */
export function databaseNumber(text: string): Identifier[] {
  if (!mayBeNumber(text)) return [];
  const found: Identifier[] = [];
  const trimmed = text.trim();
  for (const [scheme, sign, pattern] of NUMBERS) {
    const value = trimmed.includes(sign) ? pattern.exec(trimmed)?.[1] : undefined;
    if (value) found.push({ scheme, value: value.toUpperCase() });
  }
  if (!/cnki|wanfang/i.test(text)) return found;
  const [cnki, wanfang] = [normaliseCnki(text), normaliseWanfang(text)];
  if (cnki) found.push({ scheme: "cnki", value: cnki });
  if (wanfang) found.push({ scheme: "wanfang", value: wanfang });
  return found;
}

/** An identifier as its database prints it, so that it is known again by its looks. */
export function printedNumber({ scheme, value }: Identifier): string {
  if (scheme === "scopus") return `2-s2.0-${value}`;
  if (scheme === "wos") return `WOS:${value}`;
  if (scheme === "cnki" || scheme === "wanfang") return `${scheme.toUpperCase()}:${value}`;
  return value;
}
