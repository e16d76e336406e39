import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { must, ROOT, run } from "../run/command.js";
import { step } from "../run/step.js";

/** Installs what package-lock.json asks for, unless exactly that is there already. */
export async function installPackages() {
  if (!isMissing(readLock("package-lock.json"), readLock("node_modules/.package-lock.json"))) return;
  await step("Installing packages (a few minutes the first time)", () =>
    must(
      "npm ci",
      npm(["ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]),
      {
        shown: true,
      },
    ),
  );
}

/** The npm that started this command, or else the one on the path. */
function npm(args) {
  const script = process.env.npm_execpath;
  if (script?.endsWith("npm-cli.js")) return run(process.execPath, [script, ...args], { show: true });
  return run("npm", args, { show: true, shell: process.platform === "win32" });
}

function readLock(name) {
  const file = path.join(ROOT, name);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

/**
 * Whether something that the lock file wants is not installed. npm writes its own list of what it installed last of
 * all, so an install that was interrupted has none. Optional packages may be absent: they are for other platforms.
 */
export function isMissing(wanted, installed) {
  if (!installed) return true;
  return Object.entries(wanted.packages).some(
    ([place, { version, optional, devOptional, peer, link, extraneous }]) => {
      if (place === "" || link || extraneous) return false;
      const there = installed.packages[place];
      return there ? there.version !== version : !(optional || devOptional || peer);
    },
  );
}
