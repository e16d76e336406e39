import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { must, ROOT, runNode } from "../run/command.js";
import { step } from "../run/step.js";

const SCRIPT = "prisma/seed/demo.ts";

/**
 * Fills a new embedded database with the demonstration reviews, once; any database when SEED_DEMO=1. Returns the
 * accounts to sign in with, also on later starts.
 */
export async function seedDemo({ dataDir, databaseUrl, demo }, env) {
  const file = path.join(dataDir, "demo-accounts.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  const wanted = demo ?? !databaseUrl;
  if (!wanted || !existsSync(path.join(ROOT, SCRIPT))) return [];
  const output = await step("Filling in the demonstration reviews", () =>
    must("the demonstration data", runNode(["--import", "tsx", SCRIPT], { env })),
  );
  const accounts = readAccounts(output);
  writeFileSync(file, JSON.stringify(accounts), { mode: 0o600 });
  return accounts;
}

/** The accounts among the lines that the seed prints; each is a line of JSON with a key `account`. */
export function readAccounts(output) {
  return output
    .split("\n")
    .filter((line) => line.startsWith('{"account"'))
    .map((line) => JSON.parse(line).account);
}
