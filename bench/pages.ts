import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { promisify } from "node:util";
import { type Browser, chromium, type Page, type Response } from "@playwright/test";
import { db } from "@/lib/db/client";
import { join, type SeedPerson } from "@/prisma/seed/team";

/** What opening a page costs: the document, what it asks the API, and what it fetches ahead for its links. */
export interface PageCost {
  page: string;
  milliseconds: number;
  statements: number;
  gate: number;
  /** Each call of the API with the statements it took. */
  calls: string[];
  ahead: number;
}

/**
 * Opens every page of the signed-in product in a browser and counts what the server sent to the database until the
 * page had all it wanted. Pages of one report are those of the demonstration's finished review; the others are of the
 * large review, into which the demonstration's Ada is let.
 */
export async function pageCosts(
  base: string,
  large: { reviewId: string; owner: SeedPerson },
): Promise<PageCost[]> {
  const ada = await seedDemonstration();
  await join(large.reviewId, large.owner, ada, ["lead", "reviewer", "extractor"]);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  });
  try {
    const signedIn = await signIn(browser, base, ada);
    const costs: PageCost[] = [];
    for (const page of pages()) {
      const path = await fill(page, large.reviewId);
      await cost(signedIn, base, page, path);
      costs.push(await cost(signedIn, base, page, path));
    }
    return costs;
  } finally {
    await browser.close();
  }
}

/** Parts of a page that ask for something else than the page as it opens. */
const PARTS = ["agreement", "batches", "stopping"].map(
  (part) => `/reviews/[reviewId]/screening?part=${part}`,
);

/** The addresses of the signed-in pages, as their folders say, and of the parts of screening. */
function pages(): string[] {
  const files = readdirSync("app/(signed-in)", { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file.replace(/\/?page\.tsx$/, "")}`)
    .concat(PARTS)
    .sort();
}

async function seedDemonstration(): Promise<SeedPerson & { password: string }> {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ["--import", "tsx", "prisma/seed/demo.ts"]);
  const { account } = JSON.parse(stdout.split("\n").find((line) => line.startsWith('{"account"')) ?? "{}");
  const { id, name, email } = await db.person.findUniqueOrThrow({ where: { email: account.email } });
  return { id, name, email, password: account.password };
}

async function fill(page: string, large: string): Promise<string> {
  if (!page.includes("[reportId]")) {
    const record = await db.record.findFirstOrThrow({ where: { reviewId: large, ordinal: 1 } });
    return page.replace("[reviewId]", large).replace("[recordId]", record.id);
  }
  const report = await db.report.findFirstOrThrow({ where: { status: "included" } });
  return page.replace("[reviewId]", report.reviewId).replace("[reportId]", report.id);
}

async function signIn(
  browser: Browser,
  base: string,
  who: { email: string; password: string },
): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${base}/sign-in`);
  await page.getByLabel("E-mail address").fill(who.email);
  await page.getByLabel("Password").fill(who.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${base}/`);
  return page;
}

async function cost(browser: Page, base: string, page: string, path: string): Promise<PageCost> {
  const calls: string[] = [];
  let ahead = 0;
  const listen = (response: Response) => {
    const { pathname } = new URL(response.url());
    if (response.request().headers()["next-router-prefetch"]) ahead += 1;
    if (!pathname.startsWith("/api/v1/")) return;
    const name = pathname
      .replace("/api/v1", "")
      .replace(/^\/reviews\/[^/]+/, "")
      .replaceAll(/[0-9a-f-]{36}/g, "…");
    calls.push(`${name} ${response.headers()["x-statements"]}`);
  };
  await browser.goto("about:blank");
  const before = await sent(base);
  browser.on("response", listen);
  const began = performance.now();
  const answer = await browser.goto(base + path, { waitUntil: "load" });
  const milliseconds = performance.now() - began;
  if (!answer?.ok()) throw new Error(`${path} answered ${answer?.status()}.`);
  await quiet(() => calls.length);
  browser.off("response", listen);
  const after = await sent(base);
  // Asking how many were sent sends one.
  const statements = after.statements - before.statements - 1;
  return { page, milliseconds, statements, gate: after.gate - before.gate, calls, ahead };
}

/** Until a first call was answered and then none for a second; a busy machine takes its time to begin. */
async function quiet(calls: () => number): Promise<void> {
  const end = Date.now() + 15_000;
  for (let [before, still] = [0, 0]; still < 5 && Date.now() < end; before = calls()) {
    await new Promise((go) => setTimeout(go, 200));
    still = calls() > 0 && calls() === before ? still + 1 : 0;
  }
}

async function sent(base: string): Promise<{ statements: number; gate: number }> {
  const answer = await fetch(`${base}/api/health`);
  return ((await answer.json()) as { sent: { statements: number; gate: number } }).sent;
}
