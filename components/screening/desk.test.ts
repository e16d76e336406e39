import { describe, expect, it } from "vitest";
import type { Card, Queue } from "@/lib/review/screening/schema";
import { Desk } from "./desk";
import type { Entry, Said } from "./entry";
import { browserStore } from "./entry-store";
import type { Failure } from "./failure";

const PLACE = { personId: "p", reviewId: "r", stage: "title_abstract" } as const;

function card(position: number): Card {
  return {
    itemId: `item-${position}`,
    kind: "record",
    batchId: "batch",
    batchNumber: 1,
    position,
    recordId: `record-${position}`,
    title: `Title ${position}`,
    byline: "",
    authors: [],
    journal: null,
    year: null,
    abstract: null,
    keywords: [],
    doi: null,
    pmid: null,
    retracted: false,
    retraction: null,
    filled: [],
    documents: [],
  };
}

function said(verdict: Said["verdict"]): Said {
  return {
    verdict,
    reasonId: null,
    secondaryReasonIds: [],
    note: null,
    protocolVersionId: "v",
    shownAt: "2026-01-01T00:00:00.000Z",
  };
}

class MapStorage {
  readonly kept = new Map<string, string>();
  getItem = (key: string) => this.kept.get(key) ?? null;
  setItem = (key: string, value: string) => void this.kept.set(key, value);
  removeItem = (key: string) => void this.kept.delete(key);
}

/** `Object.keys` of a browser's storage are its keys. */
function fakeStorage(): Storage {
  return new Proxy(new MapStorage(), {
    ownKeys: (it) => [...it.kept.keys()],
    getOwnPropertyDescriptor: (it, key) =>
      it.kept.has(String(key)) ? { enumerable: true, configurable: true, value: "" } : undefined,
  }) as unknown as Storage;
}

/** A server that remembers votes by operation, fails when told to, and answers only when let. */
class Server {
  readonly votes = new Map<string, string>();
  readonly received: string[] = [];
  readonly cards = Array.from({ length: 40 }, (_, at) => card(at + 1));
  failures: (Failure | "lost answer" | null)[] = [];
  private readonly known = new Set<string>();

  send = async (entry: Entry): Promise<void> => {
    await Promise.resolve();
    const failure = this.failures.shift() ?? null;
    if (failure && failure !== "lost answer") throw failure;
    this.received.push(`${entry.kind} ${entry.card.position}`);
    if (!this.known.has(entry.operationId)) this.take(entry);
    this.known.add(entry.operationId);
    if (failure === "lost answer") throw { kind: "unreachable", mayHaveFailed: false };
  };

  private take(entry: Entry): void {
    if (entry.kind === "vote") this.votes.set(entry.card.itemId, entry.said.verdict);
    else if (!this.votes.delete(entry.card.itemId)) throw { kind: "refused", sentence: "There is no vote." };
  }

  /** Runs while a queue is on its way. */
  meanwhile = () => {};
  asked: (string | null)[] = [];

  fetchQueue = async (reading: string | null): Promise<Queue> => {
    this.asked.push(reading);
    await Promise.resolve();
    this.meanwhile();
    const open = this.cards.filter((one) => !this.votes.has(one.itemId));
    const done = this.votes.size;
    return {
      items: open.slice(0, 10),
      done,
      left: open.length,
      batches: [{ batchId: "batch", number: 1, done, left: open.length, submittedAt: null }],
      last: [],
    };
  };
}

