import type { Format } from "../format";
import { draftOfTrial, PARTS } from "./ictrp-draft";
import { type Dialect, readXml } from "./read";

const DIALECT: Dialect = {
  records: [["Trial"]],
  wrappers: ["Trials_downloaded_from_ICTRP"],
  parents: new Map(PARTS.map((part) => [part, "Trial"])),
  draftOf: draftOfTrial,
};

/** Registered trials, as the WHO's search portal exports them. */
export const ictrpXml: Format = {
  id: "ictrp_xml",
  label: "WHO ICTRP XML",
  extensions: ["xml"],
  recognises(head) {
    if (/<Trials_downloaded_from_ICTRP[\s>]/.test(head)) return 0.98;
    return /<Trial>\s*<(?:Export_date|Internal_Number|TrialID)>/.test(head) ? 0.9 : 0;
  },
  read: (chunks) => readXml(chunks, DIALECT),
};
