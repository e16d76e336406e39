import { existsSync } from "node:fs";
import path from "node:path";
import { ROOT, run } from "../run/command.js";
import { say, step } from "../run/step.js";
import { Stop } from "../run/stop.js";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC = ["Google Chrome.app/Contents/MacOS/Google Chrome", "Chromium.app/Contents/MacOS/Chromium"];

/** The path of a Chromium to test with: told, installed, Playwright's own, or installed now. */
export async function findBrowser(env = process.env) {
  if (env.CHROMIUM_PATH) {
    if (existsSync(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH;
    throw new Stop(`CHROMIUM_PATH is ${env.CHROMIUM_PATH}, where there is nothing.`);
  }
  const found = installed(env) ?? (await playwrightsOwn());
  if (found) return found;
  await installOne();
  const now = installed(env) ?? (await playwrightsOwn());
  if (now) return now;
  throw new Stop("there is no browser to test with. Install Chromium or Chrome, or set CHROMIUM_PATH.");
}

/** One that is on the path, or among the applications of a Mac. */
function installed(env) {
  const folders = (env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const onPath = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  const onMac = MAC.map((name) => path.join("/Applications", name));
  return [...onPath, ...onMac].find((file) => existsSync(file));
}

async function playwrightsOwn() {
  const { chromium } = await import("@playwright/test");
  const file = chromium.executablePath();
  return file && existsSync(file) ? file : undefined;
}

async function installOne() {
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const install = "apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium";
    const tried = await step("Installing Chromium with apt-get", () => run("sh", ["-c", install], { env }));
    if (tried.code === 0) return;
    sayWhy(tried);
  }
  const cli = path.join(ROOT, "node_modules/@playwright/test/cli.js");
  const tried = await step("Fetching Playwright's own Chromium", () =>
    run(process.execPath, [cli, "install", "chromium"], { timeout: 180_000 }),
  );
  if (tried.code !== 0) sayWhy(tried);
}

/** The last line of what a failed try said that tells a cause: often a proxy or a closed network, for the reader to mend. */
function sayWhy({ output }) {
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  const cause = lines.findLast((line) => /^E: |error|unable/i.test(line)) ?? lines.at(-1);
  say(`    failed: ${cause?.trim() ?? "it took too long"}`);
}
