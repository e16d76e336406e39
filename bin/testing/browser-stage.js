import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { ROOT, runNode } from "../run/command.js";
import { findBrowser } from "../setup/browser.js";
import { filesUnder } from "../setup/build.js";
import { onBuiltProduct } from "./built-product.js";
import { NOTHING, tallyPlaywright } from "./tally.js";

const RESULTS = path.join(ROOT, "test-results");
const REPORT = path.join(RESULTS, "report.json");

/** The product as people meet it: built, served with a database and a worker of its own, used by a browser. */
export async function browser(files) {
  if (!filesUnder(ROOT, "e2e").some((file) => /\.spec\.ts$/.test(file))) return NOTHING;
  const chromium = await findBrowser();
  return onBuiltProduct({ CHROMIUM_PATH: chromium }, ({ env, log }) => runPlaywright(files, env, log));
}

async function runPlaywright(files, env, log) {
  await rm(RESULTS, { recursive: true, force: true });
  const cli = path.join(ROOT, "node_modules/@playwright/test/cli.js");
  const { code } = await runNode([cli, "test", ...files], {
    env: { ...env, NODE_ENV: "test", PLAYWRIGHT_JSON_OUTPUT_NAME: REPORT },
    show: true,
  });
  const report = JSON.parse(await readFile(REPORT, "utf8").catch(() => "null"));
  const tally = report ? tallyPlaywright(report) : { ...NOTHING, failed: 1 };
  if (tally.unexplained > 0) console.error(`${tally.unexplained} tests are skipped and do not say why.`);
  if (code !== 0) console.error(`What the servers said is in ${log}`);
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}
