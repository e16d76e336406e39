import { existsSync } from "node:fs";
import path from "node:path";
import { generateClient } from "../database/generate.js";
import { ROOT, runNode } from "../run/command.js";
import { checkLayers } from "./layers.js";
import { NOTHING } from "./tally.js";
import { runVitest } from "./vitest.js";

const modules = path.join(ROOT, "node_modules");

/** The compiler over everything; the types that Next and Prisma write are written first. */
export async function types() {
  await generateClient();
  if (existsSync(path.join(ROOT, "app"))) {
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
    const written = await runNode([path.join(modules, "next/dist/bin/next"), "typegen"], { env });
    if (written.code !== 0) return one(written);
  }
  return one(await runNode([path.join(modules, "typescript/bin/tsc"), "--noEmit", "-p", "."]));
}

/** Formatting and lint rules. */
export async function lint() {
  return one(
    await runNode([path.join(modules, "@biomejs/biome/bin/biome"), "check", "--max-diagnostics=50"]),
  );
}

/** Which file may import which. */
export async function layers() {
  const { problems, count } = await checkLayers(ROOT);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) console.error(`${problems.length} broken rules in ${count} files`);
  return problems.length === 0 ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1 };
}

/** Everything that needs no server. */
export async function unit() {
  await generateClient();
  return runVitest("unit");
}

/** A check that is one test: silent when it passes, in its own words when it does not. */
function one({ code, output }) {
  if (code === 0) return { ...NOTHING, passed: 1 };
  console.error(output.trimEnd());
  return { ...NOTHING, failed: 1 };
}
