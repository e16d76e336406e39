import { z } from "zod";
import { endpoint } from "./endpoint";
import {
  Account,
  ChangePassword,
  NewToken,
  ResetLinkEntry,
  SessionEntry,
  SignUp,
  TokenEntry,
  UseReset,
} from "./schema";

const done = z.object({});

export const access = {
  signUp: endpoint({ method: "POST", path: "/accounts", permission: "anyone", summary: "Make an account" })
    .input(SignUp)
    .output(Account),
  account: endpoint({ method: "GET", path: "/account", permission: "signed_in", summary: "Your account" })
    .input(z.strictObject({}))
    .output(Account),
  changePassword: endpoint({
    method: "PUT",
    path: "/account/password",
    permission: "signed_in",
    summary:
      "Change your password; other sessions and unused reset links end, and tokens unless you keep them",
  })
    .input(ChangePassword)
    .output(done),
  resetPassword: endpoint({
    method: "PUT",
    path: "/password-reset",
    permission: "anyone",
    summary: "Set a new password with a link from a review's owner; all sessions end and tokens are revoked",
  })
    .input(UseReset)
    .output(done),
  resetLinks: endpoint({
    method: "GET",
    path: "/account/password-resets",
    permission: "signed_in",
    summary: "Links to set your password that were made for you, and by whom",
  })
    .input(z.strictObject({}))
    .output(z.array(ResetLinkEntry)),
  noteResetLinks: endpoint({
    method: "PUT",
    path: "/account/password-resets/told",
    permission: "signed_in",
    summary: "Say that you have read of the links made for you",
  })
    .input(z.strictObject({}))
    .output(done),
  sessions: endpoint({
    method: "GET",
    path: "/account/sessions",
    permission: "signed_in",
    summary: "Where you are signed in",
  })
    .input(z.strictObject({}))
    .output(z.array(SessionEntry)),
  endSession: endpoint({
    method: "DELETE",
    path: "/account/sessions/{sessionId}",
    permission: "signed_in",
    summary: "End one of your sessions",
  })
    .input(z.strictObject({ sessionId: z.uuid() }))
    .output(done),
  tokens: endpoint({
    method: "GET",
    path: "/account/tokens",
    permission: "signed_in",
    summary: "Your API tokens",
  })
    .input(z.strictObject({}))
    .output(z.array(TokenEntry)),
  makeToken: endpoint({
    method: "POST",
    path: "/account/tokens",
    permission: "signed_in",
    summary: "Make an API token; its secret is shown once. Needs a session, not a token",
  })
    .input(NewToken)
    .output(z.object({ id: z.uuid(), secret: z.string() })),
  revokeToken: endpoint({
    method: "DELETE",
    path: "/account/tokens/{tokenId}",
    permission: "signed_in",
    summary: "Revoke an API token",
  })
    .input(z.strictObject({ tokenId: z.uuid() }))
    .output(done),
};
