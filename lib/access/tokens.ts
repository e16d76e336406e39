import { v7 as uuid } from "uuid";
import { db, type Transaction } from "../db/client";
import { notFound, Refusal } from "../errors";
import type { Actor } from "./actor";
import { TOKEN_SCOPES, type TokenScope } from "./roles";
import type { NewToken, TokenEntry } from "./schema";
import { newSecret, sha256 } from "./secrets";

const PREFIX = "twofold_";

/** Makes a token for whoever is signed in. A token makes no other: one that leaked could outlive its own end. */
export function makeOwnToken(actor: Actor, input: NewToken): Promise<{ id: string; secret: string }> {
  if ("session" in actor.by) return makeToken(actor.personId, input);
  throw new Refusal("NOT_ALLOWED", "A token cannot make tokens. Sign in and make it on your account page.");
}

/** Makes a personal token. Its secret is answered once and never stored. */
export async function makeToken(personId: string, input: NewToken): Promise<{ id: string; secret: string }> {
  const secret = PREFIX + newSecret();
  const days = input.expiresInDays ?? 90;
  const token = {
    id: uuid(),
    personId,
    name: input.name,
    // Whoever may write may read: a write answers what it made.
    scopes: input.scopes.includes("write") ? [...TOKEN_SCOPES] : input.scopes,
    tokenHash: sha256(secret),
    expiresAt: new Date(Date.now() + days * 86_400_000),
  };
  await db.apiToken.create({ data: token });
  return { id: token.id, secret };
}

/** The tokens of a person that still stand: neither revoked nor expired. */
export async function listTokens(personId: string): Promise<TokenEntry[]> {
  const rows = await db.apiToken.findMany({
    where: { personId, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] },
    orderBy: { createdAt: "desc" },
  });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    scopes: row.scopes as TokenScope[],
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }));
}

export async function revokeToken(personId: string, tokenId: string): Promise<void> {
  const { count } = await db.apiToken.updateMany({
    where: { id: tokenId, personId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (count === 0) throw notFound("token");
}

/** Revokes every token of a person. */
export async function revokeTokens(personId: string, tx: Transaction = db): Promise<void> {
  await tx.apiToken.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: new Date() } });
}

/** Who a bearer token speaks for, or null when it is unknown, revoked or expired. */
export async function actorOfToken(secret: string): Promise<Actor | null> {
  if (!secret.startsWith(PREFIX)) return null;
  const row = await db.apiToken.findUnique({ where: { tokenHash: sha256(secret) } });
  if (!row || row.revokedAt || (row.expiresAt && row.expiresAt < new Date())) return null;
  // Once a minute is enough to tell a used token from a forgotten one.
  if (!row.lastUsedAt || Date.now() - row.lastUsedAt.getTime() > 60_000) {
    await db.apiToken.update({ where: { id: row.id }, data: { lastUsedAt: new Date() } });
  }
  return { personId: row.personId, by: { token: row.id, scopes: row.scopes as TokenScope[] } };
}
