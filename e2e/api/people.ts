import { randomUUID } from "node:crypto";
import type { Role, TokenScope } from "@/lib/access/roles";
import type { Account } from "@/lib/access/schema";
import { baseUrl, call, get, type Person, write } from "./client";

const PASSWORD = "a long enough password";

/** A new account with a personal token, made without a page. */
export async function newPerson(name: string, scopes: TokenScope[] = ["read", "write"]): Promise<Person> {
  const email = `${name.toLowerCase()}.${randomUUID()}@example.org`;
  const { body: account } = await call<Account>(null, "POST", "/accounts", {
    name,
    email,
    password: PASSWORD,
  });
  const token = await makeToken(await signIn(email), scopes);
  const person = { id: account.id, name, token };
  const { id } = await get<Account>(person, "/account");
  if (id !== person.id) throw new Error(`The token of ${name} speaks for somebody else.`);
  return person;
}

/** Lets a person into a review by an invitation. */
export async function letIn(owner: Person, reviewId: string, person: Person, roles: Role[]): Promise<void> {
  const path = `/reviews/${reviewId}/invitations`;
  const { body } = await call<{ token: string }>(owner.token, "POST", path, { roles });
  await write(person, "POST", "/invitations/acceptance", { token: body.token });
}

/** Signs in as the page does: a form with the sign-in library's own token. Answers the session's cookie. */
async function signIn(email: string): Promise<string> {
  const asked = await fetch(`${baseUrl()}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const answer = await fetch(`${baseUrl()}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookiesOf(asked) },
    body: new URLSearchParams({ csrfToken, email, password: PASSWORD, json: "true" }),
  });
  const session = cookiesOf(answer);
  if (!answer.ok || !session.includes("twofold.session=")) {
    throw new Error(`Signing in answered ${answer.status}: ${await answer.text()}`);
  }
  return session;
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** The one call that needs the session: everything after it goes by the token. */
async function makeToken(cookie: string, scopes: TokenScope[]): Promise<string> {
  const answer = await fetch(`${baseUrl()}/api/v1/account/tokens`, {
    method: "POST",
    headers: { cookie, origin: new URL(baseUrl()).origin, "content-type": "application/json" },
    body: JSON.stringify({ name: "outside client", scopes, expiresInDays: 1 }),
  });
  const { secret } = (await answer.json()) as { secret?: string };
  if (!secret) throw new Error(`Making a token answered ${answer.status}.`);
  return secret;
}
