import type { Format } from "../format";
import { draftOfEndNote, PARTS } from "./endnote-draft";
import { type Dialect, readXml } from "./read";

const DIALECT: Dialect = {
  records: [["record"]],
  wrappers: ["xml", "records"],
  parents: new Map([
    ...[...PARTS].map((part) => [part, "record"] as const),
    ["author", "authors"],
    ["keyword", "keywords"],
    ["year", "dates"],
  ]),
  style: "style",
  draftOf: draftOfEndNote,
};

/** The XML that EndNote, and many that speak to it, export. */
export const endNoteXml: Format = {
  id: "endnote_xml",
  label: "EndNote XML",
  extensions: ["xml"],
  recognises(head) {
    const isNamed =
      /<source-app\s[^>]*name="EndNote"|<ref-type\b|<(?:electronic-resource-num|rec-number)>/.test(head);
    if (/<records>\s*<record[\s>]/.test(head)) return isNamed ? 0.98 : 0.9;
    return isNamed && /<record[\s>]/.test(head) ? 0.95 : 0;
  },
  read: (chunks) => readXml(chunks, DIALECT),
};
