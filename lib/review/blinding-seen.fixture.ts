import { v7 as uuid } from "uuid";
import { contract } from "@/lib/api/contract";
import { type EndpointFacts, endpoints } from "@/lib/api/endpoints";
import { db } from "@/lib/db/client";
import { call } from "@/prisma/seed/client";
import type { People, World } from "./blinding.fixture";

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
  const propositions = await db.proposition.findMany({ where, orderBy: { id: "asc" } });
  const ofB = propositions.find(({ ownerId }) => ownerId === people.b.id);
  const settled = propositions.find(({ ownerId }) => ownerId === null);
  return {
    stage: ["title_abstract", "full_text"],
    itemId: [...world.recordIds, ...reportIds],
    propositionId: [ofB?.id ?? "", settled?.id ?? ""],
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
    "extraction.reports": ["", "?mine=started", "?limit=1"],
    "mechanisms.map": ["", "?all=true"],
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
