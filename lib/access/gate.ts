import { db } from "../db/client";
import { asGate } from "../db/statements";
import { notFound, Refusal } from "../errors";
import type { Actor } from "./actor";
import { may, type Permission, type Role } from "./roles";
import type { Scope } from "./scope";

/**
 * Actor + review + permission -> Scope.
 * Not signed in 401; not a member, or no such review, 404; a member without the right 403.
 * Membership is read from the database each time: a removed member is out at once.
 */
export async function enter<P extends Permission>(
  actor: Actor | null,
  reviewId: string,
  permission: P,
): Promise<Scope<P>> {
  if (!actor) throw new Refusal("NOT_SIGNED_IN", "Sign in to go on.");
  const roles = await asGate(() => rolesIn(actor.personId, reviewId));
  if (!roles) throw notFound("review");
  if (!may(roles, permission)) {
    throw new Refusal("NOT_ALLOWED", "Your roles in this review do not include this. Ask its owner.");
  }
  return { reviewId, personId: actor.personId, roles } as Scope<P>;
}

/**
 * The worker's way in: an import is finished in the name of whoever was let in to start it, even when they have left
 * the review since. The import's own row says who; no request comes this way. Null: there is no such import.
 */
export async function enterForImport(
  reviewId: string,
  importId: string,
): Promise<Scope<"import.run"> | null> {
  const row = await db.import.findUnique({ where: { reviewId_id: { reviewId, id: importId } } });
  return row && ({ reviewId, personId: row.startedBy, roles: [] as readonly Role[] } as Scope<"import.run">);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

async function rolesIn(personId: string, reviewId: string): Promise<readonly Role[] | null> {
  if (!UUID.test(reviewId)) return null;
  const member = await db.membership.findUnique({ where: { reviewId_personId: { reviewId, personId } } });
  return member && !member.endedAt ? member.roles : null;
}
