import { readLines } from "../decode";
import type { Format } from "../format";
import { type Layout, TaggedReader } from "../tagged/tagged";
import { draftOfCnki } from "./cnki-draft";

/** NoteExpress text, as CNKI, Wanfang and VIP export it (`{Title}: …`). */
export const noteExpress: Format = {
  id: "noteexpress",
  label: "NoteExpress (CNKI, Wanfang)",
  extensions: ["net", "txt"],
  recognises: (head) =>
    /^\s*\ufeff?\{Reference Type\}:/im.test(head) ? 0.97 : /^\{(?:Title|Author)\}:/m.test(head) ? 0.8 : 0,
  read: (chunks) => readLines(chunks, new TaggedReader(LAYOUT)),
};

const FIELD = /^\s*\{([A-Za-z][A-Za-z/ ()-]{1,40})\}\s*[:：]\s*(.*)$/;

const LAYOUT: Layout = {
  fieldOf(text) {
    const match = FIELD.exec(text);
    return match?.[1] ? { tag: match[1].toLowerCase(), value: match[2] ?? "" } : undefined;
  },
  startsEntry(tag, open, afterBlank) {
    if (!open || tag === "reference type") return true;
    return afterBlank && tag === "title" && open.some((field) => field.tag === "title");
  },
  startTag: "reference type",
  wrapsIndented: false,
  once: ["title"],
  draftOf: draftOfCnki,
};
