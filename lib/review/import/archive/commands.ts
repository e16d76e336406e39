import type { Readable } from "node:stream";
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from "yauzl";
import type { Scope } from "@/lib/access/scope";
import { Refusal } from "@/lib/errors";
import { files } from "@/lib/files/files";
import { keepFile } from "../commands";
import { storedFile } from "../queries";
import { type LeftOut, MAX_IMPORT_BYTES, type Unpacked } from "../schema";
import { holdsFiles } from "./queries";
import { type Member, MOST_BYTES, MOST_MEMBERS, whyLeftOut } from "./rules";

/**
 * Keeps every file of an uploaded archive as if it had been uploaded by itself. Sizes are known before anything is
 * unpacked, and a file that turns out larger than it said ends the unpacking: a bomb stays unexploded.
 */
export async function unpackArchive(scope: Scope<"import.run">, sha256: string): Promise<Unpacked> {
  const { bytes } = await storedFile(scope, sha256);
  if (!(await holdsFiles(sha256))) {
    throw new Refusal("UNSUPPORTED_FILE", "This file is no zip archive. Import it as it is.");
  }
  const archive = await open(sha256, bytes);
  try {
    return await keepMembers(scope, archive, await listOf(archive));
  } catch (error) {
    throw error instanceof Refusal ? error : damaged();
  } finally {
    archive.close();
  }
}

class KeptBytes extends RandomAccessReader {
  constructor(private readonly sha256: string) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return files().get(this.sha256, { start, end });
  }
}

async function open(sha256: string, bytes: number): Promise<ZipFile> {
  const options = { autoClose: false, lazyEntries: true, validateEntrySizes: true };
  try {
    return await fromRandomAccessReaderPromise(new KeptBytes(sha256), bytes, options);
  } catch {
    throw damaged();
  }
}

const damaged = () =>
  new Refusal(
    "UNSUPPORTED_FILE",
    "This archive is damaged or cut short. Make it again, or upload its files one by one.",
  );

async function listOf(archive: ZipFile): Promise<Entry[]> {
  if (archive.entryCount > MOST_MEMBERS) throw tooMuch(`more than ${MOST_MEMBERS} files`);
  const entries: Entry[] = [];
  let bytes = 0;
  for await (const entry of archive.eachEntry()) {
    if (entry.fileName.endsWith("/")) continue;
    entries.push(entry);
    bytes += entry.uncompressedSize;
  }
  if (bytes > MOST_BYTES) throw tooMuch("more than 1 GB");
  return entries;
}

function tooMuch(what: string): Refusal {
  return new Refusal(
    "TOO_LARGE",
    `This archive holds ${what}. Split it, or upload its files one by one. Nothing of it was kept.`,
  );
}

async function keepMembers(
  scope: Scope<"import.run">,
  archive: ZipFile,
  entries: Entry[],
): Promise<Unpacked> {
  const unpacked: Unpacked = { files: [], leftOut: [] };
  for (const entry of entries) {
    const member = memberOf(entry);
    const why = whyLeftOut(member, MAX_IMPORT_BYTES);
    if (why) {
      unpacked.leftOut.push({ name: member.name, why });
      continue;
    }
    const kept = await keepFile(scope, nameOf(member), contentOf(archive, entry));
    if (await holdsFiles(kept.sha256)) unpacked.leftOut.push({ name: member.name, why: "archive" });
    else unpacked.files.push(kept);
  }
  return unpacked;
}

/** Opened when it is read, and not before: its fault is then heard by whoever reads. */
async function* contentOf(archive: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  yield* await archive.openReadStreamPromise(entry);
}

function memberOf(entry: Entry): Member {
  return { name: entry.fileName, bytes: entry.uncompressedSize, encrypted: entry.isEncrypted() };
}

/** The name without its folders, as a person would call the file. */
function nameOf({ name }: Pick<LeftOut, "name">): string {
  const last =
    name
      .split("/")
      .at(-1)
      ?.replaceAll(/\p{Cc}/gu, "")
      .trim() ?? "";
  return last.slice(-300) || "file";
}
