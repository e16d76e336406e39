import { parentPort } from "node:worker_threads";
import { KeptRecords } from "@/lib/review/ranking/kept";
import type { Asked, Told } from "./messages";

/** The thread that trains. It knows texts, labels and nothing of a database; one message is done after another. */
const kept = new KeptRecords();

parentPort?.on("message", (asked: Asked) => {
  parentPort?.postMessage(answer(asked));
});

function answer(asked: Asked): Told {
  try {
    return { number: asked.number, value: doWhat(asked) };
  } catch (error) {
    return { number: asked.number, error: error instanceof Error ? error.message : String(error) };
  }
}

function doWhat(asked: Asked): unknown {
  switch (asked.what) {
    case "has":
      return kept.has(asked.corpus);
    case "count":
      return kept.count(asked.records);
    case "fill":
      return kept.fill(asked.records);
    case "keep":
      return kept.keep(asked.corpus, asked.start);
    case "forget":
      return kept.forget();
    case "train":
      return kept.train(asked.corpus.key, asked.training);
    case "doubtful":
      return kept.doubtful(asked.corpus.key, asked.doubting);
  }
}
