import type { Author } from "./schema";

/** The authors as lists show them: "Antos Z, Zukow X, …". */
export function bylineOf(authors: readonly Author[]): string {
  const shown = authors.slice(0, 2).map(nameOf);
  return authors.length > 2 ? `${shown.join(", ")}, …` : shown.join(", ");
}

function nameOf(author: Author): string {
  if ("literal" in author) return author.literal;
  const initials = initialsOf(author.given ?? "");
  return initials ? `${author.family} ${initials}` : author.family;
}

/** The first letter of each given name; "AB" or "A.B." are initials already. */
function initialsOf(given: string): string {
  return given
    .split(/[\s.\-‐–]+/)
    .filter((part) => part !== "")
    .map((part) => (/^\p{Lu}{2,3}$/u.test(part) ? part : ([...part][0] ?? "").toUpperCase()))
    .join("");
}
