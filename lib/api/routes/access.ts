import * as accounts from "@/lib/access/accounts";
import { addressOf } from "@/lib/access/address";
import { access } from "@/lib/access/contract";
import * as links from "@/lib/access/reset-links";
import * as tokens from "@/lib/access/tokens";
import { done, open, signedIn } from "../entrance";

export const accessRoutes = {
  signUp: open(access.signUp, (input, { context }) => accounts.signUp(input, addressOf(context.headers))),
  account: signedIn(access.account, (actor) => accounts.accountOf(actor.personId)),
  changePassword: signedIn(access.changePassword, (actor, input) =>
    done(accounts.changePassword(actor, input)),
  ),
  resetPassword: open(access.resetPassword, (input, { context }) =>
    done(accounts.resetPassword(input, addressOf(context.headers))),
  ),
  resetLinks: signedIn(access.resetLinks, (actor) => links.listResetLinks(actor.personId)),
  noteResetLinks: signedIn(access.noteResetLinks, (actor) => done(links.noteTold(actor.personId))),
  sessions: signedIn(access.sessions, (actor) => accounts.listSessions(actor)),
  endSession: signedIn(access.endSession, (actor, input) =>
    done(accounts.endOwnSession(actor, input.sessionId)),
  ),
  tokens: signedIn(access.tokens, (actor) => tokens.listTokens(actor.personId)),
  makeToken: signedIn(access.makeToken, (actor, input) => tokens.makeOwnToken(actor, input)),
  revokeToken: signedIn(access.revokeToken, (actor, input) =>
    done(tokens.revokeToken(actor.personId, input.tokenId)),
  ),
};
