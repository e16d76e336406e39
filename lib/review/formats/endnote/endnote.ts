import { readLines } from "../decode";
import type { Format } from "../format";
import { type Layout, type TaggedField, TaggedReader } from "../tagged/tagged";
import { draftOfEndnote } from "./endnote-draft";

/** The %-tagged text of EndNote and Refer, as EndNote, CNKI, Wanfang and the AIS library print it. */
export const endnote: Format = {
  id: "endnote",
  label: "EndNote tagged text (enw)",
  extensions: ["enw", "txt"],
  recognises(head) {
    const tags = new Set([...head.matchAll(/^[ \ufeff]*(%[0-9A-Z@])[ \t]\S/gm)].map((match) => match[1]));
    if (tags.has("%0") && tags.size > 1) return 0.96;
    if (tags.has("%T") && tags.size > 2) return 0.9;
    return tags.size > 0 ? 0.5 : 0;
  },
  read: (chunks) => readLines(chunks, new TaggedReader(LAYOUT)),
};

const FIELD = /^[ \ufeff]?%([0-9A-Z?@!#$\]&()*+^><[=~])(?:[ \t]+(.*))?$/;
/** Tags that an entry has once: again after a blank line, they begin another. */
const ONCE = ["T", "D", "J", "B", "V", "X"];

const LAYOUT: Layout = {
  fieldOf(text) {
    const match = FIELD.exec(text);
    return match?.[1] ? { tag: match[1], value: match[2] ?? "" } : undefined;
  },
  startsEntry(tag, open, afterBlank) {
    if (!open) return true;
    const has = (wanted: string) => open.some((field) => field.tag === wanted);
    if (tag === "0") return afterBlank || has("0");
    return afterBlank && (!beginsWithType(open) || (ONCE.includes(tag) && has(tag)));
  },
  wrapsIndented: false,
  once: ["T"],
  draftOf: draftOfEndnote,
};

/** Where entries begin with their type, a blank line inside one ends nothing. */
function beginsWithType(open: readonly TaggedField[]): boolean {
  return open[0]?.tag === "0";
}
