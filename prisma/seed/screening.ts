import { v7 as uuid } from "uuid";
import { db, type Transaction } from "@/lib/db/client";
import { publishProtocol } from "@/lib/review/protocol/commands";
import { currentProtocol } from "@/lib/review/protocol/queries";
import { DEFAULT_STAGE } from "@/lib/review/protocol/rules";
import {
  type Protocol,
  PublishProtocol,
  type StageKind,
  type StageRules,
} from "@/lib/review/protocol/schema";
import { emptyDraft } from "@/lib/review/record/schema";
import * as batches from "@/lib/review/screening/batch/commands";
import { castVote, retractVote, submitBatch } from "@/lib/review/screening/commands";
import { releaseItems } from "@/lib/review/screening/release/commands";
import type {
  ClosingCounts,
  OpenBatch,
  OpenedBatch,
  Verdict,
  VoteReceipt,
} from "@/lib/review/screening/schema";
import { CastVote } from "@/lib/review/screening/schema";
import { join, makePerson, makeReview, type SeedPerson, scopeOf } from "./team";

type Rules = Partial<StageRules>;

/** Publishes a protocol with the usual reasons; the rules of either stage can be given. */
export async function makeProtocol(
  reviewId: string,
  owner: SeedPerson,
  rules: { titleAbstract?: Rules; fullText?: Rules } = {},
  reasons: { label: string; checkable?: boolean }[] = [
    { label: "Retracted", checkable: true },
    { label: "Wrong population" },
    { label: "Wrong outcome" },
    { label: "No mechanism addressed" },
  ],
): Promise<Protocol> {
  const scope = await scopeOf(owner.id, reviewId, "protocol.edit");
  const form = {
    operationId: uuid(),
    reviewId,
    question: "How does ketamine act in depression?",
    criteria: [
      { kind: "include" as const, text: "Ketamine or an enantiomer" },
      { kind: "exclude" as const, text: "Anaesthesia only" },
    ],
    reasons,
    settings: {
      highlights: { include: ["ketamine"], exclude: [] },
      titleAbstract: { ...DEFAULT_STAGE, ...rules.titleAbstract },
      fullText: { ...DEFAULT_STAGE, ...rules.fullText },
    },
  };
  await publishProtocol(scope, PublishProtocol.parse(form));
  return inForce(reviewId);
}

async function inForce(reviewId: string): Promise<Protocol> {
  const protocol = await currentProtocol({ reviewId });
  if (!protocol) throw new Error("The protocol was not published.");
  return protocol;
}

/** Publishes an amendment of the protocol in force: other rules, and reasons that are added to it. */
export async function amendProtocol(
  reviewId: string,
  owner: SeedPerson,
  rules: { titleAbstract?: Rules; fullText?: Rules },
  addedReasons: readonly string[] = [],
): Promise<Protocol> {
  const scope = await scopeOf(owner.id, reviewId, "protocol.edit");
  const { id, question, criteria, reasons, settings } = await inForce(reviewId);
  const form = {
    operationId: uuid(),
    reviewId,
    basedOn: id,
    rationale: "As the pilot showed.",
    question,
    criteria: criteria.map(({ versionId: _, ...one }) => one),
    reasons: [...reasons.map(({ versionId: _, ...one }) => one), ...addedReasons.map((label) => ({ label }))],
    settings: {
      ...settings,
      titleAbstract: { ...settings.titleAbstract, ...rules.titleAbstract },
      fullText: { ...settings.fullText, ...rules.fullText },
    },
  };
  await publishProtocol(scope, PublishProtocol.parse(form));
  return inForce(reviewId);
}

export interface SeedRecord {
  id: string;
  title: string;
}

/** Records that wait for screening, as an import would leave them. `ids` fixes them, for comparing two reviews; the first ones may have titles. */
export async function makeRecords(
  reviewId: string,
  owner: SeedPerson,
  count: number,
  ids: readonly string[] = [],
  titles: readonly string[] = [],
): Promise<SeedRecord[]> {
  const [importId, searchId, sha256] = [uuid(), uuid(), "5eed".repeat(16)];
  const records = Array.from({ length: count }, (_, at) => ({
    id: ids[at] ?? uuid(),
    title: titles[at] ?? `Ketamine and mechanism ${at + 1}`,
  }));
  await db.storedFile.createMany({
    data: [{ reviewId, sha256, bytes: 1n, name: "seed.ris", uploadedBy: owner.id }],
    skipDuplicates: true,
  });
  await db.search.create({
    data: {
      reviewId,
      id: searchId,
      source: "database",
      name: "Web of Science",
      platform: "",
      query: "",
      note: "",
      at: new Date(),
    },
  });
  await db.import.create({
    data: { reviewId, id: importId, sha256, fileName: "seed.ris", format: "ris", startedBy: owner.id },
  });
  await db.record.createMany({
    data: records.map(({ id, title }, at) => ({
      reviewId,
      id,
      importId,
      searchId,
      ordinal: at + 1,
      title,
      byline: `Author${at + 1} A`,
      year: 2020,
      draft: { ...emptyDraft(), title, year: 2020, authors: [{ family: `Author${at + 1}`, given: "A" }] },
      original: title,
      line: at + 1,
      byteStart: 0n,
      byteEnd: 0n,
    })),
  });
  await waitForScreening(reviewId, records);
  return records;
}

