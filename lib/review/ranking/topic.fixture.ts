import { drawFrom } from "../draw";
import type { RankedRecord } from "./rank";

const COMMON = "study results patients analysis treatment methods effect data group health care risk".split(
  " ",
);
const TOPIC = "ketamine anaesthesia dose sedation".split(" ");

/** Made-up records, some of which, drawn at random, are about ketamine; of the others one in ten mentions a dose. */
export function topicRecords(count: number, relevantShare: number, seed = "topic") {
  const draw = drawFrom(seed);
  const pick = (words: readonly string[]) => words[Math.floor(draw() * words.length)] as string;
  const noise = () => `w${Math.floor(draw() ** 2 * 900)}`;
  const relevant = new Set<string>();
  const records: RankedRecord[] = Array.from({ length: count }, (_, at) => {
    const id = `r${String(at).padStart(5, "0")}`;
    const isRelevant = draw() < relevantShare;
    if (isRelevant) relevant.add(id);
    const words = Array.from({ length: 30 }, () => (draw() < 0.4 ? pick(COMMON) : noise()));
    if (isRelevant) words.push(pick(TOPIC), pick(TOPIC), pick(TOPIC));
    else if (draw() < 0.1) words.push("dose");
    return { id, title: words.slice(-8).join(" "), abstract: draw() < 0.2 ? null : words.join(" ") };
  });
  return { records, relevant };
}
