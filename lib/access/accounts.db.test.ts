import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { call } from "@/prisma/seed/client";
import { makePerson, tokenOf } from "@/prisma/seed/team";
import { changePassword, makePasswordReset, resetPassword, signUp } from "./accounts";
import { limitRate } from "./rate-limit";
import { Email, SignUp } from "./schema";
import { hashPassword, passwordFits } from "./secrets";
import { authOptions } from "./session";

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
    const { id } = await signUp(SignUp.parse({ name: "Ada", email, password: "a long password" }));
    const row = await db.person.findUniqueOrThrow({ where: { id } });
    expect(row.email).toBe(email.toLowerCase());
    expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const again = SignUp.parse({ name: "Eve", email: email.toUpperCase(), password: "another password" });
    await expect(signUp(again)).rejects.toMatchObject({ code: "CONFLICT" });
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

    const { secret } = await makePasswordReset(ada.id, ada.id);
    const use = { token: secret, password: "one more long password" };
    const tries = await Promise.allSettled([1, 2, 3].map(() => resetPassword(use)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.session.count({ where: { personId: ada.id, endedAt: null } })).toBe(0);
    expect(await signIn(ada.email, "one more long password")).not.toBeNull();
  });

  it("can revoke a token, which is worth nothing from then on", async () => {
    const ada = await person();
    const token = await tokenOf(ada);
    const [entry] = (await call(token, "GET", "/account/tokens")).body as { id: string }[];
    expect((await call(token, "DELETE", `/account/tokens/${entry?.id}`)).status).toBe(200);
    expect((await call(token, "GET", "/account")).status).toBe(401);
  });
});

it("a rate is limited across processes, in the database", async () => {
  const key = `test:${uuid()}`;
  const tries = await Promise.allSettled(Array.from({ length: 30 }, () => limitRate(key, 20, 60)));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
});
