import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Stop } from "./stop.js";

/** The checkout. */
export const ROOT = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

const LEASH = new URL("leash.js", import.meta.url).href;

/** How a Node.js process is started that ends when this one does, however it ends. */
export function leashed(args, env = process.env) {
  return { args: ["--import", LEASH, ...args], env: { ...env, LEASH_HELD_BY: String(process.pid) } };
}

const running = new Set();

/** Runs a program to its end and returns { code, signal, output }; output goes to the screen too when `show` is set. */
export function run(program, args, { show = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"], ...options });
    running.add(child);
    let output = "";
    const take = (stream) => (chunk) => {
      output += chunk;
      if (show) stream.write(chunk);
    };
    child.stdout?.on("data", take(process.stdout));
    child.stderr?.on("data", take(process.stderr));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      running.delete(child);
      resolve({ code: code ?? 1, signal, output });
    });
  });
}

/** Runs a Node.js script likewise, on a leash. */
export function runNode(args, options) {
  const held = leashed(args, options?.env);
  return run(process.execPath, held.args, {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    ...options,
    env: held.env,
  });
}

/** Ends whatever is being run at this moment. */
export function endRunning() {
  for (const child of running) child.kill("SIGTERM");
}

/** Waits for a run whose failure ends this command, and prints what it said. */
export async function must(what, pending, { shown = false } = {}) {
  const { code, signal, output } = await pending;
  if (code === 0) return output;
  if (!shown) console.error(output.trimEnd());
  throw new Stop(`${what} failed (${signal ?? `exit code ${code}`}); its own words are above.`);
}
