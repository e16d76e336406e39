import { counted, formatNumber } from "@/components/ui/format";
import type { SureLevel } from "@/lib/review/duplicates/schema";
import type { ExpectedError, LevelPreview } from "@/lib/review/duplicates/sure-level/schema";
import { smallShare } from "../audit/words";

/** What to expect of a level, from records that people labelled. */
export function expectation({ removed, wrong, high, low, recall, looked }: ExpectedError): string {
  const work = `people were asked about ${smallShare(looked)} of the records`;
  if (removed === 0) return `Nothing is merged by software, so nothing wrongly; ${work}.`;
  const none = wrong === 0;
  const found = `${none ? "none" : formatNumber(wrong)} of ${counted(removed, "merge", "merges")} was wrong`;
  const range = none ? `at most ${smallShare(high)}` : `between ${smallShare(low)} and ${smallShare(high)}`;
  return `Among labelled records ${found}: expect ${range} wrong (95\u00a0% confidence). It merged ${smallShare(recall)} of the duplicates by itself; ${work}.`;
}

const merges = (count: number) => counted(count, "merge", "merges");

/** What the page of the level says. */
export const words = {
  title: "How sure the software must be",
  line: "The software merges by itself only what it is sure of; all else it puts to people.",
  back: "Duplicates",
  loadFailed: "The level could not be loaded",
  previewFailed: "What this level would change could not be worked out",
  readOnly: "Owners, leads and information specialists set this.",
  choose: "When may the software merge by itself?",
  levels: {
    sure: {
      name: "Sure",
      does: "Enough fields agree and none speaks against it, with or without an identifier in common. Every review begins here.",
    },
    careful: {
      name: "Careful",
      does: "An identifier in common (DOI, PMID and the like) and agreeing titles.",
    },
    ask: { name: "Ask about all", does: "Never. Each possible duplicate is put to people." },
  } satisfies Record<SureLevel, { name: string; does: string }>,
  inForce: "in force",
  measured: (sets: number) =>
    `Expected errors were measured on ${formatNumber(sets)} sets of records labelled by people; yours may differ.`,
  own: "This review’s last sample.",
  ownNone: "No merge of this review was looked through yet.",
  toSample: "Look through a sample",
  counting: "Working out what it would change",
  would: ({ asked, merged, standing, waiting }: LevelPreview) => {
    if (asked + merged === 0) return "It changes nothing of what was found so far.";
    const parts = [
      ...(asked > 0
        ? [`${formatNumber(asked)} of ${merges(standing)} that stand would be put to people`]
        : []),
      ...(merged > 0
        ? [
            `the software would merge ${counted(merged, "record", "records")} out of ${counted(waiting, "question that waits", "questions that wait")}`,
          ]
        : []),
    ];
    return `At this level ${parts.join(", and ")}.`;
  },
  stays: "What stands stays as it is; later imports are searched at the new level.",
  also: ({ asked, merged }: LevelPreview) => {
    const parts = [
      ...(asked > 0 ? [`put ${formatNumber(asked)} to people`] : []),
      ...(merged > 0 ? [`merge ${formatNumber(merged)}`] : []),
    ];
    const said = `Also for what was found so far: ${parts.join(" and ")}`;
    return asked > 0
      ? `${said}. Records that were taken out count again until somebody decides.`
      : `${said}.`;
  },
  why: "Why",
  whyHint: "Stands in the history, and helps whoever reports how duplicates were removed.",
  set: "Set this level",
  wasSet: (level: string) => `Level set: ${level}.`,
  undo: "Undo",
  undone: "The earlier level is in force again.",
  notDone: "The level was not set",
  versions: "How it was set",
  version: (number: number, level: string, by: string) => `${formatNumber(number)}. ${level}, by ${by}`,
} as const;
