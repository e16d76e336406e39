import type { StageKind } from "../protocol/schema";
import type { StoppingObstacle, StoppingStatement } from "./schema";

/** A statement before it has its sentence. */
export type Said = Omit<StoppingStatement, "sentence">;

/** What no test of this kind can know, said with each "you may stop". */
export const LIMITS = "This does not cover what the search missed or what both reviewers misjudged.";

const STAGES: Record<StageKind, string> = { title_abstract: "title/abstract", full_text: "full text" };

function count(n: number): string {
  return n.toLocaleString("en");
}

/** An estimate does not pretend to know single records. */
function roughly(n: number): string {
  return count(n < 100 ? n : 10 * Math.ceil(n / 10));
}

/** The one plain sentence of a look. */
export function sentenceOf(said: Said): string {
  return [SENTENCES[said.verdict](said), amended(said), finishFirst(said)].filter(Boolean).join(" ");
}

const SENTENCES: Record<Said["verdict"], (said: Said) => string> = {
  none: ({ obstacles }) => obstacles.map(reasonOf).find(Boolean) ?? "Nothing can be said yet.",
  not_yet: (said) => `Not yet: ${claimOf(said)}; ${moreOf(said)}.`,
  draw_sample: ({ sample }) =>
    `Finds have run dry: draw a random sample of ${count(sample?.size ?? 0)} of the ${count(sample?.remainder ?? 0)} records left; if none of them is relevant, you may stop.`,
  stop: (said) =>
    said.form === "guarantee"
      ? `You may stop: at ${said.confidence} % confidence, at least ${said.target} % of the records this team would include at ${STAGES[said.stage]} have been found. ${LIMITS}`
      : `You may stop, by a heuristic without guarantee: ${claimOf(said)}. ${LIMITS}`,
  all_screened: () => "Every record is screened.",
};

function claimOf({ form, confidence, recallAtLeast }: Said): string {
  if (recallAtLeast === null) return "nothing relevant is found yet";
  if (recallAtLeast === 0) return "too little is screened to say anything of recall";
  const heuristic = form === "heuristic" ? ", as a heuristic," : "";
  return `at ${confidence} % confidence${heuristic} recall is at least ${recallAtLeast} %`;
}

function moreOf({ more, records, screened }: Said): string {
  if (more === null || more >= records - screened) return "all the records left";
  return `about ${roughly(more)} more ${more === 1 ? "record" : "records"}`;
}

function amended({ amendedIn }: Said): string {
  if (amendedIn === null) return "";
  return `Version ${amendedIn} of the protocol changed the rule after ranking had started.`;
}

function finishFirst({ verdict, obstacles }: Said): string {
  const parts = obstacles.flatMap((one) => {
    if (one.because === "open_batches")
      return [`${count(one.items)} ${one.items === 1 ? "batch is" : "batches are"} open`];
    if (one.because === "half_voted") return [items(one.items, "has a vote missing", "have a vote missing")];
    if (one.because === "open_conflicts") return [items(one.items, "is in conflict", "are in conflict")];
    return [];
  });
  if (parts.length === 0 || verdict === "none") return "";
  return `Finish first: ${parts.join(", ")}.`;
}

function items(n: number, one: string, several: string): string {
  return `${count(n)} ${n === 1 ? `record ${one}` : `records ${several}`}`;
}

function reasonOf(obstacle: StoppingObstacle): string {
  switch (obstacle.because) {
    case "no_rules":
      return "The protocol has every record screened; an amendment can set when to stop.";
    case "nothing_settled":
      return "Nothing is settled yet: close the first batch.";
    case "no_common_order":
      return "Nothing can be said: the records were not screened in one common ranked order. A random sample of those left can tell.";
    case "records_added":
      return `Nothing can be said: ${items(obstacle.records, "was", "were")} added after the random sample had begun. Another sample can tell.`;
    case "samples_spent":
      return `Nothing can be said: the protocol planned ${obstacle.planned} random ${obstacle.planned === 1 ? "sample" : "samples"}, and more were begun.`;
    case "looks_spent":
      return `Nothing can be said: the protocol planned ${obstacle.planned} looks, and more were taken.`;
    default:
      return "";
  }
}
