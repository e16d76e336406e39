import type { RecordDraft } from "../schema";

/** Tools that people screen in, by what they write into an entry or call its file. */
const TOOLS: readonly [name: string, sign: RegExp][] = [
  ["Rayyan", /\brayyan/i],
  ["ASReview", /\basreview/i],
  ["Covidence", /\bcovidence|\bExclusion reason:/i],
  ["EPPI-Reviewer", /\beppi\b/i],
  ["DistillerSR", /\bdistiller/i],
];

/** The tool that prior decisions come from, as the entry, the columns of its table or the name of its file tells. */
export function toolOf(
  original: string,
  columns: readonly string[] | null | undefined,
  fileName: string,
): string | null {
  const named = (text: string) => TOOLS.find(([, sign]) => sign.test(text))?.[0];
  return (
    named(original) ?? named(columns?.join("\n") ?? "") ?? named(fileName.replaceAll(/[_.-]/g, " ")) ?? null
  );
}

const DECISION = /^ASReview_|\bRAYYAN-[A-Z]|\bExclusion reason:/i;

/**
 * Some tools write decisions among the keywords. They are no keywords, and a card shows those: they go to the notes,
 * which are kept from whoever votes.
 */
export function withoutDecidingKeywords(draft: RecordDraft): RecordDraft {
  const deciding = draft.keywords.filter((keyword) => DECISION.test(keyword));
  if (deciding.length === 0) return draft;
  const keywords = draft.keywords.filter((keyword) => !deciding.includes(keyword));
  const notes = [...draft.notes, ...deciding.filter((keyword) => !draft.notes.includes(keyword))];
  return { ...draft, keywords, notes };
}
