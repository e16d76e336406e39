import type { StageKind } from "../../protocol/schema";
import type { StageReplay } from "./schema";

const THINGS: Record<StageKind, string> = { title_abstract: "records", full_text: "reports" };

/** After how many records a share of the included ones was found, from the places at which they came. */
export function screenedUntil(places: readonly number[], target: number): number {
  return places[Math.ceil((places.length * target) / 100) - 1] ?? 0;
}

/** A replay in words, for the methods section. */
export function replaySentence(replay: StageReplay): string {
  return [rankedSaid(replay), stoppingSaid(replay)].join(" ");
}

function rankedSaid({ stage, records, relevant, keyPapers, ranked, screened, target }: StageReplay): string {
  const things = THINGS[stage];
  return (
    `Ranked, beginning with ${startSaid(keyPapers)}, ${target} % of the ${count(relevant)} included ${things} would have been found after ` +
    `${count(screenedUntil(ranked, target))} of ${count(records)} ${things}, ` +
    `instead of after ${count(screenedUntil(screened, target))}.`
  );
}

/** Ranking begins with the key papers, and without any with what the protocol says. */
function startSaid(keyPapers: number): string {
  if (keyPapers === 0) return "the words of the protocol";
  return `${count(keyPapers)} key ${keyPapers === 1 ? "paper" : "papers"}`;
}

function stoppingSaid({ target, confidence, guarantee, batchSize }: StageReplay): string {
  const rule = `the stopping rule (${target} % recall at ${confidence} % confidence by a random sample, looks every ${count(batchSize)})`;
  const { middle, draws, stopped, reached } = guarantee;
  if (!middle) return `With ${rule}, everything would have been screened.`;
  return (
    `With ${rule}, screening would have stopped after ${count(middle.screened)}, recall ${percent(middle.recall)} ` +
    `(the middle of ${draws} random samples, of which ${stopped} allowed to stop and ${reached} of these reached ${target} %).`
  );
}

function count(n: number): string {
  return n.toLocaleString("en");
}

/** Rounded down: 94.96 % is not 95 %. */
function percent(share: number): string {
  return `${(Math.floor(share * 1000 + 1e-9) / 10).toFixed(1)} %`;
}
