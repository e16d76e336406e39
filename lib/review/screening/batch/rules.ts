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

/** Votes are taken from somebody who no longer votes and given to somebody who does. */
export function refuseReassignment(members: readonly string[], from: string, to: string): void {
  if (members.includes(from)) {
    throw new Refusal(
      "CONFLICT",
      "This person still votes here; only a former voter's items are handed over.",
    );
  }
  if (!members.includes(to)) {
    throw new Refusal("BAD_INPUT", "Hand the items to somebody who votes.", [
      { path: "toPersonId", message: "Choose a member who has the role of reviewer." },
    ]);
  }
}
