import { projection } from "../history/projection";
import { teamEvents } from "./schema";

/** Memberships as a fold of the team's events. */
export const teamProjection = projection(teamEvents, {
  review_created: (tx, { reviewId, payload, at }) =>
    tx.membership.create({
      data: { reviewId, personId: payload.ownerId, roles: ["owner", "lead"], since: at },
    }),

  member_joined: (tx, { reviewId, payload, at }) =>
    tx.membership.upsert({
      where: { reviewId_personId: { reviewId, personId: payload.personId } },
      create: { reviewId, personId: payload.personId, roles: payload.roles, since: at },
      update: { roles: payload.roles, since: at, endedAt: null },
    }),

  roles_changed: (tx, { reviewId, payload }) =>
    tx.membership.update({
      where: { reviewId_personId: { reviewId, personId: payload.personId } },
      data: { roles: payload.roles },
    }),

  member_left: (tx, { reviewId, payload, at }) =>
    tx.membership.update({
      where: { reviewId_personId: { reviewId, personId: payload.personId } },
      data: { endedAt: at },
    }),

  password_link_made: async () => {
    // It changes no membership; it is noted to be read.
  },
});
