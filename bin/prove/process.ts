import { type ChildProcess, spawn } from "node:child_process";
import { leashed } from "../run/command.js";

/** A process of the product as a proof keeps it: started, killed the hard way, started again. */
export interface Victim {
  /** Returns once the process says, or shows, that it is ready. */
  start(): Promise<void>;
  /** SIGKILL: nothing of it runs afterwards, not even a last line. */
  kill(): Promise<void>;
}

/** `isReady` is asked until it says yes; `line` is the last line that the process printed. */
export function victim(
  args: string[],
  env: NodeJS.ProcessEnv,
  isReady: (line: string) => boolean | Promise<boolean>,
): Victim {
  let child: ChildProcess | undefined;
  return {
    start: async () => {
      const held = leashed(args, env);
      const started = spawn(process.execPath, held.args, {
        env: held.env,
        stdio: ["ignore", "pipe", "pipe", "ipc"],
      });
      child = started;
      let output = "";
      for (const stream of [started.stdout, started.stderr]) {
        stream?.on("data", (chunk) => {
          output = (output + chunk).slice(-4_000);
        });
      }
      await ready(
        started,
        () => isReady(output),
        () => output,
      );
    },
    kill: async () => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child?.once("exit", resolve));
      child.kill("SIGKILL");
      await gone;
    },
  };
}

async function ready(child: ChildProcess, isReady: () => boolean | Promise<boolean>, output: () => string) {
  const end = Date.now() + 60_000;
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error(`It ended by itself:\n${output()}`);
    if (Date.now() > end) throw new Error(`It is not ready after a minute:\n${output()}`);
    await new Promise((go) => setTimeout(go, 20));
  }
}
