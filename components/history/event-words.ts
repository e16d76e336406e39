import type { conflictEvents } from "@/lib/review/conflicts/schema";
import type { auditEvents } from "@/lib/review/duplicates/audit/schema";
import type { duplicateEvents } from "@/lib/review/duplicates/events";
import type { Relation } from "@/lib/review/duplicates/schema";
import type { sureLevelEvents } from "@/lib/review/duplicates/sure-level/schema";
import type { extractionEvents } from "@/lib/review/extraction/events";
import type { fullTextEvents } from "@/lib/review/full-text/schema";
import type { importEvents } from "@/lib/review/import/schema";
import type { protocolEvents } from "@/lib/review/protocol/schema";
import type { correctionEvents } from "@/lib/review/record/correction/schema";
import type { screeningEvents } from "@/lib/review/screening/events";
import type { stoppingEvents } from "@/lib/review/stopping/events";
import type { qualityCheckEvents } from "@/lib/review/stopping/quality-check/schema";
import type { teamEvents } from "@/lib/review/team/schema";
import { RELATION_NAMES } from "../duplicates/relation-names";
import { counted } from "../ui/format";
import { type KindWords, Said } from "./said";
import { STOPPING_WORDS } from "./stopping-words";

/** Everything a review's history can tell of. */
export type EventKind =
  | keyof typeof teamEvents
  | keyof typeof protocolEvents
  | keyof typeof correctionEvents
  | keyof typeof importEvents
  | keyof typeof duplicateEvents
  | keyof typeof sureLevelEvents
  | keyof typeof auditEvents
  | keyof typeof screeningEvents
  | keyof typeof conflictEvents
  | keyof typeof stoppingEvents
  | keyof typeof qualityCheckEvents
  | keyof typeof fullTextEvents
  | keyof typeof extractionEvents;

const records = (count: number) => counted(count, "record", "records");
const reports = (count: number) => counted(count, "report", "reports");
const claims = (count: number) => counted(count, "claim", "claims");
const quoted = (text: string) => (text ? `: \u201c${text}\u201d` : "");
const roles = (said: Said) =>
  said
    .list("roles")
    .map((role) => role.replaceAll("_", " "))
    .join(", ");

const STATES: Record<string, string> = {
  awaiting_classification: "awaiting classification",
  ongoing: "an ongoing study",
  awaiting_assessment: "awaiting assessment",
};

function setAside(said: Said): string {
  const status = said.text("status");
  const now = STATES[status] ?? status;
  return status === "awaiting_classification" || status === "ongoing"
    ? `marked a report as ${now}`
    : `gave back a report that was set aside, which is ${now} again`;
}

const SURE_LEVELS: Record<string, string> = { ask: "ask about all", careful: "careful", sure: "sure" };
const MODELS: Record<string, string> = { two_views: "the first model", bayes: "the second model" };
const DECISIONS: Record<string, string> = { include: "included", exclude: "excluded" };

function batchItems(said: Said): string {
  return said.text("kind") === "report" ? reports(said.length("items")) : records(said.length("items"));
}

/** How many is left out for whoever votes. */
function votesToCast(said: Said): string {
  return said.isGiven("slots")
    ? counted(said.length("slots"), "vote to cast", "votes to cast")
    : "votes to cast";
}

/** A record may be voted on again in a later batch. */
function inBatch(said: Said): string {
  return said.isGiven("batchNumber") ? ` in batch ${said.number("batchNumber")}` : "";
}

