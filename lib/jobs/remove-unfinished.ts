import { files } from "@/lib/files/files";

const A_DAY = 24 * 3_600_000;

/**
 * Removes the beginnings of files that servers left which were killed during an upload. A whole file is never removed,
 * not even one that no row names: the folder may serve another database too.
 */
export function removeUnfinishedUploads(): Promise<number> {
  return files().removeUnfinished(new Date(Date.now() - A_DAY));
}
