import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The secret that sessions are signed with: given, or made on the first start and kept with the data. */
export function sessionSecret({ secret, dataDir }) {
  if (secret) return secret;
  const file = path.join(dataDir, "secrets.json");
  if (!existsSync(file)) {
    const made = { nextauthSecret: randomBytes(32).toString("base64url") };
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, "utf8")).nextauthSecret;
}
