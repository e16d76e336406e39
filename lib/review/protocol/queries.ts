import type { Scope } from "@/lib/access/scope";
import { db, type Transaction } from "@/lib/db/client";
import { Refusal } from "@/lib/errors";
import type { KnownTexts } from "./rules";
import { type Criterion, type Protocol, ProtocolSettings, type Reason } from "./schema";

const parts = {
  criteria: { include: { criterion: true }, orderBy: { position: "asc" } },
  reasons: { include: { reason: true }, orderBy: { position: "asc" } },
} as const;

type Row = NonNullable<Awaited<ReturnType<typeof findLatest>>>;

function findLatest(tx: Transaction, reviewId: string) {
  return tx.protocolVersion.findFirst({ where: { reviewId }, orderBy: { number: "desc" }, include: parts });
}

/** The protocol in force, or null before the first one is published. */
export async function currentProtocol(
  scope: Pick<Scope, "reviewId">,
  tx: Transaction = db,
): Promise<Protocol | null> {
  const row = await findLatest(tx, scope.reviewId);
  return row && toProtocol(row);
}

/** The protocol in force; refuses in words when there is none. */
export async function protocolInForce(
  scope: Pick<Scope, "reviewId">,
  tx: Transaction = db,
): Promise<Protocol> {
  const protocol = await currentProtocol(scope, tx);
  if (!protocol)
    throw new Refusal("CONFLICT", "There is no protocol yet. Publish one first: screening follows it.");
  return protocol;
}

/** Every criterion and reason the review ever had, in its newest text; ids grow with time. */
export async function knownTexts(
  { reviewId }: Pick<Scope, "reviewId">,
  tx: Transaction,
): Promise<KnownTexts> {
  const newestLast = { where: { reviewId }, orderBy: { id: "asc" } } as const;
  const criteria = await tx.criterionVersion.findMany(newestLast);
  const reasons = await tx.reasonVersion.findMany(newestLast);
  return {
    criteria: [...new Map(criteria.map((row) => [row.criterionId, row])).values()].map(toCriterion),
    reasons: [...new Map(reasons.map((row) => [row.reasonId, row])).values()].map(toReason),
  };
}

/** Every version, newest first: the list of amendments (PRISMA 2020 item 24c). */
export async function protocolVersions(scope: Scope): Promise<Protocol[]> {
  const rows = await db.protocolVersion.findMany({
    where: { reviewId: scope.reviewId },
    orderBy: { number: "desc" },
    include: parts,
    take: 100,
  });
  return rows.map(toProtocol);
}

function toProtocol(row: Row): Protocol {
  return {
    id: row.id,
    number: row.number,
    question: row.question,
    rationale: row.rationale,
    at: row.at.toISOString(),
    settings: ProtocolSettings.parse(row.settings),
    criteria: row.criteria.map(({ criterion }) => toCriterion(criterion)),
    reasons: row.reasons.map(({ reason }) => toReason(reason)),
  };
}

function toCriterion({ criterionId, id, kind, text }: Row["criteria"][number]["criterion"]): Criterion {
  return { criterionId, versionId: id, kind, text };
}

function toReason({ reasonId, id, label, checkable }: Row["reasons"][number]["reason"]): Reason {
  return { reasonId, versionId: id, label, checkable };
}
