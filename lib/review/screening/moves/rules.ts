import { Refusal } from "@/lib/errors";
import { armOf, type Source } from "../../flow";
import type { Moves, TakenBack } from "../events";
import { type Deciding, outcomeOf } from "../outcome";
import type { ClosingCounts, FinalDecision, Mode, Verdict } from "../schema";
import { obstacleOf, type ReportAtWork } from "./obstacle";

interface Item {
  itemId: string;
  recordId: string;
  isThere: boolean;
  isDecided: boolean;
  source: Source;
  year: number | null;
  firstAuthor: string | null;
  votes: readonly { verdict: Verdict; reasonId: string | null; eventId: string; isDoubt?: boolean }[];
  resolution: {
    id: string;
    decision: FinalDecision;
    reasonId: string | null;
    mode: Mode;
    seenEventIds: readonly string[];
  } | null;
  reportId: string | null;
  reportWithdrawn: boolean | null;
  hasStudy: boolean;
}

type Decided = Moves["outcomes"][number];

/** What closing a batch comes to, item by item and in counts. Nothing is written here. */
export function closingOf(
  items: readonly Item[],
  deciding: Deciding,
): { outcomes: Decided[]; setAside: string[]; counts: ClosingCounts } {
  const counts: ClosingCounts = { agreed: 0, conflict: 0, resolved: 0, unfinished: 0, removed: 0 };
  const setAside: string[] = [];
  const outcomes = items.flatMap((item): Decided | [] => {
    if (!item.isThere) {
      counts.removed += 1;
      return item.isDecided ? [] : { itemId: item.itemId, ...UNDECIDED, status: "open" };
    }
    const { status, decision, reasonId, mode } = outcomeOf(item.votes, deciding);
    if (item.resolution && (status !== "conflict" || !sawAll(item.resolution.seenEventIds, item.votes))) {
      setAside.push(item.resolution.id);
    } else if (item.resolution) {
      counts.resolved += 1;
      const { decision, reasonId, mode } = item.resolution;
      return { itemId: item.itemId, status: "resolved", decision, reasonId, mode };
    }
    counts[status] += 1;
    return {
      itemId: item.itemId,
      status: status === "unfinished" ? "open" : status,
      decision,
      reasonId,
      mode,
    };
  });
  return { outcomes, setAside, counts };
}

const UNDECIDED = { decision: null, reasonId: null, mode: null };

/** Whether somebody decided on exactly these votes: one that was changed since makes it another case. */
export function sawAll(seen: readonly string[], votes: readonly { eventId: string }[]): boolean {
  return seen.length === votes.length && votes.every((vote) => seen.includes(vote.eventId));
}

/** What comes into being with decisions: a report for an included record, a study for an included report. */
export function consequencesOf(
  outcomes: readonly Decided[],
  items: readonly Item[],
  stage: Deciding["stage"],
  newId: () => string,
): Pick<Moves, "reports" | "studies"> {
  const byId = new Map(items.map((item) => [item.itemId, item]));
  const included = outcomes.flatMap((one) => {
    const item = byId.get(one.itemId);
    return one.decision === "include" && item ? [item] : [];
  });
  if (stage === "full_text") {
    const lonely = included.filter((item) => !item.hasStudy);
    const studies = lonely.map((item) => ({
      studyId: newId(),
      reportId: item.itemId,
      label: studyLabel(item),
    }));
    return { reports: [], studies };
  }
  const unsought = included.filter((item) => !item.reportId || item.reportWithdrawn);
  const reports = unsought.map((item) => ({
    reportId: item.reportId ?? newId(),
    recordId: item.recordId,
    arm: armOf(item.source),
  }));
  return { reports, studies: [] };
}

/** "Antos 2024": how studies are named in tables until somebody names them better. */
function studyLabel({ firstAuthor, year }: Pick<Item, "firstAuthor" | "year">): string {
  return [firstAuthor ?? "Unnamed", year].filter((part) => part !== null).join(" ");
}

interface Dependents {
  itemId: string;
  title: string;
  reports: readonly ReportAtWork[];
  studyIds: readonly string[];
}

/** What goes back with decided items; refused, with a list, while somebody has built on them. */
export function takenBackOf(dependents: readonly Dependents[], stage: Deciding["stage"]): TakenBack {
  const built = dependents.flatMap(({ itemId, title, reports }) => {
    const inTheWay = reports.flatMap((report) => obstacleOf(report, stage) ?? [])[0];
    return inTheWay ? [{ path: itemId, message: `${title}: ${inTheWay}` }] : [];
  });
  if (built[0]) {
    const sentence =
      built.length === 1
        ? `${built[0].message} Nothing was changed.`
        : `${built.length} decisions here have been built on, so nothing was changed. Each line says what comes first.`;
    throw new Refusal("CONFLICT", sentence, built.slice(0, 20));
  }
  return {
    itemIds: dependents.map((one) => one.itemId),
    reportIds: stage === "title_abstract" ? dependents.flatMap(reportIdsOf) : [],
    studyIds: dependents.flatMap((one) => one.studyIds),
  };
}

const reportIdsOf = ({ reports }: Dependents) => reports.map(({ reportId }) => reportId);
