import type { RecordName } from "./ketamine";
import type { Entry, Reading } from "./pages/extraction";

export interface ReportPlan extends Reading {
  report: RecordName;
}

export const Q1 = "Ketamine has emerged as promising, demonstrating rapid antidepressant effects.";
export const Q2 =
  "Ketamine primarily works by antagonizing NMDA receptors, reducing GABAergic inhibition, and increasing glutamate release.";
const Q3 =
  "This enhanced glutamate activates AMPA receptors, triggering crucial downstream cascades, including BDNF-TrkB and mTOR pathways, promoting synaptic proliferation and regeneration.";
const Q4 =
  "Moreover, neuroimaging studies have demonstrated alterations in brain networks involved in emotional regulation, including the Default Mode Network (DMN), Central Executive Network (CEN), and Salience Network (SN), which are frequently disrupted in depression.";
const Q5 =
  "ketamine engages with opioid receptors, insinuating a permissive role of the opioid system in amplifying ketamine's antidepressant effects, albeit ketamine does not operate as a direct opioid agonist.";
export const Q6 =
  "Further exploration is requisite to comprehensively ascertain its safety profile, long-term efficacy, and the impact of genetic determinants, such as BDNF polymorphisms, on treatment responsiveness.";
const Q7 =
  "Antidepressant effects of ketamine and the roles of AMPA glutamate receptors and other mechanisms beyond NMDA receptor antagonism";
const Q8 =
  "Is (R)-ketamine a potential therapeutic agent for treatment-resistant depression with less detrimental side effects? A review of molecular mechanisms underlying ketamine and its enantiomers";
export const Q9 =
  "The Mechanisms Behind Rapid Antidepressant Effects of Ketamine: A Systematic Review With a Focus on Molecular Neuroplasticity";

const CASCADE =
  "glutamate release > AMPA receptor > BDNF-TrkB pathway, mTOR pathway > synaptic proliferation, synaptic regeneration";
const DISRUPTED = { note: '"frequently disrupted in depression"' };
const BINDS: Entry = {
  fields: { subject: "ketamine", relation: "binds", object: "opioid receptor" },
  count: 1,
  stance: "Supports",
  sure: "Asserted",
  details: { note: '"engages with"' },
};
const NOTHING: ReportPlan = { report: "R22", design: "Systematic review", quotes: [] };

/** Claims A-C01 to A-C29 of the fixtures as somebody enters them: 24. */
export const PLAN_A: readonly ReportPlan[] = [
  {
    report: "R01",
    design: "Narrative review",
    quotes: [
      {
        quote: Q1,
        how: "text",
        entries: [{ line: "ketamine -| depression", count: 1, details: { timing: "rapid" } }],
      },
      {
        quote: Q2,
        how: "text",
        entries: [
          { line: "ketamine -| NMDA receptors, GABAergic inhibition", count: 2 },
          { fields: { subject: "ketamine", relation: "increases", object: "glutamate release" }, count: 1 },
        ],
      },
      { quote: Q3, how: "text", entries: [{ line: CASCADE, count: 7 }] },
      {
        quote: Q4,
        how: "text",
        entries: [
          {
            line: "ketamine ~ DMN, CEN",
            count: 2,
            details: { implicit: true, citedDesign: "Human neuroimaging" },
          },
          { line: "ketamine ~ SN", count: 1, details: { implicit: true } },
          { line: "depression -- DMN, CEN, SN", count: 3, details: DISRUPTED },
        ],
      },
      {
        quote: Q5,
        how: "text",
        entries: [
          BINDS,
          {
            line: "opioid system > [P1]",
            relation: "is permissive for",
            count: 1,
            stance: "Supports",
            sure: "Asserted",
          },
        ],
      },
      { quote: Q6, how: "text", entries: [{ line: "BDNF polymorphisms ~ [P1]", count: 1 }] },
    ],
  },
  NOTHING,
  {
    report: "R27",
    design: "Narrative review",
    quotes: [
      {
        quote: Q8,
        how: "text",
        entries: [{ line: "arketamine -| treatment-resistant depression", count: 1 }],
      },
    ],
  },
  {
    report: "R28",
    design: "Systematic review",
    quotes: [{ quote: Q9, how: "paste", entries: [{ line: "ketamine -| depression", count: 1 }] }],
  },
  {
    report: "R30",
    design: "Narrative review",
    quotes: [
      {
        quote: Q7,
        how: "text",
        entries: [
          { fields: { subject: "AMPA receptor", relation: "mediates", object: "[P1]" }, count: 1 },
          { line: "ketamine -| NMDA receptor", count: 1 },
        ],
      },
    ],
  },
];

/** Claims B-C01 to B-C29: 22, of which 20 are A's too. The first quote is marked in the PDF. */
export const PLAN_B: readonly ReportPlan[] = [
  {
    report: "R01",
    design: "Narrative review",
    quotes: [
      {
        quote: Q1,
        how: "pdf",
        entries: [{ line: "ketamine -| depression", count: 1, details: { timing: "rapid" } }],
      },
      {
        quote: Q2,
        how: "text",
        entries: [
          { line: "ketamine -| NMDA receptor", count: 1 },
          { line: "ketamine > glutamate release", count: 1 },
        ],
      },
      { quote: Q3, how: "paste", entries: [{ line: CASCADE, count: 7 }] },
      {
        quote: Q4,
        how: "paste",
        entries: [
          { line: "ketamine ~ DMN, CEN", count: 2, details: { citedDesign: "Human neuroimaging" } },
          {
            line: "ketamine ~ SN",
            count: 1,
            details: { implicit: true, citedDesign: "Human neuroimaging" },
          },
          { line: "depression -- CEN, SN", count: 2, details: DISRUPTED },
        ],
      },
      {
        quote: Q5,
        how: "text",
        entries: [
          BINDS,
          {
            line: "opioid system > [P1]",
            relation: "is permissive for",
            count: 1,
            stance: "Supports",
            sure: "Hedged",
          },
          {
            fields: { subject: "ketamine", relation: "agonises", object: "opioid receptor" },
            count: 1,
            stance: "Refutes",
            sure: "Asserted",
          },
        ],
      },
    ],
  },
  NOTHING,
  {
    report: "R27",
    design: "Narrative review",
    quotes: [
      {
        quote: Q8,
        how: "text",
        entries: [
          { line: "arketamine -| TRD", count: 1 },
          {
            fields: { subject: "arketamine", relation: "decreases", object: "adverse effects" },
            count: 1,
            details: { comparator: "ketamine" },
          },
        ],
      },
    ],
  },
  {
    report: "R28",
    design: "Systematic review",
    quotes: [
      {
        quote: Q9,
        how: "paste",
        entries: [{ line: "ketamine -| depression", count: 1, details: { timing: "rapid" } }],
      },
    ],
  },
  {
    report: "R30",
    design: "Narrative review",
    quotes: [
      { quote: Q7, how: "text", entries: [{ line: "AMPA receptor > [P1]", count: 1, sure: "Hedged" }] },
    ],
  },
];
