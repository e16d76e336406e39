import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { ROOT, runNode } from "../run/command.js";
import { tallyVitest } from "./tally.js";

const VITEST = path.join(ROOT, "node_modules/vitest/vitest.mjs");

/** Runs one project of vitest.config.ts and counts it; failures are printed as they are found. */
export async function runVitest(project, env = process.env) {
  const folder = await mkdtemp(path.join(tmpdir(), "twofold-vitest-"));
  const file = path.join(folder, "report.json");
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${file}`];
  try {
    const { code, output } = await runNode(
      [VITEST, "run", "--project", project, "--passWithNoTests", ...reporters],
      { env: { ...env, NODE_ENV: "test" } },
    );
    if (code !== 0) console.error(output.trimEnd());
    const report = JSON.parse(await readFile(file, "utf8").catch(() => "null"));
    const tally = report ? tallyVitest(report) : tallyVitest({ testResults: [], success: code === 0 });
    if (tally.unexplained > 0) console.error(`${tally.unexplained} tests are skipped and do not say why.`);
    return tally;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
