import type { SafeCondition, SafePhase } from "@/lib/review/stopping/safe";
import { counted, formatNumber } from "../ui/format";

const records = (n: number) => counted(n, "record", "records");

/** What the part on stopping says. */
export const words = {
  title: "Whether enough is found",
  loadFailed: "What was found could not be loaded",
  withheld: "Not while you vote here",
  withheldLine:
    "You have a batch to vote in. What was found so far would tell you what others decided: it shows when your batches are closed.",
  noRules: "Everything is screened",
  noRulesLine:
    "The protocol does not say when screening may stop. Set a recall, how sure you want to be, and how it is shown.",
  toProtocol: "Open the protocol",
  toBatches: "See the batches",
  openNext: "Open the next batch",
  openSample: "Open a batch, drawn by lot",
  toConflicts: "Settle the conflicts",
  nothing: "Nothing is settled yet",
  nothingLine: "The first look is taken when a batch is closed and its conflicts are settled.",
  fullTexts: "Every full text is assessed: only titles and abstracts can be stopped.",
  now: "Where it stands",
  outdated:
    "Something has changed since this look. The next one is taken when all that is closed is settled.",
  unfinished: {
    open_batches: (n: number) => `${counted(n, "batch is", "batches are")} open`,
    half_voted: (n: number) => `${records(n)} of closed batches ${n === 1 ? "has" : "have"} a vote missing`,
    open_conflicts: (n: number) => `${records(n)} ${n === 1 ? "is" : "are"} in conflict`,
  },
  finishFirst: (what: readonly string[]) => `Before the next look: ${what.join(", ")}.`,
  curve: {
    title: "Recall against records screened",
    across: "Records screened",
    up: (found: number, toCome: number | null) =>
      toCome === null || toCome === 0
        ? `Recall: of the ${formatNumber(found)} found so far`
        : `Recall: of ${formatNumber(found)} found and ${formatNumber(toCome)} likely to come`,
    found: "Found",
    ideal: "Ideal",
    chance: "By chance",
    summary: (screened: number, all: number, found: number) =>
      `${formatNumber(found)} relevant in ${formatNumber(screened)} of ${records(all)}.`,
    table: "Show the curve as a table",
    tableCaption: "Relevant records found, by records screened",
    svg: "Picture (SVG)",
    csv: "Data (CSV)",
  },
  safe: {
    title: "SAFE procedure",
    line: "Advice, beside the test: it ends no screening.",
    phases: {
      random: "Phase 1: screen at random",
      ranked: "Phase 2: screen the likely ones first",
      other_model: "Phase 3: rank by another model",
      quality: "Phase 4: read excluded records again",
      done: "All phases are done",
    } satisfies Record<SafePhase, string>,
    conditions: {
      at_random: (is, needed) => `${records(is)} at random, ${formatNumber(needed)} needed`,
      relevant_at_random: (is, needed) =>
        `${formatNumber(is)} relevant among them, ${formatNumber(needed)} needed`,
      key_papers: (is) =>
        is === 0 ? "All key papers found" : `${counted(is, "key paper", "key papers")} not found yet`,
      times_relevant: (is, needed) =>
        `${records(is)} screened, ${formatNumber(needed)} needed for so many relevant`,
      share: (is, needed) => `${records(is)} screened, ${formatNumber(needed)} needed as a share of all`,
      in_row: (is, needed) => `${formatNumber(is)} irrelevant in a row, ${formatNumber(needed)} needed`,
    } satisfies Record<SafeCondition["what"], (is: number, needed: number) => string>,
    met: "met",
    notMet: "not yet",
  },
  looks: {
    title: "Every look",
    caption: "Every look at this stage, the newest first",
    number: "Look",
    batch: "After batch",
    screened: "Screened",
    relevant: "Relevant",
    recall: "Recall at least",
    p: "p",
    says: "What it says",
    at: "When",
    csv: "Looks (CSV)",
    none: "No look has been taken.",
  },
  stop: {
    act: "Stop screening",
    title: "Stop screening?",
    line: "What waits is left unscreened. Nobody will have judged it, and the PRISMA diagram says so. You can take this back.",
    records: "Left unscreened",
    rule: "Under the rule",
    look: "On look",
    done: (n: number) => `Screening is stopped: ${records(n)} left unscreened`,
    stands: (n: number, by: string) =>
      `${by} stopped screening. ${records(n)} ${n === 1 ? "is" : "are"} left unscreened.`,
    resume: "Take the stop back",
    resumeTitle: "Take the stop back?",
    resumeLine: (n: number) => `${records(n)} will wait for screening again, as before.`,
    resumed: (n: number) => `${records(n)} wait for screening again`,
    methods: "For the methods section",
    methodsText: (screened: number, all: number, rule: string, left: number) =>
      `Titles and abstracts were screened in order of priority. Screening stopped after ${formatNumber(screened)} of ${records(all)} under the rule set in the protocol (${rule}); ${records(left)} ${left === 1 ? "was" : "were"} left unscreened.`,
    ruleIn: (target: number, confidence: number, form: string) =>
      `${target} % recall at ${confidence} % confidence, ${form}`,
    forms: { guarantee: "random sample", heuristic: "ranked order, a heuristic" },
  },
  elusion: {
    title: "Elusion sample",
    line: "Records drawn at random from those left unscreened, screened like any other, show what stopping missed.",
    proves: (size: number, recall: number) =>
      `${formatNumber(size)} with none relevant would prove a recall of at least ${recall} %`,
    provesTarget: (size: number) => `${formatNumber(size)} with none relevant would prove the target`,
    unsettled: "A sample is being screened. What it proves is said when all of it is settled.",
    draw: "Draw an elusion sample",
    drawLine: "Opens a batch for everyone who votes.",
    size: "Records",
    sizeWrong: (most: number) => `A whole number from 1 to ${formatNumber(most)}.`,
    drawn: (number: number, items: number) => `Batch ${formatNumber(number)} is open with ${records(items)}`,
    cancel: "Cancel",
  },
};
