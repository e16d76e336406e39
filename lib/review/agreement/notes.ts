import { hasConstantRater, hasNoVariation } from "./kappa";
import type { AgreementNote, ManyRaterStatistics } from "./schema";
import type { CountTable } from "./table";
import { percentAgreement, total } from "./table";

const SMALL_SAMPLE = 30;

const NO_ITEMS: AgreementNote = { code: "no_doubly_screened_items", text: "No doubly screened items." };
const UNDEFINED: AgreementNote = { code: "kappa_undefined", text: "Kappa is undefined: no variation." };

/** Cautions that belong to a cross table of two raters. */
export function notesOnTable(counts: CountTable, leftOut: number): AgreementNote[] {
  const n = total(counts);
  if (n === 0) return [NO_ITEMS, ...leftOutNote(leftOut)];
  const notes: AgreementNote[] = [];
  if (hasNoVariation(counts)) notes.push(UNDEFINED);
  else if (hasConstantRater(counts)) {
    notes.push({
      code: "one_category_used",
      text: "Kappa is uninformative: one reviewer used a single category.",
    });
  } else if (percentAgreement(counts) === 1) {
    notes.push({
      code: "no_disagreement",
      text: "Every pair of votes agreed: the interval of kappa has no width and understates the uncertainty.",
    });
  }
  return [...notes, ...sizeNote(n), ...leftOutNote(leftOut)];
}

/** Cautions that belong to pooled statistics. */
export function notesOnPool(statistics: ManyRaterStatistics, leftOut: number): AgreementNote[] {
  if (statistics.n === 0) return [NO_ITEMS, ...leftOutNote(leftOut)];
  const undefinedNote = statistics.kappa === null ? [UNDEFINED] : [];
  return [...undefinedNote, ...sizeNote(statistics.n), ...leftOutNote(leftOut)];
}

/** Cautions that belong to a whole stage. */
export function notesOnStage(doublyScreened: number): AgreementNote[] {
  return doublyScreened === 0 ? [NO_ITEMS] : sizeNote(doublyScreened);
}

function sizeNote(n: number): AgreementNote[] {
  if (n >= SMALL_SAMPLE) return [];
  return [
    { code: "small_sample", text: `Small sample: ${n} doubly screened; read the interval, not the value.` },
  ];
}

function leftOutNote(leftOut: number): AgreementNote[] {
  if (leftOut === 0) return [];
  const items = leftOut === 1 ? "1 item with a maybe goes" : `${leftOut} items with a maybe go`;
  return [{ code: "maybe_left_out", text: `${items} to discussion and is no part of this table.` }];
}
