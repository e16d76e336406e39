import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { call } from "@/prisma/seed/client";
import { join, makePerson, makeReview, scopeOf, setRoles, tokenOf } from "@/prisma/seed/team";
import { acceptInvitation, invite } from "./commands";

describe("a team", () => {
  it("a review is its owner's; to others it is not there", async () => {
    const [ada, eve] = [await makePerson("Ada"), await makePerson("Eve")];
    const reviewId = await makeReview(ada);
    const mine = await call(await tokenOf(ada), "GET", `/reviews/${reviewId}`);
    expect(mine.status).toBe(200);
    expect(mine.body).toMatchObject({ id: reviewId, roles: ["owner", "lead"] });
    const hers = await call(await tokenOf(eve), "GET", `/reviews/${reviewId}`);
    const nobodys = await call(await tokenOf(eve), "GET", `/reviews/${uuid()}`);
    expect(hers.status).toBe(404);
    expect(hers.body).toEqual(nobodys.body);
    expect((await call(null, "GET", `/reviews/${reviewId}`)).status).toBe(401);
  });

  it("a form sent twice makes one review; the same id for another input is refused", async () => {
    const token = await tokenOf(await makePerson("Ada"));
    const form = { operationId: uuid(), id: uuid(), title: "Ketamine" };
    const answers = await Promise.all([1, 2, 3].map(() => call(token, "POST", "/reviews", form)));
    expect(answers.map((answer) => answer.body)).toEqual(Array(3).fill({ id: form.id }));
    expect(await db.decisionEvent.count({ where: { reviewId: form.id } })).toBe(1);
    const other = await call(token, "POST", "/reviews", { ...form, title: "Another" });
    expect(other.status).toBe(422);
  });

  it("an invitation lets one person in, once, among fifty at the same moment", async () => {
    const ada = await makePerson("Ada");
    const reviewId = await makeReview(ada);
    const scope = await scopeOf(ada.id, reviewId, "team.manage");
    const { token } = await invite(scope, { reviewId, roles: ["reviewer"], expiresInDays: 7 });
    const people = await Promise.all(Array.from({ length: 12 }, (_, n) => makePerson(`Person ${n}`)));
    const tries = await Promise.allSettled(
      people.map((person) => acceptInvitation(person.id, { operationId: uuid(), token })),
    );
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await db.membership.count({ where: { reviewId } })).toBe(2);
  });

  it("an invitation for one address refuses another, and an expired one everybody", async () => {
    const [ada, bea, eve] = [await makePerson("Ada"), await makePerson("Bea"), await makePerson("Eve")];
    const reviewId = await makeReview(ada);
    const scope = await scopeOf(ada.id, reviewId, "team.manage");
    const bound = await invite(scope, { reviewId, roles: ["observer"], email: bea.email, expiresInDays: 7 });
    await expect(acceptInvitation(eve.id, { operationId: uuid(), token: bound.token })).rejects.toThrow(
      /another address/,
    );
    await acceptInvitation(bea.id, { operationId: uuid(), token: bound.token });
    const late = await invite(scope, { reviewId, roles: ["observer"], expiresInDays: 7 });
    await db.invitation.updateMany({ where: { id: late.id }, data: { expiresAt: new Date(0) } });
    await expect(acceptInvitation(eve.id, { operationId: uuid(), token: late.token })).rejects.toThrow(
      /expired/,
    );
  });

  it("a removed member is out at once, and the last owner stays", async () => {
    const [ada, bea] = [await makePerson("Ada"), await makePerson("Bea")];
    const reviewId = await makeReview(ada);
    await join(reviewId, ada, bea, ["reviewer"]);
    const [adas, beas] = [await tokenOf(ada), await tokenOf(bea)];
    expect((await call(beas, "GET", `/reviews/${reviewId}/members`)).status).toBe(200);
    const out = await call(adas, "DELETE", `/reviews/${reviewId}/members/${bea.id}`, { operationId: uuid() });
    expect(out.status).toBe(200);
    expect((await call(beas, "GET", `/reviews/${reviewId}/members`)).status).toBe(404);
    const last = await call(adas, "DELETE", `/reviews/${reviewId}/members/${ada.id}`, {
      operationId: uuid(),
    });
    expect(last.status).toBe(409);
  });

  it("unknown keys and wrong shapes are refused with the field named", async () => {
    const token = await tokenOf(await makePerson("Ada"));
    const answer = await call(token, "POST", "/reviews", {
      operationId: "x",
      id: uuid(),
      title: "",
      isAdmin: true,
    });
    expect(answer.status).toBe(400);
    const body = answer.body as { code: string; data: { fields: { path: string }[] } };
    expect(body.code).toBe("BAD_INPUT");
    expect(body.data.fields.map((field) => field.path)).toEqual(
      expect.arrayContaining(["operationId", "title"]),
    );
  });

  it("a member leaves by themselves; the last owner does not, and stays in", async () => {
    const [ada, bea] = [await makePerson("Ada"), await makePerson("Bea")];
    const reviewId = await makeReview(ada);
    await join(reviewId, ada, bea, ["observer"]);
    const leave = async (token: string) =>
      call(token, "DELETE", `/reviews/${reviewId}/membership`, { operationId: uuid() });
    const beas = await tokenOf(bea);
    expect((await leave(beas)).status).toBe(200);
    expect((await call(beas, "GET", `/reviews/${reviewId}`)).status).toBe(404);
    const adas = await leave(await tokenOf(ada));
    expect([adas.status, JSON.stringify(adas.body)]).toEqual([
      409,
      expect.stringContaining("needs an owner"),
    ]);
    expect(await db.membership.count({ where: { reviewId, endedAt: null } })).toBe(1);
    const left = { reviewId, kind: "member_left", actorId: bea.id };
    expect(await db.decisionEvent.count({ where: left })).toBe(1);
  });
});

