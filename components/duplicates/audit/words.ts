import { counted, formatNumber } from "@/components/ui/format";
import type { KeyRow } from "@/components/ui/keys-dialog";
import type { Judgement, SampleError } from "@/lib/review/duplicates/audit/schema";

/** A small share to a tenth of a percent; "0 %" is said only when it is exactly true. */
export function smallShare(share: number): string {
  const tenths = share === 0 ? 0 : Math.max(1, Math.round(share * 1000));
  return `${formatNumber(tenths / 10, tenths % 10 === 0 ? 0 : 1)}\u00a0%`;
}

/** What a sample shows of all merges of the software, in one sentence; in another, what unsure ones could change. */
export function errorSentence(error: SampleError, drawnOf: number): string {
  const { judged, wrong, unsure, low, high, share } = error;
  if (judged === 0) return "Nothing was judged yet: the error is not known.";
  const are = wrong === 0 ? "none is wrong" : wrong === 1 ? "1 is wrong" : `${formatNumber(wrong)} are wrong`;
  const of = counted(judged, "judged merge", "judged merges");
  if (judged === drawnOf) return `All ${of} of the software: ${are} (${smallShare(share ?? 0)}).`;
  const range =
    wrong === 0 ? `at most ${smallShare(high)}` : `between ${smallShare(low)} and ${smallShare(high)}`;
  const sentence = `Of ${of} ${are}: of all ${formatNumber(drawnOf)} merges of the software expect ${range} to be wrong (95\u00a0% confidence).`;
  if (unsure === 0) return sentence;
  return `${sentence} If ${counted(unsure, "unsure one is", "unsure ones are")} wrong too, up to ${smallShare(error.highIfUnsureAreWrong)}.`;
}

/** What the page of samples says. */
export const words = {
  title: "Sample of merges",
  line: "Merges that the software made by itself, drawn at random. Look through them to know how often it is wrong.",
  back: "Duplicates",
  loadFailed: "The sample could not be loaded",
  mergeFailed: "The two records could not be loaded",
  notDone: "That was not saved",
  readOnly: "Owners, leads and information specialists judge merges.",
  none: "No sample was drawn yet",
  noneLine: (merged: number) =>
    `The software merged ${counted(merged, "record", "records")}. A sample of up to 100 shows how often it is wrong.`,
  nothingMerged: "The software has merged nothing",
  nothingMergedLine: "Duplicates are looked for after every import. Come back when some were merged.",
  draw: "Draw a sample of 100",
  drawAnother: "Draw another sample",
  wasDrawn: "A sample was drawn.",
  csv: "Download (CSV)",
  csvName: "sample-of-merges.csv",
  saved: (name: string) => `${name} is in your downloads.`,
  saveFailed: "The file could not be made",
  samples: "Sample",
  sampleOf: (date: string, size: number, drawnOf: number) =>
    `${date}: ${formatNumber(size)} of ${formatNumber(drawnOf)} merges`,
  progress: "Judged",
  noun: { one: "merge", many: "merges" },
  shows: "What it shows",
  place: (place: number, total: number) => `Merge ${formatNumber(place)} of ${formatNumber(total)}`,
  evidence: "What speaks for and against",
  decide: "Was it right to merge these?",
  judgements: { right: "Right", wrong: "Wrong", unsure: "Unsure" } satisfies Record<Judgement, string>,
  judgedBy: (judgement: string, by: string | null) => (by ? `${judgement}, by ${by}` : judgement),
  takenOut: "Not merged any more",
  byPerson: "Merged by a person meanwhile",
  offer:
    "Take the record out of this merge? It counts again, and PRISMA no longer counts it as removed by software.",
  takeOut: "Take it out",
  outNow: (title: string) => `Taken out, counts again: ${title}`,
  said: (judgement: Judgement, title: string) => `${words.judgements[judgement]}: ${title}`,
  undone: (title: string) => `Taken back: ${title}`,
  undo: "Undo",
  next: "Next",
  previous: "Previous",
  keys: "Keys",
  keyList: [
    ["r", "Right: they are the same report"],
    ["w", "Wrong: they are two"],
    ["m", "Unsure"],
    ["x", "Of a wrong one: take the record out of the merge"],
    ["u", "Undo the last thing done here"],
    ["j", "Next"],
    ["k", "Previous"],
    ["?", "This list"],
  ] satisfies KeyRow[],
  sideBySide: "The two records side by side",
} as const;
