import { Refusal } from "@/lib/errors";

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
