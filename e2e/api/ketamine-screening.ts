import type { ConflictPage, ConflictView } from "@/lib/review/conflicts/schema";
import type { StageKind } from "@/lib/review/protocol/schema";
import type { ClosingCounts, OpenedBatch, Queue, Verdict } from "@/lib/review/screening/schema";
import { get, type Person, write } from "./client";
import { reasonId, recordId, type Walk } from "./ketamine-team";

/** A person's votes by the names of the records: a letter, or an exclusion's reason. */
export type Ballot = Readonly<Record<string, string>>;

const LETTERS: Readonly<Record<string, Verdict>> = { I: "include", M: "maybe", E: "exclude" };

/** What settles a conflict. */
export interface Settling {
  decision: "include" | "exclude";
  reason?: string;
}

export function openBatch({ path, ada }: Walk, stage: StageKind): Promise<OpenedBatch> {
  return write(ada, "POST", `${path}/stages/${stage}/batches`, { order: "import" });
}

/** Votes as long as the queue has something. Answers how many votes that were. */
export async function vote(walk: Walk, who: Person, stage: StageKind, ballot: Ballot): Promise<number> {
  const { path, protocol, names } = walk;
  for (let votes = 0; ; votes += 1) {
    const { items, left } = await get<Queue>(who, `${path}/stages/${stage}/queue`);
    const card = items[0];
    if (!card || left === 0) return votes;
    const said = ballot[names.get(card.recordId) ?? ""];
    if (said === undefined) throw new Error(`${who.name} was asked about "${card.title}".`);
    const verdict = LETTERS[said];
    await write(who, "PUT", `${path}/stages/${stage}/items/${card.itemId}/vote`, {
      verdict: verdict ?? "exclude",
      reasonId: verdict ? null : reasonId(walk, said),
      protocolVersionId: protocol.id,
    });
  }
}

/** Seals a person's votes. */
export function submit({ path }: Walk, who: Person, batchId: string): Promise<{ sealed: number }> {
  return write(who, "PUT", `${path}/batches/${batchId}/submission`);
}

export function closeBatch({ path, ada }: Walk, batchId: string): Promise<ClosingCounts> {
  return write(ada, "PUT", `${path}/batches/${batchId}/closing`);
}

/** Open conflicts as somebody sees them, by the names of the records. */
export async function conflicts(
  walk: Walk,
  who: Person,
  stage: StageKind,
): Promise<Map<string, ConflictView>> {
  const { items } = await get<ConflictPage>(who, `${walk.path}/stages/${stage}/conflicts`);
  const views = new Map<string, ConflictView>();
  for (const { itemId } of items) {
    const view = await get<ConflictView>(who, `${walk.path}/stages/${stage}/items/${itemId}/conflict`);
    views.set(walk.names.get(view.card.recordId) ?? view.card.title, view);
  }
  return views;
}

/** Cleo decides a conflict. */
export async function adjudicate(
  walk: Walk,
  stage: StageKind,
  name: string,
  settling: Settling,
): Promise<void> {
  const { item, form } = await prepared(walk, walk.cleo, stage, name, settling);
  await write(walk.cleo, "PUT", `${item}/resolution`, { ...form, mode: "adjudication" });
}

/** Ada proposes, Bea agrees. Answers whether that settled it. */
export async function agree(
  walk: Walk,
  stage: StageKind,
  name: string,
  settling: Settling,
): Promise<boolean> {
  const { item, form } = await prepared(walk, walk.ada, stage, name, settling);
  const proposal = await write<{ proposalId: string }>(walk.ada, "PUT", `${item}/consensus`, form);
  const { resolved } = await write<{ resolved: boolean }>(
    walk.bea,
    "PUT",
    `${item}/consensus/confirmation`,
    proposal,
  );
  return resolved;
}

async function prepared(walk: Walk, who: Person, stage: StageKind, name: string, settling: Settling) {
  const view = (await conflicts(walk, who, stage)).get(name);
  if (!view) throw new Error(`${name} (${recordId(walk, name)}) is not in conflict.`);
  const { decision, reason } = settling;
  return {
    item: `${walk.path}/stages/${stage}/items/${view.card.itemId}`,
    form: {
      decision,
      reasonId: reason ? reasonId(walk, reason) : null,
      rationale: "Read again beside the protocol.",
      protocolVersionId: walk.protocol.id,
      seenEventIds: view.votes.map(({ eventId }) => eventId),
    },
  };
}