function deskOn(server: Server, storage = fakeStorage()) {
  const heard: string[] = [];
  const waits: (() => void)[] = [];
  let id = 0;
  const desk = new Desk({
    send: server.send,
    fetchQueue: server.fetchQueue,
    failureOf: (error) => error as Failure,
    store: browserStore(PLACE, storage),
    newId: () => `op-${String(++id).padStart(4, "0")}-${storage.length}`,
    now: () => "2026-01-01T00:00:00.000Z",
    onSaved: () => heard.push("saved"),
    onRefused: (_, sentence) => heard.push(sentence),
    later: (_, again) => {
      waits.push(again);
      return () => {};
    },
  });
  return { desk, heard, waits, storage };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
const ahead = (desk: Desk) => desk.state().queue?.items.map((one) => one.position);

async function openDesk(server = new Server(), storage = fakeStorage()) {
  const all = deskOn(server, storage);
  all.desk.start();
  await settle();
  return { ...all, server };
}

describe("a reviewer's desk", () => {
  it("shows the next card before anything is saved, and saves in the order of pressing", async () => {
    const { desk, server, heard } = await openDesk();
    desk.cast(card(1), said("include"));
    desk.cast(card(2), said("exclude"));
    desk.cast(card(3), said("maybe"));
    expect(ahead(desk)?.[0]).toBe(4);
    expect(desk.state().queue).toMatchObject({ done: 3, left: 37 });
    expect(server.received).toEqual([]);
    await settle();
    expect(server.received).toEqual(["vote 1", "vote 2", "vote 3"]);
    expect(heard).toEqual(["saved", "saved", "saved"]);
    expect(desk.state()).toMatchObject({ entries: [], queue: { done: 3, left: 37 } });
  });

  it("never runs out of cards while the server answers, and always adds up", async () => {
    const { desk, server } = await openDesk();
    for (let at = 0; at < 40; at += 1) {
      const next = desk.state().queue?.items[0];
      expect(next?.position).toBe(at + 1);
      desk.cast(next as Card, said("exclude"));
      expect(desk.state().queue).toMatchObject({ done: at + 1, left: 39 - at });
      await settle();
    }
    expect(server.votes.size).toBe(40);
  });

  it("keeps what was said while the server is away, through a reload, and saves it once", async () => {
    const { desk, server, storage } = await openDesk();
    const away: Failure = { kind: "unreachable", mayHaveFailed: false };
    server.failures = ["lost answer", away];
    desk.cast(card(1), said("include"));
    desk.cast(card(2), said("exclude"));
    await settle();
    expect(desk.state()).toMatchObject({ line: "waiting" });
    const after = await openDesk(server, storage);
    expect(after.desk.state()).toMatchObject({ line: "waiting" });
    expect(ahead(after.desk)?.[0]).toBe(3);
    after.desk.retry();
    await settle();
    expect(server.received).toEqual(["vote 1", "vote 1", "vote 2"]);
    expect([...server.votes]).toEqual([
      ["item-1", "include"],
      ["item-2", "exclude"],
    ]);
    expect(after.desk.state()).toMatchObject({ entries: [], line: "open", queue: { done: 2 } });
    expect(Object.keys(storage)).toEqual([]);
  });

  it("shows a refusal with what was said, and goes on with the others", async () => {
    const { desk, server, heard } = await openDesk();
    server.failures = [{ kind: "refused", sentence: "The batch was closed." }];
    desk.cast(card(1), said("include"));
    desk.cast(card(2), said("exclude"));
    await settle();
    expect(heard).toEqual(["The batch was closed.", "saved"]);
    expect(desk.state().entries).toMatchObject([
      { refused: "The batch was closed.", said: { verdict: "include" } },
    ]);
    expect(ahead(desk)?.slice(0, 2)).toEqual([1, 3]);
    desk.retry(desk.state().entries[0]?.operationId);
    await settle();
    expect(desk.state().entries).toEqual([]);
    expect(server.votes.get("item-1")).toBe("include");
  });

  it("takes a vote back: unsent ones are not sent, sent ones are retracted after them", async () => {
    const { desk, server } = await openDesk();
    desk.cast(card(1), said("include"));
    desk.cast(card(2), said("include"));
    desk.retract(card(2));
    expect(ahead(desk)?.[0]).toBe(2);
    await settle();
    expect(server.received).toEqual(["vote 1"]);
    desk.retract(card(1));
    expect(desk.state().queue).toMatchObject({ done: 0, left: 40 });
    await settle();
    expect(server.received).toEqual(["vote 1", "retract 1"]);
    expect(ahead(desk)?.[0]).toBe(1);
  });

  it("stops when the session has ended and keeps all", async () => {
    const { desk, server, storage } = await openDesk();
    server.failures = [{ kind: "signed_out" }];
    desk.cast(card(1), said("include"));
    desk.cast(card(2), said("include"));
    await settle();
    expect(desk.state()).toMatchObject({ line: "signed_out" });
    expect(server.received).toEqual([]);
    expect(Object.keys(storage)).toHaveLength(2);
  });

  it("tells its author when the server keeps failing on one act", async () => {
    const { desk, server, waits, heard } = await openDesk();
    server.failures = Array.from({ length: 4 }, () => ({ kind: "unreachable", mayHaveFailed: true }));
    desk.cast(card(1), said("include"));
    for (let round = 0; round < 4; round += 1) {
      await settle();
      waits.pop()?.();
    }
    await settle();
    expect(heard).toHaveLength(1);
    expect(desk.state().entries[0]?.refused).toContain("kept here");
  });

  it("leaves the record that is being read where it is, also when its reader went on meanwhile", async () => {
    const { desk, server } = await openDesk();
    const [first, second] = desk.state().queue!.items as [Card, Card];
    desk.reads(first.itemId);
    server.cards.reverse();
    server.meanwhile = () => desk.reads(second.itemId);
    desk.refresh();
    await settle();
    expect(server.asked).toEqual([null, first.itemId]);
    expect(desk.state().queue?.items.filter((one) => one.itemId === second.itemId)).toHaveLength(1);
    expect(desk.state().queue?.items[0]).toEqual(second);
  });
});
