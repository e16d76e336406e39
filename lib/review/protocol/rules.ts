import { Refusal } from "@/lib/errors";
import type { Protocol, PublishProtocol, StageRules } from "./schema";

/** Two independent votes, a maybe counts as include, conflicts by consensus or a third person. */
export const DEFAULT_STAGE: StageRules = {
  votesPerItem: 2,
  maybeRule: "advance",
  threeVotes: "unanimous",
  settledBy: "consensus_or_adjudication",
  reasonsByOrder: false,
  batchSize: 500,
};

/** Reasons a mechanism review starts from, in order of priority. Facts anyone can check are marked. */
export const DEFAULT_REASONS: readonly { label: string; checkable: boolean }[] = [
  { label: "Retracted", checkable: true },
  { label: "Wrong publication type", checkable: true },
  { label: "Wrong intervention", checkable: false },
  { label: "Wrong population", checkable: false },
  { label: "Wrong study design", checkable: false },
  { label: "Wrong comparator", checkable: false },
  { label: "Wrong outcome", checkable: false },
  { label: "No mechanism addressed", checkable: false },
];

type NewId = () => string;

/** Gives criteria and reasons their ids: the same id through all versions, a new version id when the text changed. */
export function nextVersion(input: PublishProtocol, current: Protocol | null, newId: NewId) {
  refuseSilentAmendment(input, current);
  refuseTwins(input);
  return {
    id: newId(),
    number: (current?.number ?? 0) + 1,
    question: input.question,
    rationale: input.rationale,
    settings: input.settings,
    criteria: input.criteria.map((one) => {
      const before = known(one.criterionId, current?.criteria ?? [], (it) => it.criterionId, "criterion");
      const isNewText = !before || before.text !== one.text || before.kind !== one.kind;
      const criterionId = before?.criterionId ?? newId();
      return {
        criterionId,
        versionId: isNewText ? newId() : before.versionId,
        kind: one.kind,
        text: one.text,
        isNewText,
      };
    }),
    reasons: input.reasons.map((one) => {
      const before = known(one.reasonId, current?.reasons ?? [], (it) => it.reasonId, "reason");
      const isNewText = !before || before.label !== one.label || before.checkable !== one.checkable;
      const reasonId = before?.reasonId ?? newId();
      return {
        reasonId,
        versionId: isNewText ? newId() : before.versionId,
        label: one.label,
        checkable: one.checkable,
        isNewText,
      };
    }),
    stages: current
      ? []
      : [
          { id: newId(), kind: "title_abstract" as const, position: 1 },
          { id: newId(), kind: "full_text" as const, position: 2 },
        ],
  };
}

function known<T>(
  id: string | undefined,
  there: readonly T[],
  idOf: (it: T) => string,
  what: string,
): T | undefined {
  if (!id) return undefined;
  const found = there.find((it) => idOf(it) === id);
  if (!found)
    throw new Refusal(
      "CONFLICT",
      `The protocol changed meanwhile: a ${what} is gone. Reload and look again.`,
    );
  return found;
}

function refuseSilentAmendment(input: PublishProtocol, current: Protocol | null): void {
  if (!current || input.rationale !== "") return;
  throw new Refusal("BAD_INPUT", "Say why the protocol is amended.", [
    { path: "rationale", message: "Say why: it goes into the list of amendments." },
  ]);
}

function refuseTwins(input: PublishProtocol): void {
  const labels = input.reasons.map((reason) => reason.label.toLowerCase());
  const twin = labels.findIndex((label, at) => labels.indexOf(label) !== at);
  if (twin < 0) return;
  throw new Refusal("BAD_INPUT", "Two reasons have the same name.", [
    { path: `reasons.${twin}.label`, message: "This reason is there already." },
  ]);
}
