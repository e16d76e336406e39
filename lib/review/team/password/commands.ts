import { v7 as uuid } from "uuid";
import { limitRate } from "@/lib/access/rate-limit";
import { makeResetLink } from "@/lib/access/reset-links";
import type { Scope } from "@/lib/access/scope";
import { db, type Transaction } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { note, operationHash } from "../../history/command";
import { teamProjection } from "../projection";
import { refuseTakeover, type SharedReview } from "../rules";

/**
 * A link with which a member who forgot their password sets a new one. Whoever opens it is that person in every review
 * of theirs, so it is made only by somebody who owns them all, and the history of each says so. The secret is answered
 * once and stands in no event.
 */
export async function makeMemberResetLink(
  scope: Scope<"team.manage">,
  personId: string,
): Promise<{ token: string; expiresAt: string }> {
  await limitRate(`reset:${scope.personId}`, 20, 24 * 60);
  return db.$transaction(async (tx) => {
    const reviews = await reviewsOf(tx, personId, scope.personId);
    const here = reviews.find(({ reviewId }) => reviewId === scope.reviewId);
    if (!here) throw notFound("member");
    refuseTakeover(here.name, reviews, personId === scope.personId);
    const { secret, expiresAt } = await makeResetLink(tx, personId, scope.personId);
    for (const { reviewId } of reviews) {
      const actor = { reviewId, personId: scope.personId };
      const operationId = uuid();
      const hash = operationHash(scope, "make_reset_link", { operationId });
      const entry = { kind: "password_link_made", payload: { personId }, reply: {} };
      await teamProjection.apply(tx, await note(tx, actor, { operationId, hash }, entry));
    }
    return { token: secret, expiresAt: expiresAt.toISOString() };
  });
}

/** The standing memberships of a person, held, and whether the maker owns the review. */
function reviewsOf(
  tx: Transaction,
  personId: string,
  makerId: string,
): Promise<(SharedReview & { reviewId: string; name: string })[]> {
  return tx.$queryRaw`
    SELECT m.review_id AS "reviewId", person.name,
      EXISTS (SELECT FROM membership o WHERE o.review_id = m.review_id AND o.person_id = ${makerId}::uuid
        AND o.ended_at IS NULL AND 'owner' = ANY(o.roles)) AS "isOwned"
    FROM membership m JOIN person ON person.id = m.person_id
    WHERE m.person_id = ${personId}::uuid AND m.ended_at IS NULL
    ORDER BY m.review_id FOR SHARE OF m`;
}
