import { createWriteStream } from "node:fs";
import path from "node:path";
import { generateClient } from "../database/generate.js";
import { applyMigrations } from "../database/migrate.js";
import { ROOT } from "../run/command.js";
import { productEnv, serve } from "../run/serve.js";
import { buildPages } from "../setup/build.js";
import { freePort } from "../setup/port.js";
import { cleanUpLater } from "./cleanup.js";
import { scratchDatabase } from "./scratch-database.js";

const SECRET = "only-for-tests-only-for-tests-only-for-tests";

/** A migrated database of its own, and the environment of a product on it, for as long as `use` runs. */
export async function onNewDatabase(use, { forTests = true } = {}) {
  await generateClient();
  const scratch = await scratchDatabase({ forTests });
  try {
    await applyMigrations(scratch.ownerUrl);
    const port = await freePort();
    return await use(
      productEnv({ databaseUrl: scratch.ownerUrl, dataDir: scratch.dataDir, secret: SECRET, port }),
    );
  } finally {
    await scratch.remove();
  }
}

/** The product as people meet it: built, and served with a worker and a new database, for as long as `use` runs. */
export function onBuiltProduct(more, use) {
  return onNewDatabase(async (product) => {
    const env = { ...product, ...more, BASE_URL: product.NEXTAUTH_URL };
    await buildPages(env);
    const log = serverLog();
    const servers = await serve({ port: Number(env.PORT), log: log.line }, env);
    const stopServers = cleanUpLater(servers.stop);
    try {
      return await use({ env, servers, log: log.file });
    } finally {
      await stopServers();
    }
  });
}

/** The servers' lines, kept out of what the caller prints. */
function serverLog() {
  const file = path.join(ROOT, ".next/servers.log");
  const stream = createWriteStream(file);
  return { file, line: (name, line) => stream.write(`${name} | ${line}\n`) };
}
