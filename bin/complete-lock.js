/**
 * `npm run lock`: after an `npm install`, adds to package-lock.json the optional packages of other platforms that the
 * registry at hand does not have. `npm ci` refuses a lock that lacks them.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "./run/command.js";

const SYSTEMS = new Set([
  "darwin",
  "linux",
  "win32",
  "android",
  "freebsd",
  "openbsd",
  "netbsd",
  "sunos",
  "aix",
]);
const PROCESSORS = new Set(["x64", "arm64", "arm", "ia32", "ppc64", "riscv64", "s390x", "loong64", "wasm32"]);

/** The lock with an entry for each optional dependency that has none; in npm's own order. */
export function completed(lock) {
  const packages = { ...lock.packages };
  for (const [place, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isThere(packages, place, name)) continue;
      if (!/^\d/.test(version))
        throw new Error(`${name} is asked for as ${version}: no exact version to write down`);
      packages[`node_modules/${name}`] = missing(name, version, entry.dev);
    }
  }
  const sorted = Object.fromEntries(
    Object.keys(packages)
      .sort()
      .map((key) => [key, packages[key]]),
  );
  return { ...lock, packages: sorted };
}

/** Looks upwards from a package, as Node does. */
function isThere(packages, place, name) {
  for (let base = place; ; base = base.slice(0, Math.max(0, base.lastIndexOf("/node_modules/")))) {
    if (`${base}${base ? "/" : ""}node_modules/${name}` in packages) return true;
    if (base === "") return false;
  }
}

/** What a platform's package is for stands in its name: `…-linux-x64-musl`. */
function missing(name, version, dev) {
  const words = name.replace("windows", "win32").split(/[-/]/);
  const find = (known) => words.filter((word) => known.has(word)).slice(0, 1);
  const [os, cpu] = [find(SYSTEMS), find(PROCESSORS)];
  return {
    version,
    ...(dev && { dev }),
    optional: true,
    ...(os.length > 0 && { os }),
    ...(cpu.length > 0 && { cpu }),
    ...(words.at(-1) === "musl" && { libc: ["musl"] }),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = path.join(ROOT, "package-lock.json");
  const lock = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, `${JSON.stringify(completed(lock), null, 2)}\n`);
}
