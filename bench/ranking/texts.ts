import { drawFrom } from "@/lib/review/draw";
import type { RankedText } from "@/lib/review/ranking/terms";

const SYLLABLES =
  "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu za bre cli dro fla gra pri sta tro".split(
    " ",
  );

/**
 * Made-up records of some 1 500 characters, the same at each reading. Words come as often as words do: few often, most
 * seldom; new ones keep coming as records do.
 */
export function* madeUpTexts(count: number): Generator<RankedText> {
  const draw = drawFrom("made-up texts");
  const word = () => {
    let rank = Math.floor(400_000 ** draw() + 30 * draw());
    let spelt = "";
    do {
      spelt += SYLLABLES[rank % SYLLABLES.length];
      rank = Math.floor(rank / SYLLABLES.length);
    } while (rank > 0);
    return spelt;
  };
  const words = (many: number) => Array.from({ length: many }, word).join(" ");
  for (let at = 0; at < count; at += 1)
    yield { title: words(12), abstract: draw() < 0.1 ? null : words(200) };
}
