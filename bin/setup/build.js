import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { must, ROOT, runNode } from "../run/command.js";
import { step } from "../run/step.js";

/** Everything the pages are built from. */
const INPUTS = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema",
  "next.config.js",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "instrumentation.ts",
  "tsconfig.json",
];
const NOT_BUILT = /(\.test\.tsx?|\.md|layers\.cjs)$|^lib\/db\/generated\//;
const STAMP = ".next/inputs.sha256";

/** Builds the pages when anything that they are built from has changed since. */
export async function buildPages(env) {
  const now = fingerprint(ROOT);
  const stamp = path.join(ROOT, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now) return;
  rmSync(stamp, { force: true });
  const next = path.join(ROOT, "node_modules/next/dist/bin/next");
  await step("Building the pages (about a minute)", () =>
    must("next build", runNode([next, "build"], { env: { ...env, NODE_ENV: "production" } })),
  );
  // Taken again: the build itself may set tsconfig.json right.
  writeFileSync(stamp, fingerprint(ROOT));
}

/** One number for the names and contents of all inputs under a folder. */
export function fingerprint(root) {
  const hash = createHash("sha256").update(process.versions.node);
  for (const file of INPUTS.flatMap((input) => filesUnder(root, input))) {
    if (NOT_BUILT.test(file)) continue;
    hash.update(`\0${file}\0`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest("hex");
}

/** The files of a folder and its folders, or the file itself; none when it does not exist. */
export function filesUnder(root, name) {
  const full = path.join(root, name);
  if (!existsSync(full)) return [];
  const entries = readEntries(full);
  if (!entries) return [name];
  return entries.flatMap((entry) => filesUnder(root, `${name}/${entry}`));
}

function readEntries(full) {
  try {
    return readdirSync(full).sort();
  } catch (error) {
    if (error.code === "ENOTDIR") return undefined;
    throw error;
  }
}
