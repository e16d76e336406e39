import type { NextAuthOptions } from "next-auth";
import { decode } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { v7 as uuid } from "uuid";
import { db, type Transaction } from "../db/client";
import { asGate } from "../db/statements";
import { env } from "../env";
import type { Actor } from "./actor";
import { addressOf } from "./address";
import { limitSignIn } from "./rate-limit";
import { SignIn } from "./schema";
import { passwordFits } from "./secrets";
import { actorOfToken } from "./tokens";

const secure = () => env().NEXTAUTH_URL.startsWith("https://");
const cookieName = () => (secure() ? "__Host-twofold.session" : "twofold.session");

/** next-auth signs the cookie; whether the session still stands is a row that every request reads. */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: 14 * 24 * 3600 },
    pages: { signIn: "/sign-in" },
    cookies: {
      sessionToken: {
        name: cookieName(),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: secure() },
      },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        authorize: (credentials, request) =>
          signIn(
            credentials,
            addressOf(new Headers({ "x-forwarded-for": String(request.headers?.["x-forwarded-for"] ?? "") })),
            String(request.headers?.["user-agent"] ?? ""),
          ),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, sid: (user as { sid?: string }).sid } : token),
      session: ({ session, token }) => ({ ...session, user: { ...session.user, id: token.sub } }),
      redirect: ({ url, baseUrl }) =>
        url.startsWith("/") && !url.startsWith("//") ? `${baseUrl}${url}` : baseUrl,
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === "string") await endSessions({ id: token.sid });
      },
    },
  };
}

async function signIn(credentials: unknown, address: string, userAgent: string) {
  const given = SignIn.safeParse(pick(credentials));
  if (!given.success) return null;
  const { email, password } = given.data;
  const tries = await limitSignIn(email, address);
  const person = await db.person.findUnique({ where: { email } });
  if (!(await passwordFits(person?.passwordHash ?? null, password)) || !person) return null;
  await tries.succeeded();
  const sid = uuid();
  await db.session.create({ data: { id: sid, personId: person.id, userAgent: userAgent.slice(0, 200) } });
  return { id: person.id, sid, name: person.name, email: person.email };
}

function pick(credentials: unknown): unknown {
  const { email, password } = (credentials ?? {}) as Record<string, unknown>;
  return { email, password };
}

/** The actor of a request, or null. Reads the session or token row: an ended one is ended at once. */
export function actorOf(headers: Headers): Promise<Actor | null> {
  return asGate(() => readActor(headers));
}

async function readActor(headers: Headers): Promise<Actor | null> {
  const bearer = /^Bearer (\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (bearer) return actorOfToken(bearer);
  const cookie = cookieValue(headers.get("cookie") ?? "", cookieName());
  if (!cookie) return null;
  const token = await decode({ token: cookie, secret: env().NEXTAUTH_SECRET }).catch(() => null);
  return typeof token?.sid === "string" ? actorOfSession(token.sid) : null;
}

/** Who a session speaks for, or null when it has ended. */
export async function actorOfSession(sid: string): Promise<Actor | null> {
  const session = await db.session.findUnique({ where: { id: sid } });
  if (!session || session.endedAt) return null;
  await noteSeen(session);
  return { personId: session.personId, by: { session: session.id } };
}

const SEEN_EVERY = 5 * 60_000;

/** A few minutes are enough to tell a session in use from a forgotten one; not every request writes. */
async function noteSeen({ id, lastSeenAt }: { id: string; lastSeenAt: Date }): Promise<void> {
  if (Date.now() - lastSeenAt.getTime() < SEEN_EVERY) return;
  await db.session.updateMany({ where: { id, lastSeenAt }, data: { lastSeenAt: new Date() } });
}

function cookieValue(header: string, name: string): string | null {
  for (const part of header.split(/;\s*/)) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at) === name) return decoded(part.slice(at + 1));
  }
  return null;
}

/** A cookie with percent signs that encode nothing is nobody's. */
function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}

/** Ends sessions; the cookies that name them are worth nothing from then on. */
export async function endSessions(
  where: { id: string } | { personId: string; not?: string },
  tx: Transaction = db,
): Promise<void> {
  const which = "id" in where ? { id: where.id } : { personId: where.personId, id: { not: where.not } };
  await tx.session.updateMany({ where: { ...which, endedAt: null }, data: { endedAt: new Date() } });
}
