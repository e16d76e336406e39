import type { Role } from "@/lib/access/roles";
import { Refusal } from "@/lib/errors";
import type { StageKind, StageRules } from "../protocol/schema";
import { sawAll } from "../screening/moves/rules";
import type { Verdict } from "../screening/schema";
import type { ResolvingMode } from "./schema";

/** Who wants to settle, on what, and under which rules of the batch's protocol version. */
export interface Settling extends Pick<StageRules, "settledBy" | "threeVotes" | "maybeRule"> {
  personId: string;
  roles: readonly Role[];
  votes: readonly { personId: string; verdict: Verdict; eventId: string }[];
}

export type Way = ResolvingMode | "consensus";

/**
 * How a person may settle a conflict (MECIR C39): the voters by consensus; somebody who did not vote on the item
 * alone, as adjudicator; by the majority of three votes where the protocol lets it decide; or a lead who voted, which
 * is counted apart. Under "consensus" a lead who did not vote still may: voters can be unable to agree, or be gone.
 */
export function waysOf({ personId, roles, settledBy, threeVotes, votes }: Settling): Way[] {
  const isVoter = votes.some((vote) => vote.personId === personId);
  const leads = roles.includes("lead") || roles.includes("owner");
  if (isVoter) {
    if (settledBy === "adjudication") return [];
    // Who doubts an exclusion of their own is one person with two of its votes.
    const isAlone = votes.every((vote) => vote.personId === personId);
    return [...(isAlone ? [] : (["consensus"] as const)), ...(leads ? (["lead"] as const) : [])];
  }
  const thirdMay = settledBy !== "consensus" && (leads || roles.includes("adjudicator"));
  if (!thirdMay) return leads ? ["adjudication"] : [];
  return votes.length === 3 && threeVotes === "majority" ? ["adjudication", "majority"] : ["adjudication"];
}

/** Refuses a way that the protocol does not open to this person, with what it does open. */
export function refuseWay(way: Way, settling: Settling): void {
  const ways = waysOf(settling);
  if (ways.includes(way)) return;
  const isVoter = settling.votes.some((vote) => vote.personId === settling.personId);
  if (way === "adjudication" && isVoter) {
    throw new Refusal("NOT_ALLOWED", "You voted on this one; somebody who did not must adjudicate it.");
  }
  throw new Refusal(
    "NOT_ALLOWED",
    ways.length > 0
      ? `The protocol does not let you settle this by ${way}. You can settle it by ${ways.join(" or ")}.`
      : `The protocol does not let you settle this by ${way}.`,
  );
}

/** A majority decision is that of most votes; a maybe stands on no side unless the protocol counts it as include. */
export function refuseMinority(
  decision: "include" | "exclude",
  { votes, maybeRule }: Pick<Settling, "votes" | "maybeRule">,
): void {
  const says = ({ verdict }: { verdict: Verdict }) =>
    verdict === "maybe" && maybeRule === "advance" ? "include" : verdict;
  if (votes.filter((vote) => says(vote) === decision).length * 2 > votes.length) return;
  throw new Refusal("CONFLICT", `Most votes did not say ${decision}.`);
}

/** A decision made on votes that were changed meanwhile is not the decision that was meant. */
export function refuseStale(seen: readonly string[], votes: Settling["votes"]): void {
  if (sawAll(seen, votes)) return;
  throw new Refusal(
    "CONFLICT",
    "A vote was changed while you were looking. Nothing was saved: look at the votes again.",
  );
}

/**
 * The reasons a conflict may be settled with, each once: those in force, those of the version its batch was opened
 * under, and those that were voted for. A reason may have been added or removed while the batch was open.
 */
export function choosableReasons(
  inForce: readonly { reasonId: string }[],
  ofBatch: readonly { reasonId: string }[],
  votes: readonly { reasonId: string | null }[],
): string[] {
  return [
    ...new Set([...inForce, ...ofBatch, ...votes].flatMap(({ reasonId }) => (reasonId ? [reasonId] : []))),
  ];
}

/** A full text is excluded for one reason of the protocol; an inclusion has none. */
export function refuseReason(
  stage: StageKind,
  said: { decision: "include" | "exclude"; reasonId: string | null },
  reasonIds: readonly string[],
): void {
  const wrong = (message: string) => new Refusal("BAD_INPUT", message, [{ path: "reasonId", message }]);
  if (said.decision === "include" && said.reasonId) throw wrong("Only an exclusion has a reason.");
  if (said.decision === "exclude" && stage === "full_text" && !said.reasonId) {
    throw wrong("Choose the reason: an excluded full text is listed with it.");
  }
  if (said.reasonId && !reasonIds.includes(said.reasonId)) throw wrong("The protocol has no such reason.");
}
