import type { ComparedRecord } from "./schema";

/** A record with nothing but what a test gives it. */
export function recordOf(id: string, rest: Partial<ComparedRecord> = {}): ComparedRecord {
  return { id, imported: 1, source: "database", authors: [], identifiers: [], ...rest };
}

const rows: [string, string, number | null, string, string | null, string | null][] = [
  [
    "R01",
    "Beyond NMDA Receptors: A Narrative Review of Ketamine's Rapid and Multifaceted Mechanisms in Depression Treatment",
    null,
    "Antos",
    null,
    null,
  ],
  [
    "R21",
    "The Possible Application of Ketamine in the Treatment of Depression in Alzheimer's Disease",
    2022,
    "Mohammad Shehata",
    "14",
    "310-321",
  ],
  [
    "R22",
    "Metabolomic biomarkers for (R, S)-ketamine and (S)-ketamine in treatment-resistant depression and healthy controls: A systematic review",
    2024,
    "Kumar",
    "26",
    "321-330",
  ],
  [
    "R23",
    "Suicide Has Many Faces, So Does Ketamine: a Narrative Review on Ketamine's Antisuicidal Actions",
    2019,
    "Lengvenyte",
    "21",
    null,
  ],
  [
    "R24",
    "Number needed to treat (NNT) for ketamine and esketamine in adults with treatment-resistant depression: A systematic review and meta-analysis",
    2024,
    "Calder",
    "356",
    "753-762",
  ],
  [
    "R25",
    "Targeting of NMDA Receptors in the Treatment of Major Depression",
    2014,
    "Dang",
    "20",
    "5151-5159",
  ],
  [
    "R26",
    "Ketamine monotherapy versus adjunctive ketamine in adults with treatment-resistant depression: Results from the Canadian Rapid Treatment Centre of Excellence",
    2021,
    "Di Vincenzo",
    "143",
    "209-214",
  ],
  [
    "R27",
    "Is (R)-ketamine a potential therapeutic agent for treatment-resistant depression with less detrimental side effects? A review of molecular mechanisms underlying ketamine and its enantiomers",
    2022,
    "Scotton",
    "198",
    null,
  ],
  [
    "R28",
    "The Mechanisms Behind Rapid Antidepressant Effects of Ketamine: A Systematic Review With a Focus on Molecular Neuroplasticity",
    2022,
    "Kang",
    "13",
    null,
  ],
  [
    "R29",
    "Curcumin in Depression: Potential Mechanisms of Action and Current Evidence-A Narrative Review",
    2020,
    "Ramaholimihaso",
    "11",
    null,
  ],
  [
    "R30",
    "Antidepressant effects of ketamine and the roles of AMPA glutamate receptors and other mechanisms beyond NMDA receptor antagonism",
    2017,
    "Aleksandrova",
    "42",
    "222-229",
  ],
];

/** The eleven records of the ketamine review's first search: many shared words, no duplicates. */
export const KETAMINE: ComparedRecord[] = rows.map(([id, title, year, author, volume, pages], i) =>
  recordOf(id, {
    title,
    year,
    volume,
    pages,
    imported: i + 1,
    authors: [author],
    doi: id === "R01" ? "10.3390/ijms252413658" : null,
  }),
);
