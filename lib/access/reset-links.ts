import { v7 as uuid } from "uuid";
import { db, type Transaction } from "../db/client";
import { Refusal } from "../errors";
import type { ResetLinkEntry } from "./schema";
import { newSecret, sha256 } from "./secrets";

const HOURS = 24;

/** A link that lets a person set a new password. Who may make one is the team's rule. Older links end. */
export async function makeResetLink(
  tx: Transaction,
  personId: string,
  createdBy: string,
): Promise<{ secret: string; expiresAt: Date }> {
  const secret = newSecret();
  const expiresAt = new Date(Date.now() + HOURS * 3_600_000);
  await endResetLinks(tx, personId);
  await tx.passwordReset.create({
    data: { id: uuid(), personId, tokenHash: sha256(secret), createdBy, expiresAt },
  });
  return { secret, expiresAt };
}

/** Links that were not used are worth nothing from now on. */
export async function endResetLinks(tx: Transaction, personId: string): Promise<void> {
  await tx.passwordReset.updateMany({
    where: { personId, usedAt: null, endedAt: null },
    data: { endedAt: new Date() },
  });
}

/**
 * Uses a link up; answers whose password it sets. Of many at the same moment one succeeds. Whoever made it must still
 * own every review of that person: they may have joined another since.
 */
export async function useResetLink(tx: Transaction, secret: string): Promise<string> {
  const [used] = await tx.$queryRaw<{ person_id: string }[]>`
    UPDATE password_reset link SET used_at = now()
    WHERE token_hash = ${sha256(secret)} AND used_at IS NULL AND ended_at IS NULL AND expires_at > now()
      AND NOT EXISTS (SELECT FROM membership m WHERE m.person_id = link.person_id AND m.ended_at IS NULL
        AND NOT EXISTS (SELECT FROM membership o WHERE o.review_id = m.review_id
          AND o.person_id = link.created_by AND o.ended_at IS NULL AND 'owner' = ANY(o.roles)))
    RETURNING person_id`;
  if (!used) throw new Refusal("NOT_FOUND", "This link was used or has ended. Ask for a new one.");
  return used.person_id;
}

/** The links that were made for a person, newest first, with who made them. */
export async function listResetLinks(personId: string): Promise<ResetLinkEntry[]> {
  const rows = await db.passwordReset.findMany({
    where: { personId },
    orderBy: { createdAt: "desc" },
    take: 20,
  });
  const makers = await db.person.findMany({ where: { id: { in: rows.map(({ createdBy }) => createdBy) } } });
  return rows.map((row) => ({
    id: row.id,
    madeBy: makers.find(({ id }) => id === row.createdBy)?.name ?? "",
    createdAt: row.createdAt.toISOString(),
    usedAt: row.usedAt?.toISOString() ?? null,
    told: row.toldAt !== null,
  }));
}

/** The person has read of the links that were made for them until now. */
export async function noteTold(personId: string): Promise<void> {
  await db.passwordReset.updateMany({ where: { personId, toldAt: null }, data: { toldAt: new Date() } });
}
