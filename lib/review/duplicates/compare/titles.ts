/** How two titles differ, word by word. */
export interface TitleDifference {
  level: "near" | "longer" | "similar" | "different";
  /** Words of one that the other has not, spelling apart. */
  words: readonly string[];
}

const SMALL = new Set(
  "a an the of in on and for to with by from at as is et der die das la le de und y".split(" "),
);

/** Titles whose normal forms differ: by spelling alone (`near`), by a subtitle (`longer`), or by more. */
export function compareTitles(a: readonly string[], b: readonly string[]): TitleDifference {
  if (dice(a, b) < 0.4 && !isBeginning(a, b)) return { level: "different", words: [] };
  const gaps = gapsBetween(a, b);
  const open = gaps.filter((gap) => !isSpelling(gap));
  const words = open.flatMap(([mine, others]) => [...mine, ...others]).filter((word) => !SMALL.has(word));
  if (words.length === 0) return { level: "near", words };
  const [only] = open;
  const isOneSided =
    open.length === 1 && only !== undefined && (only[0].length === 0 || only[1].length === 0);
  const isAtAnEnd = isOneSided && (only.atEnd || only.atStart);
  if (isAtAnEnd && Math.min(a.length, b.length) >= 4) return { level: "longer", words };
  const alike = 1 - words.length / (a.length + b.length);
  return { level: alike >= 0.7 ? "similar" : "different", words };
}

/** Words that number, date or order what otherwise has one title. */
const TELLING =
  /\d|^(?:[a-z]|i{1,3}|i?v|vi{1,3}|i?x|xi{1,2}|one|two|three|four|five|six|first|second|third|fourth|fifth|part|parts|update|updated|follow|followup|phase|volume|chapter|supplement|erratum|corrigendum|correction|reply|response|comment|commentary|protocol|men|women|male|female|children|adults|boys|girls|rats|mice|not|without|non)$/;

export function isTellingWord(word: string): boolean {
  return TELLING.test(word);
}

function isBeginning(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length >= 4 && short.every((word, at) => word === long[at]);
}

function dice(a: readonly string[], b: readonly string[]): number {
  let common = 0;
  for (const word of a) if (b.includes(word)) common += 1;
  return (2 * common) / (a.length + b.length || 1);
}

type Gap = [readonly string[], readonly string[]] & { atStart: boolean; atEnd: boolean };

/** Where two titles part, along a longest common subsequence of their words. */
function gapsBetween(a: readonly string[], b: readonly string[]): Gap[] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  const gaps: Gap[] = [];
  let [i, j, fromA, fromB] = [0, 0, 0, 0];
  const close = () => {
    if (i === fromA && j === fromB) return;
    const ends = { atStart: fromA === 0 && fromB === 0, atEnd: i === a.length && j === b.length };
    gaps.push(Object.assign([a.slice(fromA, i), b.slice(fromB, j)] as [string[], string[]], ends));
  };
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      close();
      i += 1;
      j += 1;
      [fromA, fromB] = [i, j];
    } else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i += 1;
    else j += 1;
  }
  [i, j] = [a.length, b.length];
  close();
  return gaps;
}

/** Hyphens, a letter lost or doubled; never in what holds a figure, and not in short words. */
function isSpelling([mine, others]: Gap): boolean {
  const [a, b] = [mine.join(""), others.join("")];
  if (a === b) return true;
  if (mine.every((word) => SMALL.has(word)) && others.every((word) => SMALL.has(word))) return true;
  if (/\d/.test(a + b) || mine.length === 0 || others.length === 0) return false;
  if (a === `${b}s` || b === `${a}s`) return true;
  if ([...mine, ...others].some(isTellingWord)) return false;
  const shorter = Math.min(a.length, b.length);
  // Two edits not in front: `hyperglycaemia` is not `hypoglycaemia`, nor `intraoperative` `interoperative`.
  const allowed = shorter >= 10 && a.slice(0, 6) === b.slice(0, 6) ? 2 : shorter >= 5 ? 1 : 0;
  return allowed > 0 && editsWithin(a, b, allowed);
}

/** Whether one becomes the other by so few letters put in, taken out, replaced or swapped. */
export function editsWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  if (at === a.length && at === b.length) return true;
  if (most === 0) return false;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  if (restA[0] === restB[1] && restA[1] === restB[0] && editsWithin(restA.slice(2), restB.slice(2), most - 1))
    return true;
  return (
    editsWithin(restA.slice(1), restB.slice(1), most - 1) ||
    editsWithin(restA.slice(1), restB, most - 1) ||
    editsWithin(restA, restB.slice(1), most - 1)
  );
}
