import type { Relation } from "../schema";
import { type Comparison, isOneText } from "./evidence";
import type { PreparedRecord } from "./features";
import type { PublicationForm } from "./forms";

/** What two records are to one another when they are no plain duplicates; null when nothing says so. */
export function relationOf(a: PreparedRecord, b: PreparedRecord, comparison: Comparison): Relation | null {
  return (
    byKind(a, b) ??
    byForm(a, b, comparison) ??
    byWords(a, b, comparison) ??
    (comparison.evidence.title === "translated" ? "translation" : null)
  );
}

function byKind(a: PreparedRecord, b: PreparedRecord): Relation | null {
  if (a.kind === b.kind) return null;
  const kinds = new Set([a.kind, b.kind]);
  if (kinds.has("retraction_notice")) return "retraction";
  return kinds.has("correction") ? "erratum" : "comment";
}

function byForm(a: PreparedRecord, b: PreparedRecord, { evidence }: Comparison): Relation | null {
  const isOneOnly = (form: PublicationForm) => a.forms.includes(form) !== b.forms.includes(form);
  const { journal, volume, page } = evidence;
  if (isOneOnly("register_entry")) return "register_entry";
  // The same pages of the same journal are one publication, whatever a database calls it.
  if ((page === "same" || page === "range") && (journal === "same" || volume === "same")) return null;
  if (isOneOnly("preprint")) return "preprint";
  if (isOneOnly("protocol")) return "protocol";
  if (evidence.identifier === "same") return null;
  if (isOneOnly("digest")) return "digest";
  const isMeeting = ({ forms }: PreparedRecord) =>
    forms.includes("abstract") || forms.includes("proceedings");
  return isMeeting(a) !== isMeeting(b) && journal !== "same" ? "conference" : null;
}

const VERSION = /^(?:\d{4}|update|updated|revised|revision|edition|ed|version|v\d+|follow|followup)$/;

function byWords(
  a: PreparedRecord,
  b: PreparedRecord,
  { tellingWords, evidence }: Comparison,
): Relation | null {
  if (isOtherVersion(a.record.doi, b.record.doi)) return "version";
  // What stands on the same pages is no other part of it.
  if (evidence.title === "different" || tellingWords.length === 0 || evidence.page === "range") return null;
  if (isOneText(evidence)) return null;
  return tellingWords.some((word) => VERSION.test(word)) ? "version" : "part";
}

/** `10.1002/14651858.CD001234.pub2` and `.pub3`, `10.21203/rs.3.rs-1/v1` and `/v2`, `10.12688/f1000research.1.2`. */
function isOtherVersion(a: string | null | undefined, b: string | null | undefined): boolean {
  if (!a || !b || a === b) return false;
  const stem = (doi: string) => doi.replace(/(?:\.pub\d+|[./]v\d+|(?<=^10\.12688\/.*\.\d+)\.\d+)$/, "");
  return stem(a) === stem(b);
}
