import { v7 as uuid } from "uuid";
import { limitRate } from "@/lib/access/rate-limit";
import type { Role } from "@/lib/access/roles";
import type { Scope } from "@/lib/access/scope";
import { newSecret, sha256 } from "@/lib/access/secrets";
import { db, type Transaction } from "@/lib/db/client";
import { notFound, Refusal } from "@/lib/errors";
import { command, note, operationHash, refuseReuse, withRetry } from "../history/command";
import { teamProjection } from "./projection";
import { refuseLastOwner } from "./rules";
import type {
  AcceptInvitation,
  ChangeRoles,
  EndMembership,
  LeaveReview,
  NewInvitation,
  NewReview,
} from "./schema";

/** Starts a review; whoever starts it is its owner. The same operation again answers the same review. */
export function createReview(personId: string, input: NewReview): Promise<{ id: string }> {
  // No gate can have minted a scope for a review that is not there yet.
  const scope = { reviewId: input.id, personId } as Scope;
  const hash = operationHash(scope, "create_review", input);
  return withRetry(() =>
    db.$transaction(async (tx) => {
      const there = await tx.review.findUnique({ where: { id: input.id }, include: { events: { take: 1 } } });
      if (there) {
        const first = there.events[0];
        if (there.createdBy !== personId || first?.operationId !== input.operationId) throw taken();
        refuseReuse(first.operationHash, hash);
        return { id: input.id };
      }
      await tx.review.create({ data: { id: input.id, title: input.title, createdBy: personId } });
      const event = await note(
        tx,
        scope,
        { operationId: input.operationId, hash },
        {
          kind: "review_created",
          payload: { title: input.title, ownerId: personId },
          reply: { id: input.id },
        },
      );
      await teamProjection.apply(tx, event);
      return { id: input.id };
    }),
  );
}

const taken = () => new Refusal("CONFLICT", "This id is taken. Make a new one and try again.");

/** A single-use link into the review. Its secret is answered once; only its SHA-256 is kept. */
export async function invite(
  scope: Scope<"team.manage">,
  input: NewInvitation,
): Promise<{ id: string; token: string; expiresAt: string }> {
  await limitRate(`invite:${scope.personId}`, 50, 24 * 60);
  const token = newSecret();
  const invitation = {
    reviewId: scope.reviewId,
    id: uuid(),
    tokenHash: sha256(token),
    email: input.email ?? null,
    roles: input.roles,
    createdBy: scope.personId,
    expiresAt: new Date(Date.now() + input.expiresInDays * 86_400_000),
  };
  await db.invitation.create({ data: invitation });
  return { id: invitation.id, token, expiresAt: invitation.expiresAt.toISOString() };
}

export async function revokeInvitation(scope: Scope<"team.manage">, invitationId: string): Promise<void> {
  const { count } = await db.invitation.updateMany({
    where: { reviewId: scope.reviewId, id: invitationId, usedAt: null, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (count === 0) throw notFound("invitation");
}

/** Uses an invitation, once. Of many at the same moment one succeeds. */
export async function acceptInvitation(
  personId: string,
  input: AcceptInvitation,
): Promise<{ reviewId: string }> {
  await limitRate(`accept:${personId}`, 30, 15);
  return withRetry(() =>
    db.$transaction(async (tx) => {
      const invitation = await tx.invitation.findUnique({ where: { tokenHash: sha256(input.token) } });
      if (!invitation) throw usedUp();
      if (invitation.usedBy === personId) return { reviewId: invitation.reviewId };
      await refuseForeignAddress(tx, personId, invitation.email);
      const used = await tx.invitation.updateMany({
        where: {
          tokenHash: sha256(input.token),
          usedAt: null,
          revokedAt: null,
          expiresAt: { gt: new Date() },
        },
        data: { usedAt: new Date(), usedBy: personId },
      });
      if (used.count === 0) throw usedUp();
      const scope = { reviewId: invitation.reviewId, personId } as Scope;
      const roles = await withRolesHeld(tx, scope, invitation.roles);
      const event = await note(
        tx,
        scope,
        { operationId: input.operationId, hash: operationHash(scope, "accept_invitation", input) },
        {
          kind: "member_joined",
          payload: { personId, roles, invitationId: invitation.id },
          reply: { reviewId: invitation.reviewId },
        },
      );
      await teamProjection.apply(tx, event);
      return { reviewId: invitation.reviewId };
    }),
  );
}

const usedUp = () =>
  new Refusal("NOT_FOUND", "This invitation was used, withdrawn or has expired. Ask for a new one.");

async function refuseForeignAddress(tx: Transaction, personId: string, email: string | null): Promise<void> {
  if (!email) return;
  const person = await tx.person.findUnique({ where: { id: personId } });
  if (person?.email !== email) {
    throw new Refusal(
      "NOT_ALLOWED",
      "This invitation is for another address. Sign in with the account it was sent to.",
    );
  }
}

/** A member who opens a second link keeps the roles they hold. */
async function withRolesHeld(tx: Transaction, scope: Scope, invited: Role[]): Promise<Role[]> {
  const member = await tx.membership.findUnique({
    where: { reviewId_personId: { reviewId: scope.reviewId, personId: scope.personId } },
  });
  const held = member && !member.endedAt ? member.roles : [];
  return [...new Set([...held, ...invited])];
}

/** Gives a member other roles. */
export function changeRoles(scope: Scope<"team.manage">, input: ChangeRoles): Promise<Record<string, never>> {
  return command(scope, "change_roles", input, teamProjection, async (tx) => {
    const members = await lockMembers(tx, scope);
    const member = members.find((one) => one.personId === input.personId);
    if (!member) throw notFound("member");
    refuseLastOwner(members, input.personId, input.roles);
    const payload = { personId: input.personId, roles: input.roles, before: member.roles };
    return { kind: "roles_changed", payload, reply: {} };
  });
}

/** Ends a membership, as an owner. Votes and claims stay. */
export function endMembership(
  scope: Scope<"team.manage">,
  input: EndMembership,
): Promise<Record<string, never>> {
  return command(scope, "end_membership", input, teamProjection, (tx) => ending(tx, scope, input.personId));
}

/** Ends one's own membership. Votes and claims stay. */
export function leaveReview(scope: Scope<"review.view">, input: LeaveReview): Promise<Record<string, never>> {
  return command(scope, "leave_review", input, teamProjection, (tx) => ending(tx, scope, scope.personId));
}

async function ending(tx: Transaction, scope: Scope, personId: string) {
  const members = await lockMembers(tx, scope);
  if (!members.some((one) => one.personId === personId)) throw notFound("member");
  refuseLastOwner(members, personId, []);
  return { kind: "member_left" as const, payload: { personId }, reply: {} };
}

async function lockMembers(tx: Transaction, scope: Scope): Promise<{ personId: string; roles: Role[] }[]> {
  return tx.$queryRaw`
    SELECT person_id AS "personId", roles::text[] AS roles FROM membership
    WHERE review_id = ${scope.reviewId}::uuid AND ended_at IS NULL ORDER BY person_id FOR UPDATE`;
}
