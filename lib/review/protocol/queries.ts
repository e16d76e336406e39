import type { Scope } from "@/lib/access/scope";
import { db, type Transaction } from "@/lib/db/client";
import { Refusal } from "@/lib/errors";
import type { KnownTexts } from "./rules";
import { type Criterion, type Protocol, ProtocolSettings, type Reason } from "./schema";

type Row = Omit<Protocol, "at"> & { at: Date };
type CriterionVersion = Omit<Criterion, "versionId"> & { id: string };
type ReasonVersion = Omit<Reason, "versionId"> & { id: string };

/** Newest first, each with its criteria and reasons in their order: one statement, because most pages ask it. */
function versions(tx: Transaction, reviewId: string, take: number): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT v.id, v.number, v.question, v.rationale, v.at, v.settings,
      (SELECT coalesce(jsonb_agg(jsonb_build_object(
          'criterionId', c.criterion_id, 'versionId', c.id, 'kind', c.kind, 'text', c.text) ORDER BY p.position), '[]')
        FROM protocol_criterion p
        JOIN criterion_version c ON c.review_id = p.review_id AND c.id = p.criterion_version_id
        WHERE p.review_id = v.review_id AND p.protocol_version_id = v.id) AS criteria,
      (SELECT coalesce(jsonb_agg(jsonb_build_object(
          'reasonId', r.reason_id, 'versionId', r.id, 'label', r.label, 'checkable', r.checkable) ORDER BY p.position), '[]')
        FROM protocol_reason p
        JOIN reason_version r ON r.review_id = p.review_id AND r.id = p.reason_version_id
        WHERE p.review_id = v.review_id AND p.protocol_version_id = v.id) AS reasons
    FROM protocol_version v WHERE v.review_id = ${reviewId}::uuid
    ORDER BY v.number DESC LIMIT ${take}`;
}

/** The protocol in force, or null before the first one is published. */
export async function currentProtocol(
  scope: Pick<Scope, "reviewId">,
  tx: Transaction = db,
): Promise<Protocol | null> {
  const [row] = await versions(tx, scope.reviewId, 1);
  return row ? toProtocol(row) : null;
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
  const rows = await versions(db, scope.reviewId, 100);
  return rows.map(toProtocol);
}

function toProtocol(row: Row): Protocol {
  return { ...row, at: row.at.toISOString(), settings: ProtocolSettings.parse(row.settings) };
}

function toCriterion({ criterionId, id, kind, text }: CriterionVersion): Criterion {
  return { criterionId, versionId: id, kind, text };
}

function toReason({ reasonId, id, label, checkable }: ReasonVersion): Reason {
  return { reasonId, versionId: id, label, checkable };
}
