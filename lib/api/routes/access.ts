import * as accounts from "@/lib/access/accounts";
import { access } from "@/lib/access/contract";
import * as tokens from "@/lib/access/tokens";
import { done, open, signedIn } from "../entrance";

export const accessRoutes = {
  signUp: open(access.signUp, (input) => accounts.signUp(input)),
  account: signedIn(access.account, (actor) => accounts.accountOf(actor.personId)),
  changePassword: signedIn(access.changePassword, (actor, input) =>
    done(accounts.changePassword(actor, input)),
  ),
  resetPassword: open(access.resetPassword, (input) => done(accounts.resetPassword(input))),
  sessions: signedIn(access.sessions, (actor) => accounts.listSessions(actor)),
  endSession: signedIn(access.endSession, (actor, input) =>
    done(accounts.endOwnSession(actor, input.sessionId)),
  ),
  tokens: signedIn(access.tokens, (actor) => tokens.listTokens(actor.personId)),
  makeToken: signedIn(access.makeToken, (actor, input) => tokens.makeToken(actor.personId, input)),
  revokeToken: signedIn(access.revokeToken, (actor, input) =>
    done(tokens.revokeToken(actor.personId, input.tokenId)),
  ),
};
