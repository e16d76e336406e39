import type { Card, Queue } from "@/lib/review/screening/schema";
import { apply, applyAll, withFirst } from "./apply";
import type { Entry, Said } from "./entry";
import type { EntryStore } from "./entry-store";
import type { Failure } from "./failure";
import { words } from "./words";

/** `waiting`: the server cannot be reached and will be asked again by itself. */
export type Line = "open" | "waiting" | "signed_out";

export interface DeskState {
  /** One's queue with all that is waiting to be saved; null until it was fetched once. */
  queue: Queue | null;
  entries: readonly Entry[];
  line: Line;
  /** False when the browser keeps nothing: then the waiting acts live in this tab alone. */
  durable: boolean;
  fetchError: unknown;
}

export interface DeskPorts {
  send(entry: Entry): Promise<unknown>;
  /** The cards to come; the one that is being read first, whatever its place is by now. */
  fetchQueue(reading: string | null): Promise<Queue>;
  failureOf(error: unknown): Failure;
  store: EntryStore;
  newId(): string;
  now(): string;
  onSaved(entry: Entry): void;
  onRefused(entry: Entry, sentence: string): void;
  /** Milliseconds before the next try; a fake in tests. */
  later(milliseconds: number, again: () => void): () => void;
}

const LOW_WATER = 9;
const LONGEST_WAIT = 30_000;
/** A failing server may be failing on this very act: after so many tries its author is told. */
const TRIES_ON_FAILURE = 4;

/**
 * One reviewer's desk: shows every act at once and saves the acts behind it, one after the other in the order of
 * pressing. Fetching waits its turn in the same line, so that what is fetched and what is waiting always add up.
 */
export class Desk {
  #base: Queue | null = null;
  #entries: Entry[] = [];
  #line: Line = "open";
  #durable = true;
  #fetchError: unknown = null;
  #isStale = true;
  #isRunning = false;
  #tries = 0;
  #reading: string | null = null;
  #cancelWait: (() => void) | null = null;
  #listeners = new Set<() => void>();
  #state: DeskState;

  constructor(private readonly ports: DeskPorts) {
    this.#state = this.#view();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): DeskState => this.#state;

  /** Takes up what an earlier page left unsaved. */
  start(): void {
    const known = new Set(this.#entries.map((entry) => entry.operationId));
    this.#entries.push(...this.ports.store.all().filter((entry) => !known.has(entry.operationId)));
    this.#isStale = true;
    this.retry();
  }

  /** Says what is on the screen: an order that changes leaves it there. */
  reads(itemId: string | null): void {
    this.#reading = itemId;
  }

  cast(card: Card, said: Said): void {
    const refused = (entry: Entry) => entry.refused !== null && entry.card.itemId === card.itemId;
    for (const entry of this.#entries.filter(refused)) this.#remove(entry);
    this.#add({ ...this.#newEntry(card), kind: "vote", said });
  }

  /** Takes one's vote back. A vote that was never sent is simply not sent. */
  retract(card: Card): void {
    const own = this.#entries.filter((it) => it.card.itemId === card.itemId && it.refused === null);
    const latest = own.at(-1);
    const isUnsent = latest?.kind === "vote" && !latest.wasSent && this.ports.store.has(latest.operationId);
    if (latest && isUnsent && own.length === 1 && !this.#hadVote(card)) {
      this.#remove(latest);
      this.#tell();
    } else {
      this.#add({ ...this.#newEntry(card), kind: "retract" });
    }
  }

  /** Lets go of a refused act. */
  discard(operationId: string): void {
    const entry = this.#entries.find((one) => one.operationId === operationId);
    if (entry) this.#remove(entry);
    this.#tell();
  }

  /** Tries at once what is waiting, and a refused act once more. */
  retry(operationId?: string): void {
    for (const entry of this.#entries) {
      if (entry.operationId === operationId) this.#replace({ ...entry, refused: null });
    }
    this.#cancelWait?.();
    this.#cancelWait = null;
    if (this.#line === "waiting") this.#line = "open";
    this.#tell();
    void this.#run();
  }

  /** Asks for the queue anew, after what is waiting. */
  refresh(): void {
    this.#isStale = true;
    this.#tell();
    void this.#run();
  }

  stop(): void {
    this.#cancelWait?.();
    this.#cancelWait = null;
  }

  #newEntry(card: Card) {
    const { newId, now } = this.ports;
    return { operationId: newId(), card, pressedAt: now(), wasSent: false, refused: null };
  }

  #hadVote(card: Card): boolean {
    return this.#base?.last.some((one) => one.itemId === card.itemId) ?? false;
  }

  #add(entry: Entry): void {
    this.#entries.push(entry);
    this.#durable = this.ports.store.put(entry);
    this.#tell();
    void this.#run();
  }

  #replace(entry: Entry): void {
    this.#entries = this.#entries.map((one) => (one.operationId === entry.operationId ? entry : one));
    this.ports.store.put(entry);
  }

