import * as commands from "@/lib/review/team/commands";
import { team } from "@/lib/review/team/contract";
import { makeMemberResetLink } from "@/lib/review/team/password/commands";
import * as queries from "@/lib/review/team/queries";
import { done, inReview, signedIn } from "../entrance";

export const teamRoutes = {
  reviews: signedIn(team.reviews, (actor) => queries.myReviews(actor.personId)),
  createReview: signedIn(team.createReview, (actor, input) => commands.createReview(actor.personId, input)),
  review: inReview(team.review, (scope) => queries.reviewOf(scope)),
  members: inReview(team.members, (scope) => queries.members(scope)),
  changeRoles: inReview(team.changeRoles, (scope, input) => commands.changeRoles(scope, input)),
  endMembership: inReview(team.endMembership, (scope, input) => commands.endMembership(scope, input)),
  leave: inReview(team.leave, (scope, input) => commands.leaveReview(scope, input)),
  makeResetLink: inReview(team.makeResetLink, (scope, input) => makeMemberResetLink(scope, input.personId)),
  invitations: inReview(team.invitations, (scope) => queries.invitations(scope)),
  invite: inReview(team.invite, (scope, input) => commands.invite(scope, input)),
  revokeInvitation: inReview(team.revokeInvitation, (scope, input) =>
    done(commands.revokeInvitation(scope, input.invitationId)),
  ),
  acceptInvitation: signedIn(team.acceptInvitation, (actor, input) =>
    commands.acceptInvitation(actor.personId, input),
  ),
};
