import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { call } from "@/prisma/seed/client";
import { makePerson, tokenOf } from "@/prisma/seed/team";
import { changePassword, resetPassword, signUp } from "./accounts";
import { limitRate } from "./rate-limit";
import { listResetLinks, makeResetLink, noteTold } from "./reset-links";
import { Email, SignUp } from "./schema";
import { hashPassword, passwordFits } from "./secrets";
import { actorOfSession, authOptions } from "./session";
import { makeOwnToken } from "./tokens";

const HERE = "10.0.0.9";

/** Signs in as the sign-in library does; null when it is refused. */
async function signIn(
  email: string,
  password: string,
  address = "10.0.0.1",
): Promise<{ sid: string } | null> {
  const [provider] = authOptions().providers as unknown as {
    options: { authorize(credentials: object, request: object): Promise<{ sid: string } | null> };
  }[];
  const request = { headers: { "x-forwarded-for": address, "user-agent": "test" } };
  return (await provider?.options.authorize({ email, password }, request)) ?? null;
}

async function person(password = "a long password") {
  const made = await makePerson("Ada", await hashPassword(password));
  return { ...made, password };
}

describe("an account", () => {
  it("has one address in one form, and a password kept as argon2id", async () => {
    const email = `ada.${uuid()}@Example.org`;
    const { id } = await signUp(SignUp.parse({ name: "Ada", email, password: "a long password" }), HERE);
    const row = await db.person.findUniqueOrThrow({ where: { id } });
    expect(row.email).toBe(email.toLowerCase());
    expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const again = SignUp.parse({ name: "Eve", email: email.toUpperCase(), password: "another password" });
    await expect(signUp(again, HERE)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(Email.safeParse("аda@example.org").success).toBe(false);
  });

  it("is not told apart from none by the answer", async () => {
    expect(await passwordFits(null, "a long password")).toBe(false);
    const ada = await person();
    expect(await signIn(ada.email, "wrong")).toBeNull();
    expect(await signIn(`nobody.${uuid()}@example.org`, "wrong")).toBeNull();
  });

  it("is tried ten times in a quarter of an hour, then the right password is refused too", async () => {
    const ada = await person();
    for (let n = 0; n < 10; n += 1) expect(await signIn(ada.email, "wrong")).toBeNull();
    await expect(signIn(ada.email, ada.password)).rejects.toMatchObject({ code: "TOO_MANY" });
    expect(await signIn(ada.email, ada.password, "10.0.0.2")).toMatchObject({ id: ada.id });
  });

  it("ends its other sessions when the password changes, and all of them by a reset link, which works once", async () => {
    const ada = await person();
    const [kept, other] = [await signIn(ada.email, ada.password), await signIn(ada.email, ada.password)];
    const actor = { personId: ada.id, by: { session: kept?.sid ?? "" } };
    await changePassword(actor, { current: ada.password, next: "the next long password" });
    const standing = await db.session.findMany({ where: { personId: ada.id, endedAt: null } });
    expect(standing.map(({ id }) => id)).toEqual([kept?.sid]);
    expect(other?.sid).toBeDefined();

    const { secret } = await db.$transaction((tx) => makeResetLink(tx, ada.id, ada.id));
    const use = { token: secret, password: "one more long password" };
    const tries = await Promise.allSettled([1, 2, 3].map(() => resetPassword(use, HERE)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.session.count({ where: { personId: ada.id, endedAt: null } })).toBe(0);
    expect(await signIn(ada.email, "one more long password")).not.toBeNull();
  });

  it("leaves no way in by the old password: unused links end, tokens are revoked unless they are kept", async () => {
    const ada = await person();
    const token = await tokenOf(ada);
    const session = await signIn(ada.email, ada.password);
    const actor = { personId: ada.id, by: { session: session?.sid ?? "" } };
    const { secret } = await db.$transaction((tx) => makeResetLink(tx, ada.id, ada.id));
    await changePassword(actor, {
      current: ada.password,
      next: "the next long password",
      revokeTokens: false,
    });
    expect((await call(token, "GET", "/account")).status).toBe(200);
    await expect(resetPassword({ token: secret, password: "by an old link" }, HERE)).rejects.toThrow(
      /has ended/,
    );
    await changePassword(actor, { current: "the next long password", next: ada.password });
    expect((await call(token, "GET", "/account")).status).toBe(401);

    const second = await tokenOf(ada);
    const link = await db.$transaction((tx) => makeResetLink(tx, ada.id, ada.id));
    await resetPassword({ token: link.secret, password: "one more long password" }, HERE);
    expect((await call(second, "GET", "/account")).status).toBe(401);
  });

  it("is told of every link that was made for it, once; the list stays", async () => {
    const [ada, olga] = [await person(), await makePerson("Olga")];
    const { secret } = await db.$transaction((tx) => makeResetLink(tx, ada.id, olga.id));
    await db.$transaction((tx) => makeResetLink(tx, ada.id, olga.id));
    await expect(resetPassword({ token: secret, password: "by an older link" }, HERE)).rejects.toThrow(
      /ended/,
    );
    expect(await listResetLinks(ada.id)).toMatchObject([
      { madeBy: "Olga", usedAt: null, told: false },
      { madeBy: "Olga", usedAt: null, told: false },
    ]);
    await noteTold(ada.id);
    expect((await listResetLinks(ada.id)).map(({ told }) => told)).toEqual([true, true]);
  });

  it("makes tokens when signed in, never with a token; expired ones are not listed", async () => {
    const ada = await person();
    const token = await tokenOf(ada);
    const form = { name: "another", scopes: ["read"] as const, expiresInDays: 366 };
    expect((await call(token, "POST", "/account/tokens", form)).status).toBe(403);
    expect((await call(token, "GET", "/account/tokens")).body).toHaveLength(1);
    const signedIn = { personId: ada.id, by: { session: uuid() } };
    const { id } = await makeOwnToken(signedIn, { ...form, scopes: [...form.scopes] });
    expect((await call(token, "GET", "/account/tokens")).body).toHaveLength(2);
    await db.apiToken.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1000) } });
    expect((await call(token, "GET", "/account/tokens")).body).toHaveLength(1);
  });

  it("sees when each session was last in use, to a few minutes", async () => {
    const ada = await person();
    const { sid = "" } = (await signIn(ada.email, ada.password)) ?? {};
    const seenAfter = async (minutes: number) => {
      const lastSeenAt = new Date(Date.now() - minutes * 60_000);
      await db.session.update({ where: { id: sid }, data: { lastSeenAt } });
      expect(await actorOfSession(sid)).toMatchObject({ personId: ada.id });
      const row = await db.session.findUniqueOrThrow({ where: { id: sid } });
      return row.lastSeenAt.getTime() - lastSeenAt.getTime();
    };
    expect(await seenAfter(4)).toBe(0);
    expect(await seenAfter(6)).toBeGreaterThan(5 * 60_000);
  });

  it("can revoke a token, which is worth nothing from then on", async () => {
    const ada = await person();
    const token = await tokenOf(ada);
    const [entry] = (await call(token, "GET", "/account/tokens")).body as { id: string }[];
    expect((await call(token, "DELETE", `/account/tokens/${entry?.id}`)).status).toBe(200);
    expect((await call(token, "GET", "/account")).status).toBe(401);
  });
});

