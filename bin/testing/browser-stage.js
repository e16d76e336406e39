import { createWriteStream } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { generateClient } from "../database/generate.js";
import { applyMigrations } from "../database/migrate.js";
import { ROOT, runNode } from "../run/command.js";
import { productEnv, serve } from "../run/serve.js";
import { findBrowser } from "../setup/browser.js";
import { buildPages, filesUnder } from "../setup/build.js";
import { freePort } from "../setup/port.js";
import { cleanUpLater } from "./cleanup.js";
import { scratchDatabase } from "./scratch-database.js";
import { NOTHING, tallyPlaywright } from "./tally.js";

const RESULTS = path.join(ROOT, "test-results");
const REPORT = path.join(RESULTS, "report.json");

/** The product as people meet it: built, served with a database and a worker of its own, used by a browser. */
export async function browser(files) {
  if (!filesUnder(ROOT, "e2e").some((file) => /\.spec\.ts$/.test(file))) return NOTHING;
  const chromium = await findBrowser();
  await generateClient();
  const scratch = await scratchDatabase();
  try {
    await applyMigrations(scratch.ownerUrl);
    const port = await freePort();
    const secret = "only-for-tests-only-for-tests-only-for-tests";
    const env = productEnv({ databaseUrl: scratch.ownerUrl, dataDir: scratch.dataDir, secret, port });
    await buildPages(env);
    return await runPlaywright(files, { ...env, CHROMIUM_PATH: chromium }, port);
  } finally {
    await scratch.remove();
  }
}

async function runPlaywright(files, env, port) {
  await rm(RESULTS, { recursive: true, force: true });
  const log = serverLog();
  const servers = await serve({ port, log: log.line }, env);
  const stopServers = cleanUpLater(servers.stop);
  const cli = path.join(ROOT, "node_modules/@playwright/test/cli.js");
  try {
    const { code } = await runNode([cli, "test", ...files], {
      env: {
        ...env,
        NODE_ENV: "test",
        BASE_URL: `http://localhost:${port}`,
        PLAYWRIGHT_JSON_OUTPUT_NAME: REPORT,
      },
      show: true,
    });
    const report = JSON.parse(await readFile(REPORT, "utf8").catch(() => "null"));
    const tally = report ? tallyPlaywright(report) : { ...NOTHING, failed: 1 };
    if (tally.unexplained > 0) console.error(`${tally.unexplained} tests are skipped and do not say why.`);
    if (code !== 0) console.error(`What the servers said is in ${log.file}`);
    return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
  } finally {
    await stopServers();
  }
}

/** The servers' lines, kept out of the list of tests. Playwright empties its own folder, so it lies beside that. */
function serverLog() {
  const file = path.join(ROOT, ".next/browser-tests.log");
  const stream = createWriteStream(file);
  return { file, line: (name, line) => stream.write(`${name} | ${line}\n`) };
}
