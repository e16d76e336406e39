import { readLines } from "../decode";
import type { Format } from "../format";
import { type Layout, TaggedReader } from "../tagged/tagged";
import { draftOfWos } from "./wos-draft";

/** The tagged text of Web of Science (and of ISI, Inspec, Zoological Record and others on its platform), `.txt` or `.ciw`. */
export const wos: Format = {
  id: "wos",
  label: "Web of Science (plain text, ciw)",
  extensions: ["ciw", "isi", "txt"],
  recognises(head) {
    if (/^\ufeff?\s*FN .*(?:Clarivate|Thomson|ISI|Web of (?:Science|Knowledge))/.test(head)) return 0.97;
    const entryStarts = /^PT [A-Z]\s*$/m.test(head);
    const hasFields = /^(?:TI|AU|SO|AN) \S/m.test(head);
    if (entryStarts && hasFields) return 0.95;
    return /^UT [A-Z]+:\w/m.test(head) && hasFields ? 0.8 : 0;
  },
  read: (chunks) => readLines(chunks, new TaggedReader(LAYOUT)),
};

/** Tags that show, where no PT line did, that an entry has begun. */
const OPENERS = new Set(["AU", "AF", "TI", "SO", "AN", "DT", "UT", "DI", "AB"]);
const FIELD = /^([A-Z][A-Z0-9])(?: (.*))?$/;

const LAYOUT: Layout = {
  fieldOf(text) {
    const match = FIELD.exec(text);
    return match?.[1] ? { tag: match[1], value: match[2] ?? "" } : undefined;
  },
  startsEntry: (tag, open) => tag === "PT" || (open === undefined && OPENERS.has(tag)),
  endTag: "ER",
  fileTags: new Set(["FN", "VR", "EF"]),
  startTag: "PT",
  wrapsIndented: true,
  once: ["TI", "SO", "DI", "UT"],
  draftOf: draftOfWos,
};
