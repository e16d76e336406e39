import { v7 as uuid } from "uuid";
import { contract } from "@/lib/api/contract";
import { type EndpointFacts, endpoints } from "@/lib/api/endpoints";
import { db } from "@/lib/db/client";
import { call } from "@/prisma/seed/client";
import {
  close,
  makeProtocol,
  makeRecords,
  openBatch,
  resolve,
  type SeedVote,
  submit,
  vote,
} from "@/prisma/seed/screening";
import { join, makeReview, type SeedPerson } from "@/prisma/seed/team";
import { assignSlots } from "./assignment";

/** The same people in both worlds. A votes and leads: the voting role must win. */
export interface People {
  owner: SeedPerson;
  cleo: SeedPerson;
  a: SeedPerson;
  b: SeedPerson;
  c: SeedPerson;
  d: SeedPerson;
}

export interface World {
  reviewId: string;
  recordIds: string[];
}

type Says = (at: number) => Pick<SeedVote, "verdict" | "note">;

/**
 * A review with one closed batch and one open batch of pairs drawn from a fixed seed. Everybody has voted on all of
 * the open batch but A, who has voted on half; B, C and D have submitted. Only what B says differs.
 */
export async function makeWorld(people: People, recordIds: string[], bSays: Says): Promise<World> {
  const { owner, cleo, a, b, c, d } = people;
  const reviewId = await makeReview(owner);
  await join(reviewId, owner, cleo, ["adjudicator"]);
  await join(reviewId, owner, a, ["reviewer", "lead"]);
  for (const person of [b, c, d]) await join(reviewId, owner, person, ["reviewer"]);
  await makeProtocol(reviewId, owner);
  const records = (await makeRecords(reviewId, owner, recordIds.length, recordIds)).map((one) => one.id);
  const all: Says = (at) => ({ verdict: at % 3 === 0 ? "exclude" : "include" });
  const closed = await openTwelve(reviewId, people, "first");
  await voteAll(reviewId, [a, c, d], records.slice(0, 12), "first", people, all);
  await voteAll(reviewId, [b], records.slice(0, 12), "first", people, () => ({ verdict: "include" }));
  await close(reviewId, owner, closed);
  const open = await openTwelve(reviewId, people, "second");
  const second = records.slice(12, 24);
  await voteAll(reviewId, [c, d], second, "second", people, all);
  await voteAll(reviewId, [a], second.slice(0, 6), "second", people, all);
  await voteAll(reviewId, [b], second, "second", people, bSays);
  for (const person of [b, c, d]) await submit(reviewId, person, open);
  await settleWhatIsSealed(reviewId, cleo, second);
  return { reviewId, recordIds };
}

async function openTwelve(reviewId: string, { owner }: People, seed: string): Promise<string> {
  return (await openBatch(reviewId, owner, "title_abstract", { seed, size: 12 })).batchId;
}

async function voteAll(
  reviewId: string,
  voters: SeedPerson[],
  items: string[],
  seed: string,
  { a, b, c, d }: People,
  says: Says,
): Promise<void> {
  const all = await db.stageItem.findMany({ where: { reviewId, batch: { seed } }, orderBy: { id: "asc" } });
  const everybody = [a, b, c, d].map((person) => person.id);
  const slots = assignSlots(
    all.map((item) => item.id),
    everybody,
    2,
    seed,
  );
  for (const person of voters) {
    for (const [at, itemId] of items.entries()) {
      const isTheirs = slots.some((slot) => slot.itemId === itemId && slot.personId === person.id);
      if (isTheirs) await vote(reviewId, person, { itemId, ...says(at) });
    }
  }
}

/** The adjudicator settles whatever is open to her ahead of the closing: in one world another than in the other. */
async function settleWhatIsSealed(reviewId: string, cleo: SeedPerson, items: string[]): Promise<void> {
  for (const itemId of items)
    await resolve(reviewId, cleo, { itemId, decision: "exclude" }).catch(() => null);
}

/** What a GET needs in its path and which queries it knows, by the name of the parameter; ids of one world. */
async function valuesFor(world: World, people: People): Promise<Record<string, string[]>> {
  const where = { reviewId: world.reviewId };
  const batches = await db.batch.findMany({ where, orderBy: { number: "asc" } });
  const imports = await db.import.findMany({ where });
  const reports = await db.report.findMany({
    where,
    include: { records: true },
    orderBy: { records: { _count: "desc" } },
  });
  const order = (id: string | undefined) => world.recordIds.indexOf(id ?? "");
  const reportIds = reports
    .sort((x, y) => order(x.records[0]?.recordId) - order(y.records[0]?.recordId))
    .map((report) => report.id);
  return {
    stage: ["title_abstract", "full_text"],
    itemId: world.recordIds,
    recordId: world.recordIds,
    reportId: reportIds,
    batchId: batches.map((batch) => batch.id),
    importId: imports.map((one) => one.id),
    personId: [people.a.id, people.b.id],
  };
}

/** Of the records: the first twelve are of a closed batch, the next twelve of the open one. */
function queriesFor({ recordIds }: World): Record<string, string[]> {
  const pairs = [
    [0, 1],
    [0, 12],
    [12, 13],
    [22, 23],
  ];
  return {
    "screening.queue": ["", "?ahead=10"],
    "conflicts.list": ["", "?status=resolved"],
    "duplicates.comparison": pairs.map((pair) => `?recordIds=${pair.map((at) => recordIds[at])}`),
  };
}

/** Every answer to every GET of the review that this person can reach, as text without what chance decides. */
export async function everythingSeen(
  token: string,
  world: World,
  people: People,
): Promise<Map<string, string>> {
  const values = await valuesFor(world, people);
  const seen = new Map<string, string>();
  const known = [...world.recordIds, ...Object.values(people).map((person) => person.id)];
  for (const endpoint of endpoints(contract)) {
    if (endpoint.method !== "GET" || !endpoint.path.startsWith("/reviews/{reviewId}")) continue;
    for (const [at, path] of pathsOf(endpoint, world, values).entries()) {
      const { status, body } = await call(token, "GET", path);
      seen.set(`${endpoint.name} ${at}`, `${status} ${withoutChance(JSON.stringify(body), known)}`);
    }
  }
  return seen;
}

function pathsOf(endpoint: EndpointFacts, world: World, values: Record<string, string[]>): string[] {
  const queries = queriesFor(world);
  let paths = [endpoint.path.replace("{reviewId}", world.reviewId)];
  for (const [whole, name] of endpoint.path.matchAll(/\{(\w+)\}/g)) {
    if (name === undefined || name === "reviewId") continue;
    const given = values[name] ?? [uuid()];
    paths = paths.flatMap((path) => given.map((value) => path.replace(whole, value)));
  }
  return paths.flatMap((path) => (queries[endpoint.name] ?? [""]).map((query) => path + query));
}

/** Times, and ids that each world drew for itself, by the order in which they appear; ids both share stay. */
function withoutChance(text: string, known: readonly string[]): string {
  const names = new Map<string, string>();
  return text
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+(Z|\+\d\d:\d\d)/g, "TIME")
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
      if (known.includes(id)) return id;
      const name = names.get(id) ?? `ID${names.size + 1}`;
      names.set(id, name);
      return name;
    });
}
