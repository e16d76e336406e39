/** `npm run screenshots`: takes the README's pictures from the built product and its demonstration, so that they stay true. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { must, ROOT, runNode } from "./run/command.js";
import { runMain } from "./run/stop.js";
import { installPackages } from "./setup/packages.js";

const FOLDER = path.join(ROOT, "public/screenshots");
const SHOTS = [
  { name: "screening", review: "Mechanisms of ketamine in depression", path: "/screening" },
  { name: "prisma-flow", review: "Mechanisms of ketamine in depression (finished)", path: "/prisma-flow" },
  { name: "mechanisms", review: "Mechanisms of ketamine in depression (finished)", path: "/mechanisms" },
];

async function takeScreenshots() {
  await installPackages();
  const { onBuiltProduct } = await import("./testing/built-product.js");
  const { findBrowser } = await import("./setup/browser.js");
  const { readAccounts } = await import("./setup/demo.js");
  const { chromium } = await import("@playwright/test");
  const executablePath = await findBrowser();
  mkdirSync(FOLDER, { recursive: true });
  await onBuiltProduct({}, async ({ env }) => {
    const output = await must(
      "the demonstration data",
      runNode(["--import", "tsx", "prisma/seed/demo.ts"], { env }),
    );
    const [account] = readAccounts(output);
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, reducedMotion: "reduce" });
    await page.goto(`${env.BASE_URL}/sign-in`);
    await page.getByLabel("E-mail address").fill(account.email);
    await page.getByLabel("Password").fill(account.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL(`${env.BASE_URL}/`);
    for (const shot of SHOTS) await take(page, env.BASE_URL, shot);
    await browser.close();
  });
  process.exit(0);
}

async function take(page, base, { name, review, path: place }) {
  await page.goto(`${base}/`);
  const href = await page
    .locator("a")
    .filter({ hasText: new RegExp(`^${review.replaceAll(/[()]/g, "\\$&")}(?! \\()`) })
    .first()
    .getAttribute("href");
  await page.goto(`${base}${href}${place}`);
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
  console.log(`public/screenshots/${name}.png`);
}

await runMain("No pictures were taken", takeScreenshots);