  #remove(entry: Entry): void {
    this.#entries = this.#entries.filter((one) => one.operationId !== entry.operationId);
    this.ports.store.drop(entry.operationId);
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    try {
      while (this.#line === "open" && (await this.#step()));
    } finally {
      this.#isRunning = false;
    }
  }

  /** Sends the oldest act; when there is none, fetches if something is to be fetched. False: nothing to do. */
  async #step(): Promise<boolean> {
    const entry = this.#entries.find((one) => one.refused === null);
    // The first queue comes before all else: an act that cannot be saved must not keep the desk empty.
    if (this.#base === null && this.#isStale) await this.#fetch();
    else if (entry) await this.#send(entry);
    else if (this.#isStale || this.#isLow()) await this.#fetch();
    else return false;
    this.#tell();
    return true;
  }

  #isLow(): boolean {
    return (
      this.#base !== null && this.#base.items.length < LOW_WATER && this.#base.left > this.#base.items.length
    );
  }

  async #send(entry: Entry): Promise<void> {
    this.#replace({ ...entry, wasSent: true });
    try {
      await this.ports.send(entry);
    } catch (error) {
      this.#failed(this.ports.failureOf(error), entry);
      return;
    }
    this.#tries = 0;
    // It may have been saved at an earlier try, and then be counted in what was fetched since.
    if (entry.wasSent) this.#isStale = true;
    if (this.#base) this.#base = apply(this.#base, entry);
    this.#remove(entry);
    this.ports.onSaved(entry);
  }

  async #fetch(): Promise<void> {
    try {
      const asked = this.#reading;
      const fetched = await this.ports.fetchQueue(asked);
      // Whoever went on meanwhile reads a card that was not asked for.
      const isElsewhere = this.#reading !== asked;
      const reading = this.#base?.items.find((one) => isElsewhere && one.itemId === this.#reading);
      this.#base = withFirst(fetched, reading);
      this.#isStale = false;
      this.#fetchError = null;
      this.#tries = 0;
    } catch (error) {
      const failure = this.ports.failureOf(error);
      this.#fetchError = error;
      if (failure.kind === "refused") {
        this.#base = null;
        this.#isStale = false;
      }
      this.#failed(failure, null);
    }
  }

  #failed(failure: Failure, entry: Entry | null): void {
    if (failure.kind === "signed_out") {
      this.#line = "signed_out";
      return;
    }
    this.#tries += 1;
    const isHopeless =
      failure.kind === "unreachable" && failure.mayHaveFailed && this.#tries >= TRIES_ON_FAILURE;
    if (entry && (failure.kind === "refused" || isHopeless)) {
      this.#refuse(entry, failure.kind === "refused" ? failure.sentence : words.serverFailed);
    } else if (failure.kind === "unreachable") {
      this.#wait();
    }
  }

  /** What else was said of the same card rests on the refused act, and waits with it for its author. */
  #refuse(entry: Entry, sentence: string): void {
    this.#tries = 0;
    const { itemId } = entry.card;
    for (const one of this.#entries.filter((it) => it.card.itemId === itemId && it.refused === null)) {
      if (one.kind === "retract" && one.operationId !== entry.operationId) this.#remove(one);
    }
    this.#replace({ ...entry, wasSent: true, refused: sentence });
    this.#isStale = true;
    this.ports.onRefused(entry, sentence);
  }

  #wait(): void {
    this.#line = "waiting";
    const pause = Math.min(LONGEST_WAIT, 1000 * 2 ** (this.#tries - 1));
    this.#cancelWait?.();
    this.#cancelWait = this.ports.later(pause, () => this.retry());
  }

  #view(): DeskState {
    return {
      queue: this.#base && applyAll(this.#base, this.#entries),
      entries: this.#entries,
      line: this.#line,
      durable: this.#durable,
      fetchError: this.#fetchError,
    };
  }

  #tell(): void {
    this.#state = { ...this.#view(), entries: [...this.#entries] };
    for (const listener of this.#listeners) listener();
  }
}
