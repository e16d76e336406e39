import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { leashed, ROOT } from "./command.js";
import { say } from "./step.js";

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;

/**
 * Keeps a Node.js process running: starts it again when it ends by itself, at once the first time and then after
 * pauses that double. Its lines appear with its name in front. Returns { crashes(), pid(), stop() }.
 */
export function keepRunning({ name, args, env, log = printLine }) {
  const state = { child: undefined, timer: undefined, stopping: false, crashes: 0, pause: FIRST_PAUSE };

  const held = leashed(args, env);
  const launch = () => {
    const began = Date.now();
    // A group of its own: Ctrl-C reaches this process alone, which then stops its children in order.
    const child = spawn(process.execPath, held.args, {
      cwd: ROOT,
      env: held.env,
      detached: process.platform !== "win32",
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    state.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => log(name, line));
    }
    child.on("exit", (code, signal) => {
      state.child = undefined;
      if (state.stopping) return;
      state.crashes += 1;
      if (Date.now() - began > 60_000) state.pause = FIRST_PAUSE;
      say(
        `The ${name} ended (${signal ?? `exit code ${code}`}); starting it again in ${state.pause / 1000} s`,
      );
      state.timer = setTimeout(launch, state.pause);
      state.pause = Math.min(state.pause * 2, LONGEST_PAUSE);
    });
  };
  launch();
  return { crashes: () => state.crashes, pid: () => state.child?.pid, stop: () => stopChild(state) };
}

function printLine(name, line) {
  if (line.trim() !== "") console.log(`${name.padEnd(6)} | ${line}`);
}

/** Asks it to end, and ends it after 8 s. */
function stopChild(state) {
  state.stopping = true;
  clearTimeout(state.timer);
  const { child } = state;
  if (!child) return undefined;
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill("SIGKILL"), 8000);
    child.once("exit", () => {
      clearTimeout(force);
      resolve();
    });
    child.kill("SIGTERM");
  });
}
