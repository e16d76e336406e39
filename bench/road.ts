import { readFileSync } from "node:fs";
import { v7 as uuid } from "uuid";
import { closeDatabase } from "@/lib/db/client";
import { DEFAULT_STOPPING } from "@/lib/review/protocol/rules";
import { seedRecords } from "@/prisma/seed/import";
import { makeProtocol, openBatch } from "@/prisma/seed/screening";
import { join, makePerson, makeReview, tokenOf } from "@/prisma/seed/team";
import { pageCosts } from "./pages";
import { percentile, table } from "./table";

/**
 * The road under load: a review of 20 000 records on the built product, called over HTTP one request at a time.
 * Environment: BASE_URL, SERVER_PID and the database of that server. Prints a table; ends with 1 when a limit is passed.
 */
const RECORDS = Number(process.env.RECORDS ?? 20_000);
const VOTES = 500;
const READS = 50;
const LIMITS = { pageStatements: 6, voteAndNextStatements: 3, serverMegabytes: 400 };

const base = process.env.BASE_URL ?? "http://localhost:3000";

interface Sample {
  milliseconds: number;
  statements: number;
  body: unknown;
}

async function ask(token: string, method: string, path: string, body?: unknown): Promise<Sample> {
  const began = performance.now();
  const response = await fetch(`${base}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json();
  const milliseconds = performance.now() - began;
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
  const counted = response.headers.get("x-statements");
  if (counted === null) throw new Error("The server does not count its statements (COUNT_STATEMENTS=1).");
  return { milliseconds, statements: Number(counted), body: answer };
}

async function prepare() {
  const [lead, ada, bea] = [await makePerson("Lead"), await makePerson("Ada"), await makePerson("Bea")];
  const reviewId = await makeReview(lead, "Bench");
  for (const person of [ada, bea]) await join(reviewId, lead, person, ["reviewer"]);
  // What a stage shows most of: an order of its own, looks, and how far SAFE is.
  await makeProtocol(reviewId, lead, {
    titleAbstract: { order: "ranked_batches", stopping: DEFAULT_STOPPING },
  });
  const began = performance.now();
  await seedRecords(reviewId, lead, RECORDS);
  const seeded = performance.now() - began;
  await openBatch(reviewId, lead, "title_abstract", { size: Math.min(RECORDS, 5000) });
  return { reviewId, seeded, owner: lead, lead: await tokenOf(lead), ada: await tokenOf(ada) };
}

interface Queue {
  items: { itemId: string }[];
}

/** A vote and the next record, as the page asks for them. */
async function voteAndNext(token: string, reviewId: string): Promise<Sample[]> {
  const queue = `/reviews/${reviewId}/stages/title_abstract/queue?ahead=1`;
  const { protocol } = (await ask(token, "GET", `/reviews/${reviewId}/protocol`)).body as {
    protocol: { id: string };
  };
  const samples: Sample[] = [];
  let next = (await ask(token, "GET", queue)).body as Queue;
  for (let n = 0; n < VOTES; n += 1) {
    const item = next.items[0];
    if (!item) throw new Error("The queue is empty.");
    const verdict = n % 10 === 0 ? "include" : "exclude";
    const vote = await ask(
      token,
      "PUT",
      `/reviews/${reviewId}/stages/title_abstract/items/${item.itemId}/vote`,
      {
        operationId: uuid(),
        verdict,
        protocolVersionId: protocol.id,
      },
    );
    const after = await ask(token, "GET", queue);
    next = after.body as Queue;
    samples.push({
      milliseconds: vote.milliseconds + after.milliseconds,
      statements: vote.statements + after.statements,
      body: null,
    });
  }
  return samples;
}

async function reads(token: string, path: string): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (let n = 0; n < READS; n += 1) samples.push(await ask(token, "GET", path));
  return samples;
}

function megabytes(): number {
  const status = readFileSync(`/proc/${process.env.SERVER_PID}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024);
}

function peakMegabytes(): number {
  const status = readFileSync(`/proc/${process.env.SERVER_PID}/status`, "utf8");
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024);
}

const line = (name: string, samples: readonly Sample[]) => [
  name,
  Math.round(
    percentile(
      samples.map((one) => one.milliseconds),
      0.5,
    ) * 10,
  ) / 10,
  Math.round(
    percentile(
      samples.map((one) => one.milliseconds),
      0.95,
    ) * 10,
  ) / 10,
  Math.max(...samples.map((one) => one.statements)),
];

const { reviewId, seeded, owner, lead, ada } = await prepare();
const at = `/reviews/${reviewId}`;
const votes = await voteAndNext(ada, reviewId);
const pages: [string, Sample[]][] = [
  ["overview", await reads(lead, `${at}/overview`)],
  ["record list", await reads(lead, `${at}/records`)],
  ["record search", await reads(lead, `${at}/records?text=ketamine+hippocampus`)],
  ["PRISMA", await reads(lead, `${at}/prisma-flow`)],
  ["stage", await reads(lead, `${at}/stages/title_abstract`)],
  ["duplicates", await reads(lead, `${at}/duplicates/clusters`)],
  ["history", await reads(lead, `${at}/history`)],
  ["protocol", await reads(lead, `${at}/protocol`)],
];
console.log(`${RECORDS} records imported in ${(seeded / 1000).toFixed(1)} s\n`);
console.log(
  table([
    ["", "p50 ms", "p95 ms", "statements"],
    line("vote + next", votes),
    ...pages.map(([name, samples]) => line(name, samples)),
  ]),
);
const opened = await pageCosts(base, { reviewId, owner });
console.log(
  `\n${table([
    ["page", "ms", "statements", "of the gate", "calls", "links ahead"],
    ...opened.map((one) => [
      one.page,
      Math.round(one.milliseconds),
      one.statements,
      one.gate,
      one.calls.length,
      one.ahead,
    ]),
  ])}`,
);
console.log(`\nserver memory: ${megabytes()} MB now, ${peakMegabytes()} MB at most`);

const broken = [
  Math.max(...votes.map((one) => one.statements)) > LIMITS.voteAndNextStatements &&
    "vote + next sends too many statements",
  ...pages.map(
    ([name, samples]) =>
      Math.max(...samples.map((one) => one.statements)) > LIMITS.pageStatements &&
      `${name} sends too many statements`,
  ),
  ...opened.map(
    ({ page, statements, calls }) =>
      statements > LIMITS.pageStatements && `${page} sends ${statements} statements (${calls.join(", ")})`,
  ),
  peakMegabytes() > LIMITS.serverMegabytes && "the server takes too much memory",
].filter(Boolean);
for (const problem of broken) console.error(problem);
await closeDatabase();
process.exit(broken.length === 0 ? 0 : 1);
