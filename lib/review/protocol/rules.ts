import { Refusal } from "@/lib/errors";
import type { Criterion, Protocol, PublishProtocol, Reason, StageRules, StoppingRules } from "./schema";

/** Two independent votes, a maybe counts as include, conflicts by consensus or a third person. */
export const DEFAULT_STAGE: StageRules = {
  votesPerItem: 2,
  maybeRule: "advance",
  threeVotes: "unanimous",
  settledBy: "consensus_or_adjudication",
  reasonsByOrder: false,
  batchSize: 500,
  order: "random",
  stopping: null,
};

/** What a ranked batch holds unless the team says otherwise: the sooner it is settled, the sooner the next is better. */
export const RANKED_BATCH_SIZE = 200;

/** 95 % recall at 95 % confidence, shown by one random sample; the numbers of SAFE as its authors give them. */
export const DEFAULT_STOPPING: StoppingRules = {
  target: 95,
  confidence: 95,
  form: "random_sample",
  samples: 1,
  looks: 20,
  safe: { randomPercent: 1, timesRelevant: 2, screenedPercent: 10, irrelevantInRow: 50 },
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

/** Every criterion and reason a review ever had, each with its newest text: one that was removed may come back. */
export interface KnownTexts {
  criteria: readonly Criterion[];
  reasons: readonly Reason[];
}

/** Gives criteria and reasons their ids: the same id through all versions, a new version id when the text changed. */
export function nextVersion(
  input: PublishProtocol,
  current: Protocol | null,
  texts: KnownTexts,
  newId: NewId,
) {
  refuseOutdated(input, current);
  refuseSilentAmendment(input, current);
  refuseTwins(input);
  refuseStoppingAtFullText(input);
  refuseRankedFormWithoutOrder(input);
  return {
    id: newId(),
    number: (current?.number ?? 0) + 1,
    question: input.question,
    rationale: input.rationale,
    settings: input.settings,
    criteria: input.criteria.map((one) => {
      const before = known(one.criterionId, texts.criteria, (it) => it.criterionId, "criterion");
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
      const before = known(
        one.reasonId ?? comingBack(one.label, input, texts),
        texts.reasons,
        (it) => it.reasonId,
        "reason",
      );
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
  if (!found) throw new Refusal("BAD_INPUT", `There is no such ${what} in this review.`);
  return found;
}

/** A reason written anew under the name of one that is gone is that reason: PRISMA counts by id, and prints one line. */
function comingBack(label: string, input: PublishProtocol, { reasons }: KnownTexts): string | undefined {
  const isUsed = (id: string) => input.reasons.some((one) => one.reasonId === id);
  const same = (one: Reason) => one.label.toLowerCase() === label.toLowerCase();
  return reasons.find((one) => same(one) && !isUsed(one.reasonId))?.reasonId;
}

/** Two people amend at once: the second must see what the first has written. */
function refuseOutdated(input: PublishProtocol, current: Protocol | null): void {
  if (input.basedOn === (current?.id ?? null)) return;
  throw new Refusal(
    "CONFLICT",
    current
      ? `Version ${current.number} of the protocol is in force, and this was not written from it. Nothing was saved: look at that version first.`
      : "There is no protocol yet that could be amended.",
  );
}

function refuseSilentAmendment(input: PublishProtocol, current: Protocol | null): void {
  if (!current || input.rationale !== "") return;
  throw new Refusal("BAD_INPUT", "Say why the protocol is amended.", [
    { path: "rationale", message: "Say why: it goes into the list of amendments." },
  ]);
}

/** A report that was retrieved and never assessed has no box in the PRISMA diagram. */
function refuseStoppingAtFullText({ settings }: PublishProtocol): void {
  if (settings.fullText.stopping === null) return;
  const message = "Full texts are assessed to the last: PRISMA has no box for those that are not.";
  throw new Refusal("BAD_INPUT", message, [{ path: "settings.fullText.stopping", message }]);
}

/** The ranked form reads one common order; with personal orders, or none, there is nothing to read. */
function refuseRankedFormWithoutOrder({ settings }: PublishProtocol): void {
  const { order, stopping } = settings.titleAbstract;
  if (stopping?.form !== "ranked" || order === "ranked_batches") return;
  throw new Refusal("BAD_INPUT", "Without one common ranked order only a random sample can end screening.", [
    {
      path: "settings.titleAbstract.stopping.form",
      message: "Choose the random sample, or rank in shared batches.",
    },
  ]);
}

function refuseTwins(input: PublishProtocol): void {
  const label = secondOf(input.reasons.map((reason) => reason.label.toLowerCase()));
  if (label !== null) throw twin("Two reasons have the same name.", `reasons.${label}.label`);
  const reason = secondOf(input.reasons.map((one) => one.reasonId));
  if (reason !== null) throw twin("One reason stands here twice.", `reasons.${reason}.label`);
  const criterion = secondOf(input.criteria.map((one) => one.criterionId));
  if (criterion !== null) throw twin("One criterion stands here twice.", `criteria.${criterion}.text`);
}

/** The place of the first one that was there before; what has no id yet is like no other. */
function secondOf(values: readonly (string | undefined)[]): number | null {
  const at = values.findIndex((value, place) => value !== undefined && values.indexOf(value) !== place);
  return at < 0 ? null : at;
}

function twin(sentence: string, path: string): Refusal {
  return new Refusal("BAD_INPUT", sentence, [{ path, message: "This is there already." }]);
}
