import { Badge, type Tone } from "@/components/ui/badge";
import { DecisionBadge } from "@/components/ui/decision-badge";
import type { RecordState } from "@/lib/review/flow";
import { words } from "./words";

/** Records of the other methods arm go on without a vote: the word says where to, not that somebody included them. */
const TONES: Partial<Record<RecordState, Tone>> = { awaiting_screening: "accent", included: "good" };

/** Where a record stands, in words; sealed decisions look as they do everywhere. */
export function StateBadge({ state }: { state: RecordState }) {
  const word = words.states[state];
  if (state === "excluded") return <DecisionBadge decision="exclude">{word}</DecisionBadge>;
  return <Badge tone={TONES[state] ?? "neutral"}>{word}</Badge>;
}
