import { files } from "@/lib/files/files";
import { HEAD_BYTES } from "../../formats/registry";
import { isArchive } from "./rules";

/** The first bytes of a kept file, which say what it is. */
export async function headOf(sha256: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of files().get(sha256, { start: 0, end: HEAD_BYTES })) parts.push(part as Uint8Array);
  return Buffer.concat(parts);
}

/** Whether a kept file is an archive of files. */
export async function holdsFiles(sha256: string): Promise<boolean> {
  return isArchive(await headOf(sha256));
}
