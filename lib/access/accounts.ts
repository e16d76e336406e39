import { v7 as uuid } from "uuid";
import { db, Prisma } from "../db/client";
import { notFound, Refusal } from "../errors";
import type { Actor } from "./actor";
import { limitRate } from "./rate-limit";
import type { Account, ChangePassword, SessionEntry, SignUp, UseReset } from "./schema";
import { hashPassword, newSecret, passwordFits, sha256 } from "./secrets";
import { endSessions } from "./session";

/** Makes an account. An address that has one is refused in words that help its owner. */
export async function signUp(input: SignUp): Promise<Account> {
  await limitRate(`sign-up:${input.email}`, 10, 60);
  const person = {
    id: uuid(),
    name: input.name,
    email: input.email,
    passwordHash: await hashPassword(input.password),
  };
  try {
    await db.person.create({ data: person });
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") throw error;
    throw new Refusal(
      "CONFLICT",
      "This address has an account. Sign in, or ask a review's owner for a reset link.",
      [{ path: "email", message: "This address has an account. Sign in instead." }],
    );
  }
  return { id: person.id, name: person.name, email: person.email };
}

export async function accountOf(personId: string): Promise<Account> {
  const person = await db.person.findUnique({ where: { id: personId } });
  if (!person) throw notFound("account");
  return { id: person.id, name: person.name, email: person.email };
}

/** Changes the password and ends every other session. */
export async function changePassword(actor: Actor, input: ChangePassword): Promise<void> {
  await limitRate(`password:${actor.personId}`, 10, 15);
  const person = await db.person.findUnique({ where: { id: actor.personId } });
  if (!(await passwordFits(person?.passwordHash ?? null, input.current))) {
    throw new Refusal("BAD_INPUT", "The present password is not right.", [
      { path: "current", message: "This is not your present password." },
    ]);
  }
  await setPassword(actor.personId, input.next, "session" in actor.by ? actor.by.session : undefined);
}

async function setPassword(personId: string, password: string, keepSession?: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await db.person.update({ where: { id: personId }, data: { passwordHash } });
  await endSessions({ personId, not: keepSession });
}

const RESET_HOURS = 24;

/** A link that lets a person set a new password, made by an owner of a review they share. Older links end. */
export async function makePasswordReset(
  personId: string,
  createdBy: string,
): Promise<{ secret: string; expiresAt: Date }> {
  const secret = newSecret();
  const expiresAt = new Date(Date.now() + RESET_HOURS * 3_600_000);
  await db.$transaction([
    db.passwordReset.updateMany({ where: { personId, usedAt: null }, data: { usedAt: new Date() } }),
    db.passwordReset.create({
      data: { id: uuid(), personId, tokenHash: sha256(secret), createdBy, expiresAt },
    }),
  ]);
  return { secret, expiresAt };
}

/** Uses a reset link, once. */
export async function resetPassword(input: UseReset): Promise<void> {
  const passwordHash = await hashPassword(input.password);
  const personId = await db.$transaction(async (tx) => {
    const [used] = await tx.$queryRaw<{ person_id: string }[]>`
      UPDATE password_reset SET used_at = now()
      WHERE token_hash = ${sha256(input.token)} AND used_at IS NULL AND expires_at > now()
      RETURNING person_id`;
    if (!used) throw new Refusal("NOT_FOUND", "This link was used or has expired. Ask for a new one.");
    await tx.person.update({ where: { id: used.person_id }, data: { passwordHash } });
    return used.person_id;
  });
  await endSessions({ personId });
}

/** Where a person is signed in. */
export async function listSessions(actor: Actor): Promise<SessionEntry[]> {
  const rows = await db.session.findMany({
    where: { personId: actor.personId, endedAt: null },
    orderBy: { lastSeenAt: "desc" },
  });
  const current = "session" in actor.by ? actor.by.session : null;
  return rows.map((row) => ({
    id: row.id,
    userAgent: row.userAgent,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    current: row.id === current,
  }));
}

export async function endOwnSession(actor: Actor, sessionId: string): Promise<void> {
  const row = await db.session.findUnique({ where: { id: sessionId } });
  if (!row || row.personId !== actor.personId) throw notFound("session");
  await endSessions({ id: sessionId });
}
