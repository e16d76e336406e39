import type { ConflictView } from "@/lib/review/conflicts/schema";
import { words } from "./words";

type Votes = ConflictView["votes"];

/** What the positions differ in, in one line. */
export function differenceOf(
  votes: Votes,
  differs: ConflictView["differs"],
  reasonOf: (id: string) => string,
): string {
  if (differs === null) return words.differs.none;
  const said = votes.map(
    (vote) => `${words.voice(vote.name, vote.isDoubt)}: ${sayingOf(vote, differs, reasonOf)}`,
  );
  return words.differs[differs](said.join("; "));
}

function sayingOf(
  vote: Votes[number],
  differs: "decision" | "reason",
  reasonOf: (id: string) => string,
): string {
  if (differs === "reason" && vote.reasonId) return `“${reasonOf(vote.reasonId)}”`;
  return words.verdicts[vote.verdict].toLowerCase();
}
