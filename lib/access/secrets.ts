import { createHash, randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

// OWASP's floor for Argon2id: 19 MiB, two passes. `algorithm: 2` is Argon2id.
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A secret for a link or a token: 256 random bits. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** Only this is stored of a link's or token's secret. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

let running = 0;
const waiting: (() => void)[] = [];

/** Two at a time: a storm of sign-ins must not starve the votes. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= 2) await new Promise<void>((go) => waiting.push(go));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, ARGON2ID));
}

// What an unknown account is compared with, so that it takes as long as a known one.
let decoy: Promise<string> | undefined;

/** Whether the password fits; an unknown account (`null`) costs the same time and never fits. */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(newSecret());
  const against = passwordHash ?? (await decoy);
  const fits = await inTurn(() => verify(against, password));
  return fits && passwordHash !== null;
}
