import type { CheckedRecord, ExclusionVerdict } from "@/lib/review/stopping/quality-check/schema";
import { counted, formatNumber } from "../ui/format";
import type { KeyRow } from "../ui/keys-dialog";

const records = (n: number) => counted(n, "record", "records");

/** What checking the excluded says, at its desk and on the page of its stage. */
export const words = {
  title: "Quality check",
  line: "Excluded titles and abstracts, read once more, those first that look most like what you include.",
  back: "Screening",
  loadFailed: "The quality check could not be loaded",
  recordFailed: "The record could not be loaded",
  none: "No quality check waits for you",
  noneLine: "A lead opens one when SAFE comes to its last phase, and chooses who reads it.",
  toScreening: "Back to screening",
  notSaved: "That was not saved",
  progress: "Read",
  noun: { one: "record", many: "records" },
  place: (place: number, total: number) => `Record ${formatNumber(place)} of ${formatNumber(total)}`,
  inRow: (n: number, needed: number | null) =>
    needed === null
      ? `${formatNumber(n)} in a row stay excluded.`
      : n >= needed
        ? `${formatNumber(n)} in a row stay excluded: as many as SAFE asks for. The lead can end the check.`
        : `${formatNumber(n)} in a row stay excluded; SAFE asks for ${formatNumber(needed)}.`,
  verdicts: { upheld: "Stays excluded", doubted: "Doubt it" } satisfies Record<ExclusionVerdict, string>,
  standing: {
    upheld: {
      excluded: "You said: stays excluded",
      open: "",
      included: "Included since",
      away: "It has left the stage, or its batch was opened again",
    },
    doubted: {
      open: "You doubt it: it is a conflict now",
      excluded: "You doubted it. Settled: excluded",
      included: "You doubted it. Settled: included",
      away: "You doubted it. It has left the stage, or its batch was opened again",
    },
  } satisfies Record<ExclusionVerdict, Record<CheckedRecord["standing"], string>>,
  note: "Note",
  noteHint: "Kept with what you say of this record. Whoever settles a doubt reads it.",
  undo: "Undo",
  next: "Next",
  previous: "Previous",
  keys: "Keys",
  keyList: [
    ["e", "Stays excluded"],
    ["d", "Doubt it: the record becomes a conflict"],
    ["n", "Write a note"],
    ["u", "Undo the last thing done here"],
    ["j", "Next"],
    ["k", "Previous"],
    ["?", "This list"],
  ] satisfies KeyRow[],
  said: (verdict: ExclusionVerdict, title: string) => `${words.verdicts[verdict]}: ${title}`,
  undone: (title: string) => `Taken back: ${title}`,
  done: "All of this check is read",
  doneLine: (open: number) =>
    open === 0
      ? "No doubt is to be settled. A lead can end the check, or open another."
      : `${counted(open, "doubt is", "doubts are")} to be settled among the conflicts. A lead can end the check, or open another.`,
  panel: {
    line: "One person reads excluded records again, the likeliest relevant first. What they doubt becomes a conflict; agreement stays as it is.",
    act: "Open a quality check",
    another: "Open another",
    title: "Open a quality check?",
    reader: "Who reads",
    readerHint: "Who has voted least comes first.",
    size: "Records",
    sizeHint: (left: number) => `${records(left)} can be listed now.`,
    sizeWrong: (most: number) => `A whole number from 1 to ${formatNumber(most)}.`,
    cancel: "Cancel",
    opened: (n: number) => `A quality check of ${records(n)} is open`,
    progress: (number: number, reader: string) => `Quality check ${formatNumber(number)}, read by ${reader}`,
    unsettled: (n: number) => `${counted(n, "doubt is", "doubts are")} to be settled.`,
    doubted: (n: number) => `${counted(n, "record was", "records were")} doubted.`,
    end: "End it",
    endTitle: "End the quality check?",
    endLine: "Nothing more is said in it. What was said stays, and another check can be opened.",
    ended: "The quality check has ended",
    read: "Read the records",
    toConflicts: "Settle the conflicts",
  },
  waits: (n: number) => `A quality check waits for you: ${records(n)} to read again.`,
} as const;
