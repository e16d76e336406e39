import type { BoxCount, NamedCount, PrismaCounts, ReportBoxes } from "./schema";

/** One sum that the numbers of a PRISMA diagram must satisfy, written out so that a reader can redo it. */
export interface Identity {
  id: string;
  sentence: string;
  left: number;
  relation: "=" | "<=";
  right: number;
  /** Left minus right. */
  difference: number;
  /** `exact` may never differ; `explained` may differ by a known number, which is then said. */
  kind: "exact" | "explained";
  /** What the difference is made of, when an explained identity differs. */
  explanation: string | null;
  holds: boolean;
}

/** The arithmetic of a new review's diagram: every sum between its boxes, and whether it balances. */
export function checkIdentities(counts: PrismaCounts): Identity[] {
  return [
    ...checkIdentified(counts),
    ...checkScreening(counts),
    ...checkDatabaseReports(counts),
    ...checkOtherMethods(counts),
    ...checkIncluded(counts),
    ...checkSanity(counts),
  ];
}

function checkIdentified({ identified, removed, screening }: PrismaCounts): Identity[] {
  const rm = removed.duplicates.n + removed.automation.n + removed.other.n;
  return [
    equal(
      "I1a",
      "Records from databases = the sum over each database",
      of(identified.databases),
      total(identified.perDatabase),
    ),
    equal(
      "I1b",
      "Records from registers = the sum over each register",
      of(identified.registers),
      total(identified.perRegister),
    ),
    equal(
      "I2",
      "Records screened + records still to screen = records identified - records removed before screening",
      screening.screened.n + screening.pending.n,
      of(identified.databases) + of(identified.registers) - rm,
    ),
  ];
}

function checkScreening({ screening }: PrismaCounts): Identity[] {
  return [
    equal(
      "I3a",
      "Records screened = records excluded + records included at screening",
      screening.screened.n,
      screening.excluded.n + screening.included.n,
    ),
    equal(
      "I3b",
      "Records excluded = excluded by a person + excluded by automation tools",
      screening.excluded.n,
      screening.excludedByPerson.n + screening.excludedByAutomation.n,
    ),
  ];
}

function checkDatabaseReports({ databases, screening, reportsBeyondRecords }: PrismaCounts): Identity[] {
  return [
    explained(
      "I4",
      "Reports sought = records included at screening, where each record leads to one report",
      databases.sought.n,
      screening.included.n,
      reportsBeyondRecords.databases,
      "records that lead to no report yet, to several reports, or share one",
    ),
    retrieval("I5", "databases and registers", databases),
    assessment("I6", "databases and registers", databases),
  ];
}

function checkOtherMethods({ otherMethods, reportsBeyondRecords }: PrismaCounts): Identity[] {
  const { websites, organisations, citationSearching, other, notSought, pending, reports } = otherMethods;
  return [
    explained(
      "I7",
      "Reports sought from other methods = the sum over websites, organisations, citation searching and other sources",
      reports.sought.n,
      of(websites) + of(organisations) + of(citationSearching) + of(other),
      reportsBeyondRecords.other_methods - notSought.n - pending.n,
      "records removed or screened out before retrieval, records still to decide, and records that lead to " +
        "no report yet or to several",
    ),
    retrieval("I8a", "other methods", reports),
    assessment("I8b", "other methods", reports),
  ];
}

function checkIncluded({ included, databases, otherMethods, studyLinks }: PrismaCounts): Identity[] {
  return [
    equal(
      "I9a",
      "Reports of included studies = reports included from databases and registers + from other methods",
      included.reports.n,
      databases.included.n + otherMethods.reports.included.n,
    ),
    equal(
      "I9b",
      "Reports of included studies = included reports that belong to a study",
      included.reports.n,
      studyLinks.reports,
    ),
    {
      ...atMost(
        "I10",
        "Studies included <= reports of included studies",
        included.studies.n,
        included.reports.n,
      ),
      ...explainStudies(included.studies.n, included.reports.n, studyLinks.pairs - studyLinks.reports),
    },
  ];
}

/** A report may describe several studies, and only those reports can make studies outnumber reports. */
function explainStudies(studies: number, reports: number, shared: number) {
  const beyond = studies - reports;
  const why = "reports that describe more than one study";
  return {
    kind: "explained" as const,
    explanation: beyond > 0 ? why : null,
    holds: beyond <= shared && studies > 0 === reports > 0,
  };
}

function checkSanity(counts: PrismaCounts): Identity[] {
  const { databases } = counts;
  const other = counts.otherMethods.reports;
  const numbers = collectNumbers(counts);
  const broken = numbers.filter((n) => !Number.isInteger(n) || n < 0).length;
  return [
    equal("I13a", "Numbers that are negative or not whole = 0", broken, 0),
    atMost("I13b", "Reports not retrieved <= reports sought", databases.notRetrieved.n, databases.sought.n),
    atMost("I13c", "Reports excluded <= reports assessed", reasonTotal(databases), databases.assessed.n),
    atMost(
      "I13d",
      "Reports not retrieved <= reports sought, other methods",
      other.notRetrieved.n,
      other.sought.n,
    ),
    atMost(
      "I13e",
      "Reports excluded <= reports assessed, other methods",
      reasonTotal(other),
      other.assessed.n,
    ),
  ];
}

function retrieval(id: string, from: string, boxes: ReportBoxes): Identity {
  return equal(
    id,
    `Reports assessed + still to retrieve + still to assess = reports sought - not retrieved (${from})`,
    boxes.assessed.n + boxes.pendingRetrieval.n + boxes.pendingAssessment.n,
    boxes.sought.n - boxes.notRetrieved.n,
  );
}

function assessment(id: string, from: string, boxes: ReportBoxes): Identity {
  return equal(
    id,
    `Reports assessed = the sum over each reason for exclusion + reports included (${from})`,
    boxes.assessed.n,
    reasonTotal(boxes) + boxes.included.n,
  );
}

function equal(id: string, sentence: string, left: number, right: number): Identity {
  const difference = left - right;
  const holds = difference === 0;
  return { id, sentence, left, relation: "=", right, difference, kind: "exact", explanation: null, holds };
}

function atMost(id: string, sentence: string, left: number, right: number): Identity {
  return { ...equal(id, sentence, left, right), relation: "<=", holds: left <= right };
}

function explained(
  id: string,
  sentence: string,
  left: number,
  right: number,
  known: number,
  why: string,
): Identity {
  const check = equal(id, sentence, left, right);
  const explanation = check.difference === 0 ? null : why;
  return { ...check, kind: "explained", explanation, holds: check.difference === known };
}

function reasonTotal(boxes: ReportBoxes): number {
  return total(boxes.excludedByReason) + boxes.awaitingClassification.n + boxes.ongoing.n;
}

function total(counts: readonly NamedCount[]): number {
  return counts.reduce((sum, { n }) => sum + n, 0);
}

/** A kind of source that nobody searched adds nothing to a sum. */
function of(count: BoxCount | null): number {
  return count?.n ?? 0;
}

function collectNumbers(part: unknown): number[] {
  if (part === null || typeof part !== "object") return [];
  if ("n" in part && typeof part.n === "number") return [part.n];
  return Object.values(part).flatMap(collectNumbers);
}
