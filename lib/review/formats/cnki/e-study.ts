import { readLines } from "../decode";
import type { Format } from "../format";
import { type Layout, TaggedReader } from "../tagged/tagged";
import { draftOfCnki } from "./cnki-draft";

/** What CNKI exports for its E-Study and as "custom" text (`Title-题名: …`). */
export const eStudy: Format = {
  id: "cnki-estudy",
  label: "CNKI (E-Study)",
  extensions: ["eln", "txt"],
  recognises(head) {
    const named = new Set(
      [...head.matchAll(/^\s*([A-Za-z]{2,12})-\p{Script=Han}{1,8}\s*[:：]/gmu)].map((match) => match[1]),
    );
    if (named.has("Title") && named.size > 2) return 0.97;
    return named.size > 2 ? 0.7 : 0;
  },
  read: (chunks) => readLines(chunks, new TaggedReader(LAYOUT)),
};

const FIELD =
  /^\s*([A-Za-z]{2,12})-(?:\p{Script=Han}{1,8}|[A-Z]{2,6})\s*[:：]\s*(.*)$|^\s*(DataType)\s*[:：]\s*(.*)$/u;
/** Lines that begin an entry, in one kind of export or the other. */
const STARTS = new Set(["datatype", "srcdatabase", "title"]);

const LAYOUT: Layout = {
  fieldOf(text) {
    const match = FIELD.exec(text);
    const tag = match?.[1] ?? match?.[3];
    return tag ? { tag: tag.toLowerCase(), value: match?.[2] ?? match?.[4] ?? "" } : undefined;
  },
  startsEntry(tag, open, afterBlank) {
    if (!open || tag === "datatype") return true;
    const isAgain = open.some((field) => field.tag === tag);
    return STARTS.has(tag) && (isAgain || (afterBlank && tag === "srcdatabase" && open.length > 1));
  },
  wrapsIndented: false,
  once: ["title"],
  draftOf: draftOfCnki,
};
