/**
 * A title without what sources print differently: case, accents, markup, punctuation and blanks. Two records with the
 * same folded title most likely tell of the same paper.
 */
export function foldedTitle(title: string): string {
  return titleWords(title).join("");
}

/** The words of a title, folded the same way. */
export function titleWords(title: string): string[] {
  const plain = title
    .replace(/<\/?[a-z][^<>]{0,60}>/gi, "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
