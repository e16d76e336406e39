import type { Scope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import type { InvitationEntry, Member, ReviewEntry } from "./schema";

/** The reviews a person belongs to, newest first. */
export async function myReviews(personId: string): Promise<ReviewEntry[]> {
  const rows = await db.membership.findMany({
    where: { personId, endedAt: null },
    include: { review: true },
    orderBy: { since: "desc" },
    take: 200,
  });
  return rows.map(({ review, roles }) => ({
    id: review.id,
    title: review.title,
    createdAt: review.createdAt.toISOString(),
    roles,
  }));
}

/** A review as its member sees it. */
export async function reviewOf(scope: Scope): Promise<ReviewEntry & { personId: string }> {
  const review = await db.review.findUniqueOrThrow({ where: { id: scope.reviewId } });
  return {
    id: review.id,
    title: review.title,
    createdAt: review.createdAt.toISOString(),
    roles: [...scope.roles],
    personId: scope.personId,
  };
}

/** Everyone who belongs or belonged to the review. */
export async function members(scope: Scope): Promise<Member[]> {
  const rows = await db.membership.findMany({
    where: { reviewId: scope.reviewId },
    include: { person: true },
    orderBy: [{ since: "asc" }, { personId: "asc" }],
  });
  return rows.map((row) => ({
    personId: row.personId,
    name: row.person.name,
    email: row.person.email,
    roles: row.roles,
    since: row.since.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  }));
}

/** Invitations that were not withdrawn, newest first. */
export async function invitations(scope: Scope<"team.manage">): Promise<InvitationEntry[]> {
  const rows = await db.invitation.findMany({
    where: { reviewId: scope.reviewId, revokedAt: null },
    orderBy: { createdAt: "desc" },
    take: 100,
  });
  return rows.map((row) => ({
    id: row.id,
    roles: row.roles,
    email: row.email,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    usedAt: row.usedAt?.toISOString() ?? null,
  }));
}
