import type { StageKind } from "@/lib/review/protocol/schema";
import type { Mode, Verdict } from "@/lib/review/screening/schema";
import { counted, formatNumber } from "../ui/format";
import type { KeyRow } from "../ui/keys-dialog";

const things: Record<StageKind, readonly [string, string]> = {
  title_abstract: ["record", "records"],
  full_text: ["report", "reports"],
};
const count = (stage: StageKind, n: number) => counted(n, ...things[stage]);

/** What the screening pages say. */
export const words = {
  titles: { title_abstract: "Screening", full_text: "Full-text screening" } satisfies Record<
    StageKind,
    string
  >,
  line: {
    title_abstract: "Titles and abstracts, read by each reviewer without knowing how another voted.",
    full_text: "Full texts, read by each reviewer without knowing how another voted.",
  } satisfies Record<StageKind, string>,
  partsLabel: "Parts of this stage",
  parts: { screen: "Screen", batches: "Batches", agreement: "Agreement", stopping: "Stopping" },
  verdicts: { include: "Include", maybe: "Maybe", exclude: "Exclude" } satisfies Record<Verdict, string>,
  batch: (number: number) => `Batch ${formatNumber(number)}`,
  place: (batch: number, position: number) =>
    `Batch ${formatNumber(batch)} · number ${formatNumber(position)} in your order`,
  progress: "Your progress",
  done: (n: number) => `${formatNumber(n)} done`,
  left: (n: number) => `${formatNumber(n)} left`,
  allSaved: "all saved",
  waiting: (n: number) => `${formatNumber(n)} waiting to be saved`,
  saved: "Saved",
  notSaved: (sentence: string) => `Not saved: ${sentence}`,
  unreachable:
    "The server cannot be reached. Go on reading: your votes wait in this browser and are saved by themselves.",
  notDurable: "This browser keeps nothing. Leave this tab open until all is saved.",
  signedOut: "You are signed out. Your votes wait in this browser until you sign in again.",
  signIn: "Sign in",
  tryNow: "Try now",
  serverFailed: "The server failed on this several times. What you said is kept here; try again later.",
  notSavedTitle: (n: number) => counted(n, "decision was not saved", "decisions were not saved"),
  takingBack: "Taking back your vote",
  tryAgain: "Try again",
  discard: "Discard",
  copyAll: "Copy as text",
  copied: "Copied",
  undo: "Undo",
  back: "Back",
  next: "Skip for now",
  why: {
    open: "Why here?",
    title: "Why it comes now",
    own: (n: number) =>
      `What your own ${counted(n, "vote says", "votes say")}. Your vote will note that you looked.`,
    settled: (n: number) =>
      `What ${counted(n, "settled decision says", "settled decisions say")}. Your vote will note that you looked.`,
    started: "What the key papers and the protocol say. Your vote will note that you looked.",
    none: "Nothing has ranked it.",
    for: "Speaks for it",
    against: "Speaks against it",
    nothing: "Nothing",
    loadFailed: "It could not be loaded",
    loading: "Asking the ranking",
    close: "Close",
  },
  note: "Note",
  noteLabel: "Your note on this record",
  noteHint: "Saved with your vote. Others see it once the batch is closed. Esc goes back to the record.",
  help: "Keys",
  yourVote: (verdict: Verdict) =>
    `You said ${words.verdicts[verdict]}. Choose again to change it, or take it back.`,
  yourSealedVote: (verdict: Verdict) =>
    `You said ${words.verdicts[verdict]}, and the vote is sealed. It can be changed until the batch is closed; agreement is computed from the sealed one.`,
  backToWork: "Go on",
  last: "Last decisions",
  lastEmpty: "Your last five decisions stand here.",
  takeBack: (title: string) => `Take back: ${title}`,
  sealed: "Sealed",
  notYetSaved: "Saving",
  criteria: "Criteria",
  criteriaOf: { include: "Include when", exclude: "Exclude when" },
  reasons: "Why is it excluded?",
  reasonsHint: "The first that applies is the reason that is reported. Press its number, or Esc to go back.",
  reasonsMark: "Mark others first",
  reasonsMarking: "Mark all that apply too. Then choose the one that is reported.",
  reasonsMarked: "Choose the reported one",
  alsoApplies: "applies too",
  protocolChanged: (number: number, seen: number) =>
    `The protocol was changed: version ${formatNumber(number)} is in force. You still read version ${formatNumber(seen)}, and your votes name it.`,
  protocolShow: (number: number) => `Go on with version ${formatNumber(number)}`,
  protocolTaken: (number: number) => `The criteria of version ${formatNumber(number)} are beside the record.`,
  documents: "Full texts",
  noDocument: "No full text is attached yet.",
  keys: {
    titleAbstract: [
      ["i", "Include"],
      ["m", "Maybe"],
      ["e", "Exclude"],
      ["u", "Undo the last decision, or the one on the screen"],
      ["n", "Write a note"],
      ["w", "Why it comes now, where the order is ranked"],
      ["ArrowRight", "Next, skip for now (also J)"],
      ["ArrowLeft", "Back, to the last five decisions (also K)"],
      ["?", "This list"],
    ],
    fullText: [
      ["i", "Include"],
      ["e", "Exclude: choose the reason"],
      ["1", "to 9: the reason that is reported"],
      ["a", "Before that: mark others that apply too"],
      ["u", "Undo the last decision, or the one on the screen"],
      ["n", "Write a note"],
      ["w", "Why it comes now, where the order is ranked"],
      ["ArrowRight", "Next, skip for now (also J)"],
      ["ArrowLeft", "Back, to the last five decisions (also K)"],
      ["?", "This list"],
    ],
  } satisfies Record<string, KeyRow[]>,
  submit: "Submit the batch",
  submitReady: (number: number) => `Batch ${formatNumber(number)} is complete`,
  submitReadyLine: (n: number) =>
    `You have voted on all ${formatNumber(n)}. Look back over the last ones if you like; submitting seals your votes.`,
  submitTitle: (n: number) => `Submit your ${counted(n, "vote", "votes")}?`,
  submitLine:
    "They are sealed: they can no longer be taken back, and agreement is computed from them. Others see them when the batch is closed.",
  submitWaits: "Some votes are still waiting to be saved.",
  submitted: (n: number) => `${counted(n, "vote", "votes")} sealed.`,
  noProtocol: "No protocol yet",
  noProtocolLine: "Screening starts from the criteria. The owner or a lead writes them.",
  toProtocol: "Go to the protocol",
  noBatch: "No batch is open",
  noBatchLine: (stage: StageKind, n: number) =>
    `${count(stage, n)} ${n === 1 ? "waits" : "wait"} for a batch. A lead opens it.`,
  noBatchForLead: (stage: StageKind, n: number) =>
    `${count(stage, n)} ${n === 1 ? "waits" : "wait"}. Open a batch to draw who reads what.`,
  toBatches: "See the batches",
  allClosed: (stage: StageKind) =>
    `Every batch of ${things[stage][1]} is closed. Where votes differed, conflicts are settled next.`,
  toConflicts: "Go to conflicts",
  nothingWaits: {
    title_abstract: "No records wait for screening",
    full_text: "No reports wait for screening",
  },
  comesFrom: {
    title_abstract: "Records come here from the files of your searches, once they are imported.",
    full_text: "Reports come here once they are retrieved, with or without a PDF.",
  },
  toSource: { title_abstract: "Go to import", full_text: "Go to full text" },
  notAssigned: "Nothing is assigned to you",
  notAssignedLine: "An open batch was drawn among others. The next one may ask you.",
  waitingForOthers: "Your part is done",
  waitingForOthersLine:
    "Your votes are sealed. When everyone has submitted, a lead closes the batch, and conflicts open.",
  savingLast: "Saving your last votes",
  savingLastLine: (n: number) =>
    `${formatNumber(n)} waiting to be saved. The next ones to read come as soon as these are.`,
  loadFailed: "Your queue could not be loaded",
  loading: "Screening",
  olderVersion: {
    count: (n: number) =>
      `${counted(n, "vote was", "votes were")} cast under an older version of the protocol.`,
    show: "Show them",
    title: (batch: number) => `Votes of batch ${formatNumber(batch)} under an older version`,
    line: "Look at these again where the amendment could change the decision. What was said is on the page of each.",
    vote: (name: string, version: number) => `${name}: version ${formatNumber(version)}`,
    more: "Show more",
    loadFailed: "The votes could not be loaded",
  },
  handOver: {
    open: "Hand over",
    openFor: (name: string) => `Hand over what ${name} has left`,
    title: (batch: number) => `Hand over votes of batch ${formatNumber(batch)}`,
    line: "What a person has not voted on yet goes to somebody else. Votes that were cast stay where they are.",
    from: "From",
    to: "To",
    choose: "Choose a reviewer",
    owes: (name: string, owed: number | null) =>
      owed === null ? name : `${name} (${formatNumber(owed)} to vote on)`,
    nobodyOwes: "Everybody has voted on all of this batch.",
    noTaker: "Nobody else has the role of reviewer.",
    chooseFirst: "Choose who takes them over: what goes and what stays is shown here first.",
    counting: "Counting",
    loading: "Reading who is in the team",
    preview: (moved: number, left: number, from: string, to: string) => {
      const goes =
        moved === 0
          ? `Nothing that ${from} has left can go to ${to}.`
          : `${formatNumber(moved)} that ${from} has not voted on ${moved === 1 ? "goes" : "go"} to ${to}.`;
      const stays = `${formatNumber(left)} ${left === 1 ? "stays" : "stay"} with ${from}: ${to} votes on ${left === 1 ? "it" : "them"} already, and nobody votes twice on one.`;
      return left === 0 ? goes : `${goes} ${stays}`;
    },
    blind: (from: string, to: string) =>
      `Whatever ${from} has not voted on goes to ${to}; what ${to} votes on already stays. How many that is is not shown: you vote in this review, and it would say how far ${from} is.`,
    confirm: "Hand over",
    done: (n: number | null, to: string) =>
      n === null ? `Handed over to ${to}.` : `${counted(n, "vote", "votes")} to cast went to ${to}.`,
    leaver: (name: string, owed: number | null) =>
      owed === null
        ? `${name} does not vote in this review any more and may have votes left here.`
        : `${name} does not vote in this review any more and has ${counted(owed, "vote", "votes")} left here.`,
    past: "Handed over",
    gave: (n: number | null, from: string, to: string) =>
      n === null ? `From ${from} to ${to}` : `${formatNumber(n)} from ${from} to ${to}`,
    back: "handed back",
    giveBack: "Hand back",
    backOf: (from: string, to: string) => `Hand back to ${from} what went to ${to}`,
    backTitle: (from: string) => `Hand it back to ${from}?`,
    backLine: (to: string) => `What ${to} has not voted on meanwhile goes back where it was. Votes stay.`,
  },
  batches: {
    title: "Batches",
    line: (stage: StageKind, n: number) =>
      n === 0
        ? `No ${things[stage][1]} wait for a batch.`
        : `${count(stage, n)} ${n === 1 ? "waits" : "wait"} for a batch.`,
    open: "Open a batch",
    openTitle: "Open a batch",
    openLine:
      "A batch is drawn among its voters beforehand: who reads what never depends on how anyone votes.",
    size: (stage: StageKind) => (stage === "title_abstract" ? "Records" : "Reports"),
    sizeHint: (stage: StageKind, n: number) => `${count(stage, n)} ${n === 1 ? "waits" : "wait"}.`,
    sizeWrong: (most: number) => `A whole number from 1 to ${formatNumber(most)}.`,
    cancel: "Cancel",
    voters: "Who votes",
    noVoters: "Nobody has the role of reviewer yet. Give it to someone on the team page.",
    toTeam: "Go to the team",
    order: "Order",
    preview: (stage: StageKind, n: number, votes: number, people: number) =>
      `${count(stage, n)}, ${counted(votes, "vote", "votes")} each: ${counted(n * votes, "vote", "votes")} in all, about ${formatNumber(Math.ceil((n * votes) / Math.max(1, people)))} for each of ${counted(people, "voter", "voters")}.`,
    tooFew: (votes: number) =>
      `The protocol asks for ${counted(votes, "vote", "votes")} on each. Choose at least that many voters.`,
    opened: (number: number, items: number, voters: number) =>
      `Batch ${formatNumber(number)} is open: ${formatNumber(items)} for ${counted(voters, "voter", "voters")}.`,
    none: "No batch yet",
    noneLine: "A batch is the unit of screening: it is drawn, read, submitted and closed as one.",
    status: { open: "Open", closed: "Closed" },
    size2: (stage: StageKind, n: number, votes: number) =>
      `${count(stage, n)}, ${counted(votes, "vote", "votes")} each`,
    openedAt: "Opened",
    closedAt: "Closed",
    submitted: "Submitted",
    voting: "Voting",
    of: (done: number, all: number) => `${formatNumber(done)} of ${formatNumber(all)}`,
    close: "Close the batch",
    closeTitle: (number: number) => `Close batch ${formatNumber(number)}?`,
    closeLine:
      "Its votes are unsealed for all. Agreed ones move on, conflicts open, agreement is computed. It can be reopened while nothing further was done.",
    discard: "Discard the batch",
    discardTitle: (number: number) => `Discard batch ${formatNumber(number)}?`,
    discardLine: (stage: StageKind, n: number) =>
      `Nobody is asked to vote in it any more, and its ${count(stage, n)} ${n === 1 ? "waits" : "wait"} for another batch, where voting starts anew. Votes cast in it count no more; they stay in the history.`,
    discardWhy: "Why",
    discarded: (n: number) =>
      `Discarded: ${formatNumber(n)} ${n === 1 ? "waits" : "wait"} for another batch.`,
    counts: {
      agreed: "Agreed, move on",
      conflict: "Conflicts, open",
      resolved: "Settled already",
      unfinished: "Unfinished, wait for another batch",
      removed: "Left the stage meanwhile",
    },
    blindCounts: "You vote in this review: how it comes out is shown when the batch is closed.",
    missing: (name: string, n: number) => `${name}: ${counted(n, "vote is", "votes are")} missing`,
    noneMissing: "Every vote is there.",
    closed: (agreed: number, conflicts: number) =>
      `Closed: ${formatNumber(agreed)} agreed, ${counted(conflicts, "conflict", "conflicts")}.`,
    reopen: "Reopen the batch",
    reopenTitle: (number: number) => `Reopen batch ${formatNumber(number)}?`,
    reopenLine:
      "What moved on comes back, and voting goes on. Votes that were sealed stay sealed. Refused when later work rests on it.",
    reopened: (number: number) => `Batch ${formatNumber(number)} is open again.`,
    inTheWay: "What comes first",
    outcome: {
      included: "Included",
      excluded: "Excluded",
      conflict: "In conflict",
      unfinished: "Unfinished, wait for another batch",
    },
    blindOutcome: "What came out is shown when none of your batches is open.",
    modes: {
      agreement: "by agreement",
      consensus: "by consensus",
      adjudication: "by adjudication",
      majority: "by majority",
      lead: "by a lead who voted",
      single: "by one reviewer",
      reason_order: "by the order of reasons",
    } satisfies Record<Mode, string>,
    loadFailed: "The batches could not be loaded",
  },
} as const;
