import { Worker } from "node:worker_threads";
import type { CorpusName, Doubting, Trained, Training } from "@/lib/review/ranking/kept";
import type { RankedRecord } from "@/lib/review/ranking/rank";
import type { Start } from "@/lib/review/ranking/start";
import type { Question, Told } from "./messages";

const THREAD = new URL("./thread.ts", import.meta.url).href;
/** What makes Node read TypeScript reaches no thread by itself. The flags of this process are for its own memory. */
const BEGIN = `import("tsx/esm/api").then(({ register }) => {
  register();
  return import(require("node:worker_threads").workerData);
});`;

/** Records as the thread keeps them. */
export interface Texts {
  corpus: CorpusName;
  start: Start;
  /** Read twice, and only when the thread does not keep these records. */
  pages: () => AsyncIterable<RankedRecord[]>;
}

/** Records to be put in order, and all that says how. */
export interface Task extends Texts {
  training: Training;
}

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

/**
 * A thread of its own for what takes seconds of the processor, so that the worker goes on showing signs of life. One
 * task at a time; a thread that died, for want of memory say, fails its task, and the next one gets another.
 */
export class Trainer {
  private thread: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;
  private last: Promise<unknown> = Promise.resolve();

  train({ training, ...texts }: Task, stopping?: AbortSignal): Promise<Trained> {
    return this.next(texts, { what: "train", corpus: texts.corpus, training }, stopping) as Promise<Trained>;
  }

  /** The excluded ones that are likeliest relevant after all. */
  doubtful(texts: Texts, doubting: Doubting, stopping?: AbortSignal): Promise<string[]> {
    const question = { what: "doubtful" as const, corpus: texts.corpus, doubting };
    return this.next(texts, question, stopping) as Promise<string[]>;
  }

  async close(): Promise<void> {
    await this.thread?.terminate();
  }

  private next(texts: Texts, question: Question, stopping?: AbortSignal): Promise<unknown> {
    const next = this.last.then(() => this.doTask(texts, question, stopping));
    this.last = next.catch(() => undefined);
    return next;
  }

  private async doTask({ corpus, start, pages }: Texts, question: Question, stopping?: AbortSignal) {
    stopping?.throwIfAborted();
    if (!(await this.ask({ what: "has", corpus }))) {
      await this.ask({ what: "forget" });
      for (const what of ["count", "fill"] as const) {
        for await (const records of pages()) {
          stopping?.throwIfAborted();
          await this.ask({ what, records });
        }
      }
      await this.ask({ what: "keep", corpus, start });
    }
    return this.ask(question);
  }

  private ask(question: Question): Promise<unknown> {
    const thread = this.running();
    this.asked += 1;
    const number = this.asked;
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
      thread.postMessage({ ...question, number });
    });
  }

  private running(): Worker {
    if (this.thread) return this.thread;
    const thread = new Worker(BEGIN, { eval: true, execArgv: [], workerData: THREAD });
    thread.unref();
    thread.on("message", (told: Told) => this.hear(told));
    const gone = (error: Error) => {
      if (this.thread === thread) this.thread = null;
      for (const { reject } of this.waiting.values()) reject(error);
      this.waiting.clear();
    };
    thread.on("error", gone);
    thread.on("exit", () => gone(new Error("The thread that trains has ended.")));
    this.thread = thread;
    return thread;
  }

  private hear(told: Told) {
    const waiting = this.waiting.get(told.number);
    this.waiting.delete(told.number);
    if ("error" in told) waiting?.reject(new Error(told.error));
    else waiting?.resolve(told.value);
  }
}

/** That of this worker. */
export const trainer = new Trainer();
