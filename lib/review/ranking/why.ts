import { DAMPED } from "./features";
import type { Ranking } from "./rank";
import { type RankedText, spellingsOf } from "./terms";
import { countedCodes } from "./vocabulary";
import type { WeightOf } from "./weights";

/** A word, or two in a row, and how much it moves a record up (above 0) or down. */
export interface SpeakingTerm {
  term: string;
  amount: number;
}

export interface Why {
  for: SpeakingTerm[];
  against: SpeakingTerm[];
}

/** What speaks for a record and what against it, the weightiest first, after the last time the order was made. */
export function why({ features, model }: Ranking, text: RankedText, most?: number): Why {
  const weightOf = (code: number) => {
    const id = features.vocabulary.idOf(code);
    return id >= 0 ? (model.weights[id] as number) : 0;
  };
  return whyBy(weightOf, text, most);
}

/** The same from weights that were kept. */
export function whyBy(weightOf: WeightOf, text: RankedText, most = 8): Why {
  const spellings = spellingsOf(text);
  const { codes, counts } = countedCodes(text);
  const terms = [...codes].map((code, at) => ({
    term: spellings.get(code) ?? "",
    amount: DAMPED[counts[at]!]! * weightOf(code),
  }));
  const top = (side: 1 | -1) =>
    terms
      .filter(({ amount }) => side * amount > 0)
      .sort((a, b) => side * (b.amount - a.amount) || (a.term < b.term ? -1 : 1))
      .slice(0, most);
  return { for: top(1), against: top(-1) };
}