/** One sentence per kind of event. */
export const EVENT_WORDS: Record<EventKind, KindWords> = {
  review_created: {
    name: "Review started",
    did: (said) => `started the review${quoted(said.text("title"))}`,
  },
  member_joined: { name: "Member joined", did: (said) => `joined the review as ${roles(said)}` },
  roles_changed: { name: "Roles changed", did: (said) => `gave a member the roles ${roles(said)}` },
  member_left: { name: "Membership ended", did: () => "ended a membership" },
  password_link_made: {
    name: "Password link made",
    did: () => "made a link with which a member sets a new password",
  },
  protocol_published: {
    name: "Protocol published",
    did: (said) => `published version ${said.number("number")} of the protocol`,
  },
  search_described: { name: "Search described", did: (said) => `described the search ${said.text("name")}` },
  import_started: { name: "Import started", did: (said) => `started the import of ${said.text("fileName")}` },
  import_published: {
    name: "Import finished",
    did: (said) => `imported ${records(said.number("records"))}${warnings(said.number("warnings"))}`,
  },
  import_failed: {
    name: "Import failed",
    did: (said) => `started an import that failed${quoted(said.text("message"))}`,
  },
  import_undone: {
    name: "Import undone",
    did: (said) => `undid an import${quoted(said.text("reason"))}`,
  },
  key_papers_named: {
    name: "Key papers named",
    did: (said) => `named ${counted(said.length("papers"), "key paper", "key papers")}`,
  },
  key_paper_dropped: {
    name: "Key paper taken off",
    did: (said) => `took a key paper off the list${quoted(said.text("text"))}`,
  },
  record_corrected: {
    name: "Record corrected",
    did: (said) => `corrected ${said.names("changes")}`,
  },
  records_removed: {
    name: "Records removed",
    did: (said) => `removed ${records(said.length("recordIds"))}${quoted(said.text("method"))}`,
  },
  records_restored: {
    name: "Records brought back",
    did: (said) => `brought back ${records(said.length("recordIds"))}`,
  },
  duplicates_found: {
    name: "Duplicates found",
    did: (said) =>
      `had duplicates looked for: ${counted(said.length("merges"), "group", "groups")} merged, ${counted(said.length("proposals"), "doubtful one", "doubtful ones")}`,
  },
  cluster_confirmed: { name: "Duplicates confirmed", did: () => "said that records are duplicates" },
  cluster_split: {
    name: "Duplicates split",
    did: (said) => {
      const relation = RELATION_NAMES[said.text("relation") as Relation];
      return relation
        ? `said that records are related and no duplicates: ${relation}`
        : "said that records are not duplicates";
    },
  },
  record_taken_out: {
    name: "Record taken out of a merge",
    did: () => "said that a merged record is no duplicate",
  },
  sure_level_set: {
    name: "How sure the software must be",
    did: (said) =>
      `set how sure the software must be to merge: ${SURE_LEVELS[said.text("level")] ?? said.text("level")}${quoted(said.text("rationale"))}`,
  },
  records_merged_by_hand: { name: "Records merged by hand", did: () => "merged records by hand" },
  records_kept_apart: {
    name: "Records kept apart by hand",
    did: (said) => `said that ${records(said.length("recordIds"))} are not duplicates`,
  },
  cluster_decision_undone: {
    name: "Decision on duplicates taken back",
    did: () => "took back a decision on duplicates",
  },
  duplicate_audit_drawn: {
    name: "Sample of merges drawn",
    did: (said) => `drew ${records(said.length("merges"))} of those the software merged, to look through`,
  },
  duplicate_audit_marked: {
    name: "Merge of a sample judged",
    did: (said) => {
      const judgement = said.text("judgement");
      if (judgement === "unsure") return "could not tell whether a merge of the software is right";
      return judgement ? `found a merge of the software ${judgement}` : "judged a merge of the software anew";
    },
  },
  batch_opened: {
    name: "Batch opened",
    did: (said) => `opened batch ${said.number("number")} with ${batchItems(said)}`,
  },
  vote_cast: {
    name: "Vote",
    did: (said) =>
      `voted ${said.text("verdict")}${inBatch(said)}${said.isTrue("whyShown") ? ", having looked at why it came then" : ""}${quoted(said.text("note"))}`,
  },
  vote_retracted: { name: "Vote taken back", did: () => "took back a vote" },
  batch_submitted: { name: "Batch submitted", did: () => "submitted their votes of a batch" },
  batch_closed: { name: "Batch closed", did: () => "closed a batch" },
  items_released: {
    name: "Taken out of a batch",
    did: (said) =>
      `took ${counted(said.length("itemIds"), "item", "items")} out of a batch${quoted(said.text("reason"))}`,
  },
  ranking_model_chosen: {
    name: "Ranking model chosen",
    did: (said) => `chose what ranks: ${MODELS[said.text("model")] ?? said.text("model")}`,
  },
  batch_reopened: { name: "Batch reopened", did: () => "reopened a batch" },
  ...STOPPING_WORDS,
  slots_reassigned: {
    name: "Screening handed over",
    did: (said) =>
      `${said.isGiven("returns") ? "gave" : "handed"} ${votesToCast(said)} ${said.isGiven("returns") ? "back" : "to another member"}`,
  },
  conflict_resolved: {
    name: "Conflict settled",
    did: (said) =>
      `settled a conflict: ${DECISIONS[said.text("decision")] ?? said.text("decision")}${quoted(said.text("rationale"))}`,
  },
  consensus_proposed: {
    name: "Consensus proposed",
    did: (said) =>
      `proposed a consensus: ${DECISIONS[said.text("decision")] ?? said.text("decision")}${quoted(said.text("rationale"))}`,
  },
  consensus_confirmed: {
    name: "Consensus confirmed",
    did: (said) =>
      said.isGiven("resolution") ? "confirmed a consensus, which settles it" : "confirmed a consensus",
  },
  resolution_withdrawn: {
    name: "Settlement taken back",
    did: (said) => `took back the settlement of a conflict${quoted(said.text("reason"))}`,
  },
  retrieval_noted: { name: "Retrieval noted", did: retrieval },
  document_attached: { name: "PDF attached", did: (said) => `attached ${said.text("name")}` },
  document_removed: { name: "PDF removed", did: () => "removed a PDF" },
  report_state_set: {
    name: "Report set aside or given back",
    did: (said) => `${setAside(said)}${quoted(said.text("note"))}`,
  },
  study_linked: {
    name: "Report linked to a study",
    did: (said) =>
      said.text("label")
        ? `linked a report to the new study ${said.text("label")}`
        : "linked a report to a study",
  },
  study_unlinked: { name: "Report taken off a study", did: () => "took a report off a study" },
  extraction_started: { name: "Extraction started", did: () => "started to extract a report" },
  card_saved: { name: "Context saved", did: (said) => `saved the context ${said.text("label")}`.trim() },
  card_removed: { name: "Context removed", did: () => "removed a context" },
  claims_entered: { name: "Claims entered", did: (said) => `entered ${claims(said.length("claims"))}` },
  claim_changed: { name: "Claim changed", did: () => "changed a claim" },
  claim_removed: { name: "Claim removed", did: () => "removed a claim" },
  claim_restored: { name: "Claim brought back", did: () => "brought back a claim" },
  extraction_submitted: { name: "Extraction submitted", did: () => "submitted the extraction of a report" },
  extraction_reopened: { name: "Extraction reopened", did: () => "reopened the extraction of a report" },
  extraction_given_up: {
    name: "Extraction given up",
    did: (said) => `gave up an extraction of a report${quoted(said.text("note"))}`,
  },
  extraction_taken_up: { name: "Extraction taken up again", did: () => "took up an extraction again" },
  claims_settled: { name: "Claims agreed", did: (said) => agreed(said.length("claims")) },
  settlement_reopened: {
    name: "Agreed claims reopened",
    did: (said) => `reopened ${claims(said.length("claimIds"))}${quoted(said.text("note"))}`,
  },
};

