import { recordOf } from "./ketamine.fixture";
import type { ComparedRecord, Relation } from "./schema";

/** Two made-up records that tools confuse, and what they are to one another; `apart` is not even worth a look. */
export interface Trap {
  name: string;
  a: ComparedRecord;
  b: ComparedRecord;
  expected: "sure" | "doubtful" | "apart" | "never_sure";
  relation?: Relation;
}

export const TITLE = "Bright light therapy for winter depression in shift workers: a randomised trial";
export const ABSTRACT =
  "Background: Shift workers in northern harbours often report a low mood in winter. We asked whether forty minutes of bright light before work would help. Methods: In three harbours we allotted ninety workers at random to bright light or to dim red light for five weeks and rated their mood each Friday.";
const ARTICLE: Partial<ComparedRecord> = {
  title: TITLE,
  authors: ["Aalto", "Brekke", "Castellane"],
  givenNames: ["M", "I", "P"],
  year: 2016,
  journal: "Journal of Harbour Medicine",
  volume: "39",
  issue: "4",
  pages: "310-321",
};

type Fields = Partial<ComparedRecord>;

export function trap(
  name: string,
  expected: Trap["expected"],
  b: Fields,
  a: Fields = {},
  relation?: Relation,
): Trap {
  const [first, second] = [
    { ...ARTICLE, ...a },
    { ...ARTICLE, ...b },
  ];
  return { name, a: recordOf("a", first), b: recordOf("b", second), expected, ...(relation && { relation }) };
}