/** Puts records where an import puts them; the review's first event stands in for the import's. */
export async function waitForScreening(
  reviewId: string,
  records: readonly SeedRecord[],
  tx: Transaction = db,
): Promise<void> {
  const { id: eventId } = await firstEvent(reviewId);
  await tx.recordState.createMany({
    data: records.map(({ id }) => ({
      reviewId,
      recordId: id,
      status: "awaiting_screening" as const,
      eventId,
    })),
  });
}

/** What rows that a test writes past the commands name as the event behind them. */
export function firstEvent(reviewId: string): Promise<{ id: string }> {
  return db.decisionEvent.findFirstOrThrow({ where: { reviewId }, orderBy: { at: "asc" } });
}

/** Says that reports were retrieved, until the full-text step can. */
export async function awaitAssessment(reviewId: string, reportIds: readonly string[]): Promise<void> {
  await db.report.updateMany({
    where: { reviewId, id: { in: [...reportIds] } },
    data: { status: "awaiting_assessment" },
  });
}

export interface ScreeningTeam {
  reviewId: string;
  /** Owner and lead; does not vote. */
  lead: SeedPerson;
  adjudicator: SeedPerson;
  voters: SeedPerson[];
  protocol: Protocol;
}

/** A review with a protocol, a lead, an adjudicator and people who vote. */
export async function makeTeam(
  voterNames: readonly string[] = ["Ada", "Bea"],
  rules: { titleAbstract?: Rules; fullText?: Rules } = {},
): Promise<ScreeningTeam> {
  const lead = await makePerson("Lead");
  const adjudicator = await makePerson("Cleo");
  const reviewId = await makeReview(lead);
  await join(reviewId, lead, adjudicator, ["adjudicator"]);
  const voters: SeedPerson[] = [];
  for (const name of voterNames) {
    const person = await makePerson(name);
    await join(reviewId, lead, person, ["reviewer"]);
    voters.push(person);
  }
  return { reviewId, lead, adjudicator, voters, protocol: await makeProtocol(reviewId, lead, rules) };
}

/** Opens a batch as a lead. */
export async function openBatch(
  reviewId: string,
  lead: SeedPerson,
  stage: StageKind = "title_abstract",
  options: Partial<Pick<OpenBatch, "voterIds" | "order" | "size" | "seed">> = {},
): Promise<OpenedBatch> {
  const scope = await scopeOf(lead.id, reviewId, "screening.manage");
  return batches.openBatch(scope, { operationId: uuid(), reviewId, stage, order: "import", ...options });
}

export interface SeedVote {
  itemId: string;
  verdict: Verdict;
  stage?: StageKind;
  reasonId?: string | null;
  note?: string | null;
  operationId?: string;
  protocolVersionId?: string;
}

/** Casts a vote under the protocol in force, or the version that was on the screen. */
export async function vote(reviewId: string, person: SeedPerson, given: SeedVote): Promise<VoteReceipt> {
  const scope = await scopeOf(person.id, reviewId, "screening.vote");
  const protocol = await currentProtocol(scope);
  const input = {
    operationId: uuid(),
    stage: "title_abstract",
    protocolVersionId: protocol?.id,
    ...given,
    reviewId,
  };
  return castVote(scope, CastVote.parse(input));
}

/** Takes a vote back. */
export async function retract(
  reviewId: string,
  person: SeedPerson,
  itemId: string,
  stage: StageKind = "title_abstract",
): Promise<void> {
  const scope = await scopeOf(person.id, reviewId, "screening.vote");
  await retractVote(scope, { operationId: uuid(), reviewId, stage, itemId });
}

/** Seals a person's votes of a batch. */
export async function submit(reviewId: string, person: SeedPerson, batchId: string): Promise<void> {
  const scope = await scopeOf(person.id, reviewId, "screening.vote");
  await submitBatch(scope, { operationId: uuid(), reviewId, batchId });
}

/** Closes a batch as a lead. */
export async function close(reviewId: string, lead: SeedPerson, batchId: string): Promise<ClosingCounts> {
  const scope = await scopeOf(lead.id, reviewId, "screening.manage");
  return batches.closeBatch(scope, { operationId: uuid(), reviewId, batchId });
}

/** Takes the closing of a batch back. */
export async function reopen(reviewId: string, lead: SeedPerson, batchId: string): Promise<void> {
  const scope = await scopeOf(lead.id, reviewId, "screening.manage");
  await batches.reopenBatch(scope, { operationId: uuid(), reviewId, batchId });
}

/** Takes items, or all that are undecided, out of an open batch. */
export async function release(
  reviewId: string,
  lead: SeedPerson,
  batchId: string,
  itemIds?: string[],
): Promise<number> {
  const scope = await scopeOf(lead.id, reviewId, "screening.manage");
  const input = { operationId: uuid(), reviewId, batchId, reason: "Drawn by mistake" };
  return (await releaseItems(scope, { ...input, ...(itemIds ? { itemIds } : {}) })).released;
}
