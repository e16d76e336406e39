import { emitCitation } from "../citation";
import type { Emit, Item, Place, Warning } from "../format";
import { repeatedFields, valuesIn } from "../repeated";
import { warning } from "../span";
import { draftOfBib } from "./draft";
import { type BibEntry, type BibField, fieldsOf } from "./fields";
import { inherited, keysOfParents, passedOn } from "./inherit";

/** An entry as found in the file; `fault` says what is wrong with its braces. */
export interface Found {
  place: Place;
  original: string;
  type: string;
  fault: string | undefined;
}

/** Up to here a file's entries wait for one that they inherit from and that stands below them. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;
const MOST_REMEMBERED = 20_000;
const LONGEST_MACRO = 10_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** An entry that waits for others, or for its turn; it is read anew when that comes, which keeps the wait small. */
interface Child {
  found: Found;
  parents: string[];
}

/**
 * What entries of a BibTeX file share: abbreviations, and what one inherits from another. Everything else passes through in
 * its order; only while an entry waits for another below it do those after it wait too.
 */
export class Library {
  private readonly macros = new Map(MONTHS.map((month) => [month.toLowerCase(), month]));
  private readonly parents = new Map<string, readonly BibField[]>();
  /** Keys that were waited for in vain: nothing waits for them again. */
  private readonly givenUp = new Set<string>();
  private waiting: (Item | Child)[] = [];
  private handed = 0;
  private waitingBytes = 0;

  /** Takes an entry or a definition. */
  entry(found: Found, emit: Emit): void {
    const { place, original, type, fault } = found;
    if (type === "comment" || type === "preamble") {
      this.about(place, emit);
      return;
    }
    const entry = fieldsOf(original, this.macros, fault !== undefined);
    if (type !== "string") this.remember(entry);
    if (type === "string") this.define(entry, found, emit);
    else if (type === "xdata") this.about(place, emit);
    else this.citation(found, entry, emit);
    this.release(emit, false);
  }

  /** Hands on what is no entry, in its turn. */
  add(item: Item, emit: Emit): void {
    if (this.waiting.length === 0) emit(item);
    else this.wait(item, item.byteEnd - item.byteStart);
  }

  end(emit: Emit): void {
    this.release(emit, true);
  }

  private about({ line, byteStart, byteEnd }: Place, emit: Emit): void {
    this.add({ kind: "facts", line, byteStart, byteEnd }, emit);
  }

  private define({ fields }: BibEntry, { place, original }: Found, emit: Emit): void {
    const isFull = this.macros.size + fields.length > MOST_REMEMBERED;
    if (isFull || fields.some(({ value }) => value.length > LONGEST_MACRO)) {
      const message = `This abbreviation was not kept: a file can have ${MOST_REMEMBERED} of up to ${LONGEST_MACRO} characters. Where an entry uses it, it has only its short name.`;
      this.add(warning(place, "entry_too_large", message, original), emit);
      return;
    }
    for (const { tag, value } of fields) this.macros.set(tag, value);
    this.about(place, emit);
  }

  private remember(entry: BibEntry): void {
    const fields = passedOn(entry);
    if (entry.key === "" || fields.length === 0) return;
    this.parents.set(entry.key.toLowerCase(), fields);
    if (this.parents.size <= MOST_REMEMBERED) return;
    for (const oldest of this.parents.keys()) {
      this.parents.delete(oldest);
      break;
    }
  }

  private citation(found: Found, entry: BibEntry, emit: Emit): void {
    const child = { found, parents: keysOfParents(entry) };
    if (this.waiting.length === 0 && this.isReady(child)) this.hand(child, entry, emit);
    else this.wait(child, found.original.length);
  }

  private wait(one: Item | Child, bytes: number): void {
    this.waiting.push(one);
    this.waitingBytes += bytes;
  }

  private isReady({ parents }: Child): boolean {
    return parents.every((key) => this.parents.has(key) || this.givenUp.has(key));
  }

  /** Hands on what waits for nothing any more; `all` when nothing more can come. */
  private release(emit: Emit, all: boolean): void {
    for (; this.handed < this.waiting.length; this.handed += 1) {
      const one = this.waiting[this.handed];
      if (one && "parents" in one) {
        if (!all && !this.isReady(one) && !this.isTooMuch(one)) {
          this.forget();
          return;
        }
        this.waitingBytes -= one.found.original.length;
        this.hand(one, fieldsOf(one.found.original, this.macros, one.found.fault !== undefined), emit);
      } else if (one) {
        this.waitingBytes -= one.byteEnd - one.byteStart;
        emit(one);
      }
    }
    this.waiting = [];
    this.handed = 0;
  }

  /** Lets go of what has been handed on. */
  private forget(): void {
    if (this.handed < 1000) return;
    this.waiting = this.waiting.slice(this.handed);
    this.handed = 0;
  }

  private isTooMuch({ parents }: Child): boolean {
    if (this.waitingBytes <= MOST_WAITING_BYTES) return false;
    for (const key of parents) {
      if (!this.parents.has(key) && this.givenUp.size < MOST_REMEMBERED) this.givenUp.add(key);
    }
    return true;
  }

  private hand({ found, parents }: Child, entry: BibEntry, emit: Emit): void {
    const { place, original, fault } = found;
    const known = parents.flatMap((key) => this.parents.get(key) ?? []);
    const read = draftOfBib(inherited(entry, known));
    if (!emitCitation({ place, original, ...read }, emit)) return;
    for (const each of warningsAbout(found, entry)) emit(each);
    const missing = parents.filter((key) => !this.parents.has(key));
    if (fault) emit(warning(place, "missing_end", fault));
    if (missing.length > 0 && !read.draft.journal) {
      const message = `This entry takes its journal or book, and more, from the entry "${missing.join(", ").slice(0, 100)}", which is not in this file or stands more than 4 MB below it. Add what is missing by hand.`;
      emit(warning(place, "missing_parent", message));
    }
  }
}

function warningsAbout({ place }: Found, { fields, unread }: BibEntry): readonly Warning[] {
  const repeated = repeatedFields(valuesIn(fields), ["title"], "@", place);
  const [first] = unread;
  if (first === undefined) return repeated;
  const message =
    "A part of this entry is no field and was passed over. A comma, a quotation mark or a brace may be missing: check this record.";
  return [...repeated, warning(place, "unexpected_line", message, first)];
}
