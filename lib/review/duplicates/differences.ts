import { firstPageOf, titleForms, wordsOf } from "./normalise";
import { COMPARED_FIELDS, type ComparedRecord } from "./schema";

/** A stretch of a value and whether it is missing from the record compared with. */
export interface MarkedText {
  text: string;
  differs: boolean;
}

/** One field of the records of a cluster, side by side. */
export interface FieldDifference {
  field: ComparedField;
  /** `partly_missing`: those that say something agree. Case, accents and punctuation are no difference. */
  state: "equal" | "partly_missing" | "different";
  /** In the order of the records given; null when a record says nothing. */
  values: { recordId: string; marked: MarkedText[] | null }[];
}

export type ComparedField = (typeof COMPARED_FIELDS)[number];

/** What differs between the records of a cluster; marks are against the survivor, its own against the others. */
export function differencesOf(records: readonly ComparedRecord[], survivorId: string): FieldDifference[] {
  return COMPARED_FIELDS.map((field) => {
    const texts = records.map((record) => ({ recordId: record.id, text: textOf(record, field) }));
    const said = texts.filter(({ text }) => text !== "");
    const isOne = new Set(said.map(({ text }) => normalForm(field, text))).size <= 1;
    const survivor = texts.find(({ recordId }) => recordId === survivorId)?.text ?? "";
    const values = texts.map(({ recordId, text }) => {
      const others = recordId === survivorId ? said.filter((other) => other.recordId !== survivorId) : [];
      const against = recordId === survivorId ? others.map((other) => other.text) : [survivor];
      return { recordId, marked: text === "" ? null : isOne ? unmarked(text) : markedText(text, against) };
    });
    const state = !isOne
      ? "different"
      : said.length === texts.length || said.length === 0
        ? "equal"
        : "partly_missing";
    return { field, state, values };
  });
}

/** A text in stretches; a word is marked when it is not, in its order, in one of the texts compared with. */
export function markedText(text: string, against: readonly string[]): MarkedText[] {
  const tokens = text.match(/\s*\S+\s*/g) ?? [];
  const words = tokens.map((token) => wordsOf(token).join(""));
  const kept = against
    .filter((other) => other !== "")
    .map((other) =>
      keptPositions(
        words,
        (other.match(/\S+/g) ?? []).map((token) => wordsOf(token).join("")),
      ),
    );
  const stretches: MarkedText[] = [];
  tokens.forEach((token, at) => {
    const differs = words[at] !== "" && kept.some((positions) => !positions.has(at));
    const last = stretches.at(-1);
    if (last?.differs === differs) last.text += token;
    else stretches.push({ text: token, differs });
  });
  return stretches;
}

/** Positions of `words` that belong to a longest common subsequence with `others`. */
function keptPositions(words: readonly string[], others: readonly string[]): Set<number> {
  const lengths = words.map(() => new Array<number>(others.length + 1).fill(0));
  lengths.push(new Array<number>(others.length + 1).fill(0));
  for (let i = words.length - 1; i >= 0; i--) {
    for (let j = others.length - 1; j >= 0; j--) {
      lengths[i]![j] =
        words[i] === others[j]
          ? lengths[i + 1]![j + 1]! + 1
          : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  const kept = new Set<number>();
  for (let i = 0, j = 0; i < words.length && j < others.length; ) {
    if (words[i] === others[j]) {
      kept.add(i);
      i++;
      j++;
    } else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i++;
    else j++;
  }
  return kept;
}

function unmarked(text: string): MarkedText[] {
  return [{ text, differs: false }];
}

function textOf(record: ComparedRecord, field: ComparedField): string {
  const value = record[field];
  return Array.isArray(value) ? value.join("; ") : String(value ?? "").trim();
}

/** `310-21` and `310-321` are the same pages; a DOI keeps its punctuation. */
function normalForm(field: ComparedField, text: string): string {
  if (field === "doi") return text.toLowerCase();
  if (field === "pages") return pageRange(text);
  return (field === "title" && titleForms(text)[0]) || wordsOf(text).join(" ");
}

function pageRange(pages: string): string {
  const first = firstPageOf(pages);
  const last = /[-–—]+\s*[a-z]*(\d+)\s*$/i.exec(pages)?.[1];
  if (!first) return pages;
  const digits = first.replace(/\D/g, "");
  return `${first}-${last ? digits.slice(0, Math.max(0, digits.length - last.length)) + last : digits}`;
}
