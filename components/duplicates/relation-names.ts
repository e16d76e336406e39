import type { Relation } from "@/lib/review/duplicates/schema";

/** What records that are no duplicates can be to one another, in words. */
export const RELATION_NAMES: Record<Relation, string> = {
  erratum: "correction",
  retraction: "retraction notice",
  comment: "comment or reply",
  preprint: "preprint and article",
  conference: "conference version",
  register_entry: "register entry",
  protocol: "protocol",
  digest: "summary in another journal",
  version: "other version or year",
  part: "part or variant",
  translation: "translation",
};
