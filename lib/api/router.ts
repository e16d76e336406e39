import * as accounts from "@/lib/access/accounts";
import * as tokens from "@/lib/access/tokens";
import * as teamCommands from "@/lib/review/team/commands";
import * as teamQueries from "@/lib/review/team/queries";
import { contract } from "./contract";
import { inReview, open, signedIn } from "./entrance";

const { access, team } = contract;
const done = async (work: Promise<unknown>) => {
  await work;
  return {};
};

/** Each endpoint of the contract and the command or query that answers it. */
export const router = {
  access: {
    signUp: open(access.signUp, (input) => accounts.signUp(input)),
    account: signedIn(access.account, (actor) => accounts.accountOf(actor.personId)),
    changePassword: signedIn(access.changePassword, (actor, input) =>
      done(accounts.changePassword(actor, input)),
    ),
    usePasswordReset: open(access.usePasswordReset, (input) => done(accounts.usePasswordReset(input))),
    sessions: signedIn(access.sessions, (actor) => accounts.listSessions(actor)),
    endSession: signedIn(access.endSession, (actor, input) =>
      done(accounts.endOwnSession(actor, input.sessionId)),
    ),
    tokens: signedIn(access.tokens, (actor) => tokens.listTokens(actor.personId)),
    makeToken: signedIn(access.makeToken, (actor, input) => tokens.makeToken(actor.personId, input)),
    revokeToken: signedIn(access.revokeToken, (actor, input) =>
      done(tokens.revokeToken(actor.personId, input.tokenId)),
    ),
  },
  team: {
    reviews: signedIn(team.reviews, (actor) => teamQueries.myReviews(actor.personId)),
    createReview: signedIn(team.createReview, (actor, input) =>
      teamCommands.createReview(actor.personId, input),
    ),
    review: inReview(team.review, (scope) => teamQueries.reviewOf(scope)),
    members: inReview(team.members, (scope) => teamQueries.members(scope)),
    changeRoles: inReview(team.changeRoles, (scope, input) => teamCommands.changeRoles(scope, input)),
    endMembership: inReview(team.endMembership, (scope, input) => teamCommands.endMembership(scope, input)),
    makeResetLink: inReview(team.makeResetLink, (scope, input) =>
      teamCommands.makeResetLink(scope, input.personId),
    ),
    invitations: inReview(team.invitations, (scope) => teamQueries.invitations(scope)),
    invite: inReview(team.invite, (scope, input) => teamCommands.invite(scope, input)),
    revokeInvitation: inReview(team.revokeInvitation, (scope, input) =>
      done(teamCommands.revokeInvitation(scope, input.invitationId)),
    ),
    acceptInvitation: signedIn(team.acceptInvitation, (actor, input) =>
      teamCommands.acceptInvitation(actor.personId, input),
    ),
  },
};
