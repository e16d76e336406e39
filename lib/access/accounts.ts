import { v7 as uuid } from "uuid";
import { db, Prisma, type Transaction } from "../db/client";
import { notFound, Refusal } from "../errors";
import type { Actor } from "./actor";
import { limitRate } from "./rate-limit";
import { endResetLinks, useResetLink } from "./reset-links";
import type { Account, ChangePassword, SessionEntry, SignUp, UseReset } from "./schema";
import { hashPassword, passwordFits } from "./secrets";
import { endSessions } from "./session";
import { revokeTokens } from "./tokens";

/** Makes an account. An address that has one is refused in words that help its owner. */
export async function signUp(input: SignUp, address: string): Promise<Account> {
  await limitRate(`sign-up-from:${address}`, 100, 60);
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

/** Changes the password, ends every other session and, unless told otherwise, revokes the tokens. */
export async function changePassword(actor: Actor, input: ChangePassword): Promise<void> {
  await limitRate(`password:${actor.personId}`, 10, 15);
  const person = await db.person.findUnique({ where: { id: actor.personId } });
  if (!(await passwordFits(person?.passwordHash ?? null, input.current))) {
    throw new Refusal("BAD_INPUT", "The present password is not right.", [
      { path: "current", message: "This is not your present password." },
    ]);
  }
  const passwordHash = await hashPassword(input.next);
  const keepSession = "session" in actor.by ? actor.by.session : undefined;
  await db.$transaction((tx) =>
    setPassword(tx, actor.personId, passwordHash, { keepSession, keepTokens: input.revokeTokens === false }),
  );
}

/** Whatever could let somebody else in by the old password goes with it, the links to set a new one too. */
async function setPassword(
  tx: Transaction,
  personId: string,
  passwordHash: string,
  { keepSession, keepTokens }: { keepSession?: string; keepTokens: boolean },
): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { passwordHash } });
  await endResetLinks(tx, personId);
  await endSessions({ personId, not: keepSession }, tx);
  if (!keepTokens) await revokeTokens(personId, tx);
}

/** Uses a reset link, once. */
export async function resetPassword(input: UseReset, address: string): Promise<void> {
  await limitRate(`password-reset-from:${address}`, 30, 15);
  const passwordHash = await hashPassword(input.password);
  await db.$transaction(async (tx) => {
    const personId = await useResetLink(tx, input.token);
    await setPassword(tx, personId, passwordHash, { keepTokens: false });
  });
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
