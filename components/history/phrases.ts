import { counted } from "../ui/format";
import type { Said } from "./said";

/** Parts of the sentences of the history. */
export const records = (count: number) => counted(count, "record", "records");
const reports = (count: number) => counted(count, "report", "reports");
export const claims = (count: number) => counted(count, "claim", "claims");
export const quoted = (text: string) => (text ? `: \u201c${text}\u201d` : "");
export const roles = (said: Said) =>
  said
    .list("roles")
    .map((role) => role.replaceAll("_", " "))
    .join(", ");

const STATES: Record<string, string> = {
  awaiting_classification: "awaiting classification",
  ongoing: "an ongoing study",
  awaiting_assessment: "awaiting assessment",
};

export function setAside(said: Said): string {
  const status = said.text("status");
  const now = STATES[status] ?? status;
  return status === "awaiting_classification" || status === "ongoing"
    ? `marked a report as ${now}`
    : `gave back a report that was set aside, which is ${now} again`;
}

export const SURE_LEVELS: Record<string, string> = { ask: "ask about all", careful: "careful", sure: "sure" };
export const MODELS: Record<string, string> = { two_views: "the first model", bayes: "the second model" };
export const DECISIONS: Record<string, string> = { include: "included", exclude: "excluded" };

export function batchItems(said: Said): string {
  return said.text("kind") === "report" ? reports(said.length("items")) : records(said.length("items"));
}

/** How many is left out for whoever votes. */
export function votesToCast(said: Said): string {
  return said.isGiven("slots")
    ? counted(said.length("slots"), "vote to cast", "votes to cast")
    : "votes to cast";
}

/** A record may be voted on again in a later batch. */
export function inBatch(said: Said): string {
  return said.isGiven("batchNumber") ? ` in batch ${said.number("batchNumber")}` : "";
}
