import { spawn } from "node:child_process";
import path from "node:path";
import type { ReplaySettings } from "@/lib/review/stopping/replay";
import { table } from "../table";
import type { Bar } from "./bars";
import type { OrderTask } from "./order-process";
import { SavedOrders } from "./saved-orders";
import { beginningsOf, type LabelledSet } from "./sets";
import {
  STOPPING_HEAD,
  type StoppingRow,
  type StoppingTotals,
  stoppingCells,
  stoppingOf,
  stoppingTotals,
} from "./stopping";

/** As the protocol proposes it; each batch is a look. */
const SETTINGS: ReplaySettings = { target: 95, confidence: 95, batchSize: 50 };
const RUNS = 100;
/** A rule that uses up its level is refuted by chance now and then: so many draws more tell chance from fault. */
const MORE_RUNS = 2_000;
/** The work that stopping must save in the mean: never to say stop keeps every promise, and helps nobody. */
const LEAST_SAVED = 0.15;

export interface GuaranteeOptions {
  data: string;
  /** Where the orders are kept. */
  orders: string;
  cores: number;
  /** Beginnings of each set, if not each run shall have its own. */
  seeds: number | undefined;
}

export interface GuaranteeResult {
  settings: ReplaySettings;
  runs: number;
  rows: StoppingRow[];
  /** Sets that the test refutes, drawn anew. It moves no bar. */
  again: { set: string; runs: number; share: number | null; holds: boolean }[];
  guarantee: StoppingTotals;
  heuristic: StoppingTotals;
}

/** Each set screened again a hundred times until it may stop, each time from another beginning and with another sample. */
export async function measureGuarantee(
  sets: readonly LabelledSet[],
  options: GuaranteeOptions,
): Promise<GuaranteeResult> {
  const { target, confidence, batchSize } = SETTINGS;
  console.log(
    `\nStopping at ${target} % recall with ${confidence} % confidence: each set ${RUNS} times, a look after each ${batchSize}`,
  );
  if (options.cores > 1) await completeInProcesses(options);
  const saved = new SavedOrders(options.orders, SETTINGS);
  const again: GuaranteeResult["again"] = [];
  const rows = sets.map((set) => {
    const beginnings = beginningsOf(set, ordersOf(options));
    saved.complete(set, beginnings, console.log);
    const orders = beginnings.map((beginning) => saved.read(set, beginning));
    const relevant = set.relevant.filter(Boolean).length;
    const row = stoppingOf({ name: set.name, relevant }, orders, RUNS, SETTINGS);
    if (!row.guarantee.holds) {
      const more = stoppingOf(
        { name: `${set.name}, again`, relevant },
        orders,
        MORE_RUNS,
        SETTINGS,
      ).guarantee;
      again.push({ set: set.name, runs: MORE_RUNS, share: more.share, holds: more.holds });
    }
    return row;
  });
  const result = {
    settings: SETTINGS,
    runs: RUNS,
    rows,
    again,
    guarantee: stoppingTotals(rows, "guarantee"),
    heuristic: stoppingTotals(rows, "heuristic"),
  };
  console.log(table([STOPPING_HEAD, ...rows.map(stoppingCells)]));
  console.log(sentencesOf(result).join("\n"));
  return result;
}

async function completeInProcesses(options: GuaranteeOptions) {
  const { data, orders: folder, cores: processes } = options;
  const task = { data, folder, settings: SETTINGS, seeds: ordersOf(options), processes };
  await Promise.all(Array.from({ length: processes }, (_, process) => runProcess({ ...task, process })));
}

function ordersOf({ seeds }: GuaranteeOptions): number {
  return Math.min(seeds ?? RUNS, RUNS);
}

function runProcess(task: OrderTask): Promise<void> {
  const script = path.join(import.meta.dirname, "order-process.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, JSON.stringify(task)], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${script} ended with ${code}`))));
  });
}

function sentencesOf({ rows, again, guarantee, heuristic }: GuaranteeResult): string[] {
  const share = (of: number | null) => (of === null ? "-" : `${(100 * of).toFixed(1)} %`);
  const inSome = (form: "guarantee" | "heuristic") =>
    namesOf(
      rows.flatMap(({ set, [form]: { stopped, runs } }) =>
        stopped > 0 && stopped < runs ? [`${set} ${stopped} of ${runs}`] : [],
      ),
    );
  return [
    `Random sample (guarantee): ${share(guarantee.share)} of all stopped runs reached the target; work saved ${share(guarantee.workSaved)}`,
    `Ranked order (heuristic): ${share(heuristic.share)}; work saved ${share(heuristic.workSaved)}; below the target at 1 %: ${namesOf(heuristic.broken)}`,
    `The sample never said stop, for it would have had to be all that was left: ${namesOf(guarantee.neverStopped)}; in some runs: ${inSome("guarantee")}`,
    `The ranked order never said stop: ${namesOf(heuristic.neverStopped)}; in some runs: ${inSome("heuristic")}`,
    ...again.map(
      (one) =>
        `${one.set}, refuted at 1 %, drawn ${one.runs} times more: ${share(one.share)} reached the target`,
    ),
  ];
}

function namesOf(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.join(", ");
}

/** What the guarantee must keep, with whether it does. */
export function guaranteeBars({ guarantee }: GuaranteeResult): Bar[] {
  const { share, broken, workSaved } = guarantee;
  return [
    {
      holds: share !== null && share >= SETTINGS.confidence / 100,
      sentence: `${share === null ? "no run stopped" : `${(100 * share).toFixed(2)} % of the stopped runs`} reached the target`,
    },
    { holds: broken.length === 0, sentence: `sets below the stated share at 1 %: ${namesOf(broken)}` },
    {
      holds: workSaved >= LEAST_SAVED,
      sentence: `the guarantee saves ${(100 * workSaved).toFixed(1)} % of the work, less than ${100 * LEAST_SAVED} %`,
    },
  ];
}
