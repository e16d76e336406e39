import { Refusal } from "@/lib/errors";
import type { OrderMode } from "../../protocol/schema";

/** The people a batch is drawn for: those named, or everyone who votes. */
export function votersFor(
  members: readonly string[],
  named: readonly string[] | undefined,
  votesPerItem: number,
): string[] {
  const wanted = [...new Set(named ?? members)];
  if (wanted.some((person) => !members.includes(person))) {
    throw new Refusal("BAD_INPUT", "Somebody named here does not vote in this review.", [
      { path: "voterIds", message: "Choose members who have the role of reviewer." },
    ]);
  }
  if (wanted.length < votesPerItem) {
    throw new Refusal(
      "CONFLICT",
      `The protocol asks for ${votesPerItem} independent votes, and ${wanted.length} ${wanted.length === 1 ? "person votes" : "people vote"}. Invite reviewers first.`,
    );
  }
  return wanted;
}

/**
 * How the next batch is chosen. Reviewers whose orders are their own get batches drawn at random, and rank within them.
 * While the ranking knows nothing, or is not made yet, what it would give is a random order: it is called that.
 */
export function chosenBy(
  order: OrderMode | "ranked",
  ranking: { learned: number; isStarted: boolean } | null,
): "import" | "random" | "ranked" {
  if (order === "import") return "import";
  if (order === "random" || order === "ranked_own") return "random";
  return ranking && (ranking.learned > 0 || ranking.isStarted) ? "ranked" : "random";
}