describe("tries", () => {
  it("at many accounts are limited by the address they come from; right ones do not count", async () => {
    const address = `10.9.${Math.floor(Math.random() * 250)}.1`;
    const ada = await person();
    for (let n = 0; n < 5; n += 1) expect(await signIn(ada.email, ada.password, address)).not.toBeNull();
    const key = `sign-in-from:${address}`;
    expect((await db.rateLimit.findFirst({ where: { key } }))?.count).toBe(0);
    await db.rateLimit.updateMany({ where: { key }, data: { count: 100 } });
    await expect(signIn((await person()).email, "wrong", address)).rejects.toMatchObject({
      code: "TOO_MANY",
    });
  });

  it("of strangers lock nobody out: under attack an address has a few tries an hour, another as many", async () => {
    const ada = await person();
    await signIn(ada.email, "wrong", "10.8.0.1");
    await db.rateLimit.updateMany({ where: { key: `sign-in-failed:${ada.email}` }, data: { count: 5000 } });
    for (let n = 0; n < 3; n += 1) expect(await signIn(ada.email, "wrong", "10.8.0.1")).toBeNull();
    await expect(signIn(ada.email, "wrong", "10.8.0.1")).rejects.toMatchObject({ code: "TOO_MANY" });
    expect(await signIn(ada.email, ada.password, "10.8.0.2")).toMatchObject({ id: ada.id });
  });

  it("to sign up and to use links are limited by address", async () => {
    const address = `10.7.${Math.floor(Math.random() * 250)}.1`;
    const use = { token: "no such link, no such link", password: "a long password" };
    for (let n = 0; n < 30; n += 1) {
      await expect(resetPassword(use, address)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(resetPassword(use, address)).rejects.toMatchObject({ code: "TOO_MANY" });
    const form = () =>
      SignUp.parse({ name: "Ada", email: `a.${uuid()}@example.org`, password: "a long password" });
    await signUp(form(), address);
    await db.rateLimit.updateMany({ where: { key: `sign-up-from:${address}` }, data: { count: 100 } });
    await expect(signUp(form(), address)).rejects.toMatchObject({ code: "TOO_MANY" });
  });
});

it("a rate is limited across processes, in the database", async () => {
  const key = `test:${uuid()}`;
  const tries = await Promise.allSettled(Array.from({ length: 30 }, () => limitRate(key, 20, 60)));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
});
