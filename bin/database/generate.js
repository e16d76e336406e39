import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { must, ROOT, runNode } from "../run/command.js";
import { schemaFiles } from "./engine.js";

const OUTPUT = path.join(ROOT, "lib/db/generated");
const STAMP = path.join(OUTPUT, ".schema");

/** Writes the database client from the schema files, when they have changed since it was last written. */
export async function generateClient() {
  const { version } = JSON.parse(readFileSync(path.join(ROOT, "node_modules/prisma/package.json"), "utf8"));
  const hash = createHash("sha256")
    .update(version)
    .update(JSON.stringify(await schemaFiles()))
    .digest("hex");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === hash) return false;
  const cli = path.join(ROOT, "node_modules/prisma/build/index.js");
  // Any existing file will do: told where its engine is, Prisma downloads none, and generating needs none.
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  };
  await must("prisma generate", runNode([cli, "generate", "--schema", "prisma/schema"], { env }));
  writeFileSync(STAMP, hash);
  return true;
}
