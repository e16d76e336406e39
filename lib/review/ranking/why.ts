import { DAMPED } from "./features";
import type { Ranking } from "./rank";
import { type RankedText, spellingsOf } from "./terms";
import { countedCodes } from "./vocabulary";

/** A word, or two in a row, and how much it moves a record up (above 0) or down. */
export interface SpeakingTerm {
  term: string;
  amount: number;
}

/** What speaks for a record and what against it, the weightiest first, after the last time the order was made. */
export function why(
  { features, model }: Ranking,
  text: RankedText,
  most = 8,
): { for: SpeakingTerm[]; against: SpeakingTerm[] } {
  const { vocabulary } = features;
  const spellings = spellingsOf(text);
  const { codes, counts } = countedCodes(text);
  const terms = [...codes].map((code, at) => {
    const id = vocabulary.idOf(code);
    const amount = id >= 0 ? DAMPED[counts[at]!]! * model.weightOf(id) : 0;
    return { term: spellings.get(code) ?? "", amount };
  });
  const top = (side: 1 | -1) =>
    terms
      .filter(({ amount }) => side * amount > 0)
      .sort((a, b) => side * (b.amount - a.amount) || (a.term < b.term ? -1 : 1))
      .slice(0, most);
  return { for: top(1), against: top(-1) };
}
