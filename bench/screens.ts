import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Browser, chromium, type Page } from "@playwright/test";
import { closeDatabase, db } from "@/lib/db/client";
import { HEAD_BYTES, isRecognised, recognise } from "@/lib/review/formats/registry";
import { makeSearch, risOf, type SeedFile, startSeedImport } from "@/prisma/seed/import";
import { makeReview, type SeedPerson } from "@/prisma/seed/team";
import { type Answered, answerOf, type Movement, movementOf, watchTasks } from "./screens/measure";
import { percentile, table } from "./table";

/**
 * The screens of the import at the size of a real review: how many rows each draws, how long opening takes, the longest
 * task of the main thread while it is scrolled and typed into, and how soon search and filters have painted their answer.
 * `--data FOLDER`: records of all its files instead of made-up ones; `--json FILE` is written. On a busy machine each
 * figure is too high: the load is printed, and of several tries the best counts.
 */
const { values } = parseArgs({ options: { data: { type: "string" }, json: { type: "string" } } });
const RECORDS = Number(process.env.RECORDS ?? 20_000);
const TRIES = 5;
const LIMITS = { rows: 60, task: 100, answer: 200 };
const base = process.env.BASE_URL ?? "http://localhost:3000";

function filesOf(folder: string): SeedFile[] {
  return readdirSync(folder)
    .filter((name) => name !== "MANIFEST.tsv" && statSync(path.join(folder, name)).isFile())
    .map((name) => ({ name, bytes: readFileSync(path.join(folder, name)) }))
    .filter(({ name, bytes }) => isRecognised(recognise(bytes.subarray(0, HEAD_BYTES), name)));
}

/** Thirty exports, of which every tenth record stands in the next one too. */
function madeUp(): SeedFile[] {
  const each = Math.ceil(RECORDS / 30);
  return Array.from({ length: 30 }, (_, n) => ({
    name: `source-${n % 9}-part-${n}.ris`,
    text: risOf(each, String(n)) + risOf(Math.floor(each / 10), String(n + 1)),
  }));
}

async function fill(reviewId: string, lead: SeedPerson): Promise<number> {
  const files = values.data ? filesOf(values.data) : madeUp();
  const searches: string[] = [];
  for (let n = 0; n < 9; n += 1) searches.push(await makeSearch(reviewId, lead, { name: `Source ${n}` }));
  for (const [n, file] of files.entries()) {
    const feeds = [{ part: "all" as const, searchId: searches[n % 9] ?? "" }];
    await startSeedImport(reviewId, lead, { ...file, feeds });
  }
  await until(() => db.importState.count({ where: { reviewId, status: { in: ["waiting", "reading"] } } }));
  await settled(() => db.recordState.count({ where: { reviewId, status: "duplicate" } }));
  return db.recordState.count({ where: { reviewId } });
}

async function until(left: () => Promise<number>): Promise<void> {
  while ((await left()) > 0) await new Promise((go) => setTimeout(go, 500));
}

/** The search for duplicates runs on after the last import. */
async function settled(count: () => Promise<number>): Promise<void> {
  for (let [before, still] = [-1, 0]; still < 10; ) {
    await new Promise((go) => setTimeout(go, 1_000));
    const now = await count();
    still = now === before ? still + 1 : 0;
    before = now;
  }
}

async function signUp(browser: Browser): Promise<{ page: Page; person: SeedPerson }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
  const email = `screens.${Date.now()}@example.org`;
  await page.goto(`${base}/sign-up?back=/`);
  await page.getByLabel("Name").fill("Ada");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill("a long enough password");
  await page.getByRole("button", { name: "Make an account" }).click();
  await page.waitForURL(`${base}/`);
  const { id, name } = await db.person.findUniqueOrThrow({ where: { email } });
  return { page, person: { id, name, email } };
}

const SCREENS = [
  "/import",
  "/import/sources",
  "/import/key-papers",
  "/records",
  "/records?lacks=abstract",
  "/records?retracted=true",
  "/duplicates",
] as const;

const filters = (page: Page) => page.getByRole("search");

