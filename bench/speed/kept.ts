import { Readable } from "node:stream";
import { type Ref, readStream } from "@iebh/reflib";
import { readFile } from "@/lib/review/formats/registry";
import type { LargeFile } from "./files";
import type { Kind } from "./kinds";

/** Where the values are that @iebh/reflib has of one field. */
export interface FieldKept {
  field: string;
  values: number;
  /** In the entry as the source printed it, which is kept with the record, and in no field. */
  onlyInOriginal: number;
  lost: number;
}

/** Each entry read by both, value by value: what the one keeps must be with the other. */
export async function fieldsKept({ kind, entries }: LargeFile): Promise<FieldKept[]> {
  const fields = new Map<string, FieldKept>();
  for (const original of entries) {
    const [ref] = await refsIn(kind, original);
    const inDraft = words(await draftsIn(kind, original));
    const inOriginal = words(original);
    for (const { field, value } of valuesOf(ref ?? {})) {
      const found = fields.get(field) ?? { field, values: 0, onlyInOriginal: 0, lost: 0 };
      fields.set(field, found);
      found.values += 1;
      const own = [...words(value)];
      if (own.every((word) => inDraft.has(word))) continue;
      if (own.every((word) => inOriginal.has(word) || inDraft.has(word))) found.onlyInOriginal += 1;
      else found.lost += 1;
    }
  }
  return [...fields.values()].sort((a, b) => a.field.localeCompare(b.field));
}

/** Types are words of each program's own. */
function valuesOf(ref: Ref): { field: string; value: string }[] {
  return Object.entries(ref).flatMap(([field, held]) =>
    field === "type" || held === undefined || held === null
      ? []
      : (Array.isArray(held) ? held : [held]).map((value) => ({ field, value: String(value) })),
  );
}

/** What stands around numbers that are kept in their normal form. */
const AROUND_NUMBERS = /https?:\/\/(?:dx\.)?doi\.org\/|\b(?:doi|pii|issn|isbn|print|electronic|linking)\b/g;

/** Without signs, case and initials, in which the two differ by intent; markup is undone by one of them. */
function words(text: string): Set<string> {
  const plain = text
    .toLowerCase()
    .replaceAll(/<[^<>]*>|&#?\w+;/g, " ")
    .replaceAll(AROUND_NUMBERS, " ");
  return new Set(plain.match(/[\p{L}\p{N}]{3,}/gu));
}

async function draftsIn({ format, ...kind }: Kind, original: string): Promise<string> {
  const drafts: unknown[] = [];
  for await (const items of readFile(format, Readable.from([fileOf(kind, original)])))
    for (const item of items) if (item.kind === "entry") drafts.push(item.draft);
  return JSON.stringify(drafts).replaceAll(/\\[nrt]/g, " ");
}

function refsIn(kind: Kind, original: string): Promise<Ref[]> {
  return new Promise((resolve, reject) => {
    const refs: Ref[] = [];
    readStream(kind.module, Readable.from([fileOf(kind, original)]))
      .on("ref", (ref) => refs.push(ref))
      .on("end", () => resolve(refs))
      .on("error", reject);
  });
}

function fileOf(
  { before, between, after }: Pick<Kind, "before" | "between" | "after">,
  entry: string,
): Buffer {
  return Buffer.from(before + entry + between + after);
}