describe("a link that sets a member's password", () => {
  async function vicsReviews() {
    const [mal, vic] = [await makePerson("Mal"), await makePerson("Vic")];
    const secret = await makeReview(vic, "Secret review");
    const harmless = await makeReview(mal, "Harmless");
    await join(harmless, mal, vic, ["observer"]);
    const ask = async () =>
      call(await tokenOf(mal), "POST", `/reviews/${harmless}/members/${vic.id}/password-reset`, {});
    const use = (token: string) =>
      call(null, "PUT", "/password-reset", { token, password: "mallory owns you now" });
    return { mal, vic, secret, harmless, ask, use };
  }

  it("is not made by who does not own every review of theirs: it would let them into the others", async () => {
    const { vic, harmless, ask } = await vicsReviews();
    const refused = await ask();
    expect(refused.status).toBe(403);
    expect(JSON.stringify(refused.body)).toContain("Only an owner of all of Vic's reviews");
    expect(JSON.stringify(refused.body)).not.toContain("Secret");
    expect(await db.passwordReset.count({ where: { personId: vic.id } })).toBe(0);
    expect(await db.decisionEvent.count({ where: { reviewId: harmless, kind: "password_link_made" } })).toBe(
      0,
    );
  });

  it("is made by who does, and the history of each review says so, without the secret", async () => {
    const { mal, vic, secret, harmless, ask, use } = await vicsReviews();
    await setRoles(secret, vic, vic, ["owner"]);
    await join(secret, vic, mal, ["owner"]);
    const made = await ask();
    expect(made.status).toBe(200);
    const { token } = made.body as { token: string };
    const events = await db.decisionEvent.findMany({
      where: { kind: "password_link_made", actorId: mal.id },
    });
    expect(events.map(({ reviewId }) => reviewId).sort()).toEqual([secret, harmless].sort());
    expect(
      JSON.stringify(events, (_, value) => (typeof value === "bigint" ? String(value) : value)),
    ).not.toContain(token);
    const vics = await tokenOf(vic);
    const read = async () => {
      const { body } = await call(vics, "GET", `/reviews/${harmless}/history?kind=password_link_made`);
      return (body as { entries: unknown[] }).entries;
    };
    await expect.poll(read, { timeout: 20_000 }).toHaveLength(1);
    expect((await call(vics, "GET", "/account/password-resets")).body).toMatchObject([
      { madeBy: "Mal", usedAt: null, told: false },
    ]);
    expect((await use(token)).status).toBe(200);
  });

  it("is worth nothing once the person has joined a review of somebody else", async () => {
    const { mal, vic, secret, ask, use } = await vicsReviews();
    await join(secret, vic, mal, ["owner"]);
    const { token } = (await ask()).body as { token: string };
    const other = await makePerson("Olga");
    await join(await makeReview(other), other, vic, ["observer"]);
    expect((await use(token)).status).toBe(404);
  });

  it("is not for oneself", async () => {
    const ada = await makePerson("Ada");
    const reviewId = await makeReview(ada);
    const path = `/reviews/${reviewId}/members/${ada.id}/password-reset`;
    expect((await call(await tokenOf(ada), "POST", path, {})).status).toBe(403);
  });
});