/** What is done in the list of records that asks the server again. */
const QUESTIONS: readonly [string, (page: Page) => Promise<unknown>][] = [
  [
    "a word is typed",
    (page) =>
      filters(page)
        .getByLabel("Search the records", { exact: true })
        .pressSequentially("sleep", { delay: 40 }),
  ],
  [
    "a word more",
    (page) =>
      filters(page)
        .getByLabel("Search the records", { exact: true })
        .pressSequentially(" study", { delay: 40 }),
  ],
  ["words cleared", (page) => filters(page).getByLabel("Search the records", { exact: true }).fill("")],
  ["a state", (page) => filters(page).getByLabel("State", { exact: true }).selectOption("duplicate")],
  ["any state", (page) => filters(page).getByLabel("State", { exact: true }).selectOption("")],
  ["a search", (page) => filters(page).getByLabel("From search", { exact: true }).selectOption({ index: 3 })],
  ["any search", (page) => filters(page).getByLabel("From search", { exact: true }).selectOption("")],
  [
    "without abstract",
    (page) => filters(page).getByLabel("Missing or retracted", { exact: true }).selectOption({ index: 1 }),
  ],
  [
    "without identifier",
    (page) => filters(page).getByLabel("Missing or retracted", { exact: true }).selectOption({ index: 4 }),
  ],
  [
    "retracted",
    (page) => filters(page).getByLabel("Missing or retracted", { exact: true }).selectOption({ index: 5 }),
  ],
];

async function movements(page: Page, at: string): Promise<Movement[]> {
  const found: Movement[] = [];
  for (const screen of SCREENS) {
    const tries: Movement[] = [];
    for (let n = 0; n < TRIES; n += 1) tries.push(await movementOf(page, base + at + screen, screen));
    found.push({
      ...tries[0]!,
      opened: Math.min(...tries.map(({ opened }) => opened)),
      rows: Math.max(...tries.map(({ rows }) => rows)),
      tasks: tries.flatMap(({ tasks }) => Math.max(0, ...tasks)),
    });
  }
  return found;
}

async function answers(page: Page, at: string): Promise<Answered[]> {
  const tries: Answered[][] = [];
  for (let n = 0; n < TRIES; n += 1) {
    await page.goto(`${base}${at}/records`, { waitUntil: "networkidle" });
    const one: Answered[] = [];
    for (const [what, act] of QUESTIONS) one.push(await answerOf(page, what, () => act(page)));
    tries.push(one);
  }
  return QUESTIONS.map(([what], index) => ({
    what,
    server: Math.min(...tries.map((one) => one[index]!.server)),
    painted: Math.min(...tries.map((one) => one[index]!.painted)),
    all: tries.map((one) => one[index]!.painted),
  }));
}

async function main(): Promise<string[]> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  });
  try {
    const { page, person } = await signUp(browser);
    const reviewId = await makeReview(person, "Screens");
    const records = await fill(reviewId, person);
    await watchTasks(page);
    const at = `/reviews/${reviewId}`;
    const load = loadavg()[0] ?? 0;
    const [moved, answered] = [await movements(page, at), await answers(page, at)];
    console.log(
      `${records} records; load ${load.toFixed(1)} on ${cpus().length} processors; best of ${TRIES} tries\n`,
    );
    console.log(
      table([
        ["screen", "ms to open", "rows drawn", "nodes", "longest task", "at p50"],
        ...moved.map(({ screen, opened, rows, nodes, tasks }) => [
          ...[screen, Math.round(opened), rows, nodes],
          ...[Math.round(Math.min(...tasks)), Math.round(percentile(tasks, 0.5))],
        ]),
      ]),
    );
    console.log(
      `\n${table([
        ["in the list of records", "server ms", "ms to paint", "at p50"],
        ...answered.map(({ what, server, painted, all }) => [
          ...[what, Math.round(server), Math.round(painted), Math.round(percentile(all, 0.5))],
        ]),
      ])}`,
    );
    if (values.json) writeFileSync(values.json, JSON.stringify({ records, load, moved, answered }, null, 1));
    return [
      ...moved.flatMap(({ screen, rows }) => (rows > LIMITS.rows ? [`${screen} draws ${rows} rows`] : [])),
      ...moved.flatMap(({ screen, tasks }) =>
        Math.min(...tasks) > LIMITS.task ? [`${screen} blocks for ${Math.round(Math.min(...tasks))} ms`] : [],
      ),
      ...answered.flatMap(({ what, painted }) =>
        painted > LIMITS.answer ? [`${what}: painted after ${Math.round(painted)} ms`] : [],
      ),
    ];
  } finally {
    await browser.close();
  }
}

const missed = await main().finally(closeDatabase);
for (const sentence of missed) console.error(sentence);
process.exit(missed.length === 0 ? 0 : 1);