function warnings(count: number): string {
  return count > 0 ? ` with ${counted(count, "warning", "warnings")}` : "";
}

const ASKED: Record<string, string> = {
  authors: "the authors for a report",
  library: "the library for a report",
};

function agreed(count: number): string {
  return count > 0 ? `agreed on ${claims(count)}` : "agreed that a report says nothing to claim";
}

function retrieval(said: Said): string {
  const outcome = said.isTrue("retrieved")
    ? "retrieved a report"
    : said.text("status") === "sought"
      ? `asked ${ASKED[said.text("askedOf")] ?? "for a report"} and waits for the answer`
      : "could not get a report";
  return outcome + quoted(said.text("note"));
}

/** A kind's name; a kind this page does not know yet is read as its own words. */
export function kindName(kind: string): string {
  if (isKnown(kind)) return EVENT_WORDS[kind].name;
  const spoken = kind.replaceAll("_", " ");
  return spoken.charAt(0).toUpperCase() + spoken.slice(1);
}

/** What a person did, to follow their name. */
export function didWhat(kind: string, payload: Readonly<Record<string, unknown>>): string {
  return isKnown(kind) ? EVENT_WORDS[kind].did(new Said(payload)) : kind.replaceAll("_", " ");
}

function isKnown(kind: string): kind is EventKind {
  return Object.hasOwn(EVENT_WORDS, kind);
}
