import type { LeftOut } from "../schema";

/** An archive with more files, or with more in them, is not a set of search results. */
export const MOST_MEMBERS = 500;
export const MOST_BYTES = 1024 * 1024 * 1024;

/** What an archive says of one of its files, before a byte of it is read. */
export interface Member {
  /** As it stands in the archive, with folders; it is shown and never used as a path. */
  name: string;
  bytes: number;
  encrypted: boolean;
}

/** Whether a file begins as a zip archive that holds files of its own: workbooks and documents are zips, too. */
export function isArchive(head: Uint8Array): boolean {
  if (head[0] !== 0x50 || head[1] !== 0x4b || head[2] !== 0x03 || head[3] !== 0x04) return false;
  const names = new TextDecoder("latin1").decode(head);
  return !/\[Content_Types\]\.xml|(?:^|[^\w])(?:xl|word|ppt)\/|mimetypeapplication\//.test(names);
}

/** Why a file of an archive is not taken; null when it is. */
export function whyLeftOut({ name, bytes, encrypted }: Member, most: number): LeftOut["why"] | null {
  const last = name.split("/").at(-1) ?? "";
  if (/(?:^|\/)__MACOSX\//.test(name) || /^(?:\..*|Thumbs\.db|desktop\.ini)$/i.test(last))
    return "of_the_system";
  if (encrypted) return "encrypted";
  if (bytes === 0) return "empty";
  if (bytes > most) return "too_large";
  return null;
}
