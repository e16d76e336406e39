import { wordsOf } from "../normalise";

/** Parts of names that stand in front in one database and are left out in the next. */
const PARTICLES = new Set(
  "de la le da di du del der den dos das des el al van von vom zu ten ter bin ibn abu st".split(" "),
);
/** What follows a name, or stands for one. */
const NO_NAMES = new Set("jr sr ii iii phd md et anonymous anon".split(" "));

/** Who wrote it, as far as databases agree on it: family names, each once. */
export interface Names {
  first: string | null;
  all: readonly string[];
}

/**
 * The words of authors' names without initials, so that `Adeli K.Lewis G. F.`, where authors run together, holds the
 * same names as `Adeli` and `Lewis`.
 */
export function namesOf(authors: readonly string[], givenNames: readonly string[] = []): Names {
  const all: string[] = [];
  for (const author of [...authors, ...givenNames]) {
    for (const part of author.match(/[\p{L}\p{M}'’]+/gu) ?? []) {
      if (isInitials(part, author)) continue;
      for (const name of wordsOf(part)) {
        if (!PARTICLES.has(name) && !NO_NAMES.has(name) && !all.includes(name)) all.push(name);
      }
    }
  }
  return { first: all[0] ?? null, all };
}

function isInitials(part: string, author: string): boolean {
  if (/^\p{Script=Latin}$/u.test(part) || /^\p{Script=Cyrillic}$/u.test(part)) return true;
  return part.length <= 3 && part === part.toUpperCase() && /\p{Ll}/u.test(author) && /^[A-Z]+$/.test(part);
}

/** `same`: the same first author and most others; `none`: nobody in common; nothing when one names nobody. */
export function compareNames(a: Names, b: Names): "same" | "some" | "none" | null {
  if (a.all.length === 0 || b.all.length === 0) return null;
  const [few, many] = a.all.length <= b.all.length ? [a.all, b.all] : [b.all, a.all];
  const isThere = (name: string) => many.includes(name) || many.some((other) => isSpeltAlike(name, other));
  const common = few.filter(isThere).length;
  if (common === 0) return "none";
  const isFirst = a.first === b.first || few.length === 1;
  return common / few.length >= 0.6 && (isFirst || common / few.length >= 0.8) ? "same" : "some";
}

/** `Müller` and `Mueller`, a letter lost, or one name cut off. */
function isSpeltAlike(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 5 || long.length - short.length > 2) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  let end = 0;
  while (end < short.length - at && short[short.length - 1 - end] === long[long.length - 1 - end]) end += 1;
  return short.length - at - end <= 1;
}
