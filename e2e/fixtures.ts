import { AxeBuilder } from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";

/** A person with a browser of their own. */
export interface Visitor {
  name: string;
  email: string;
  page: Page;
  context: BrowserContext;
}

const PASSWORD = "a long enough password";

interface Fixtures {
  /** A new person, signed up and signed in through the pages. `back` is where signing up leads. */
  visitor: (name: string, back?: string) => Promise<Visitor>;
}

export const test = base.extend<Fixtures>({
  visitor: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (name, back = "/") => {
      const context = await browser.newContext();
      contexts.push(context);
      const page = await context.newPage();
      const email = `${name.toLowerCase()}.${Date.now()}@example.org`;
      await signUp(page, { name, email, back });
      return { name, email, page, context };
    });
    for (const context of contexts) await context.close();
  },
});

async function signUp(page: Page, { name, email, back }: { name: string; email: string; back: string }) {
  await page.goto(`/sign-up?back=${encodeURIComponent(back)}`);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Make an account" }).click();
  await page.waitForURL((url) => url.pathname === back);
}

/** Nothing for axe to find, best practice included. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  // What a page says comes before its title does, when one goes there by a link.
  await expect(page, `${what}: a title`).toHaveTitle(/\S/);
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  await expectNoViolations(axeOn(page).withTags(tags), what);
}

/** Nothing for axe to find in the colours: all that another light changes of a page. */
export async function expectReadable(page: Page, what: string): Promise<void> {
  await expectNoViolations(axeOn(page).withRules(["color-contrast", "link-in-text-block"]), what);
}

/** No page has frames, so axe need not open a second page to join what it found in each: half the time. */
function axeOn(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
}

async function expectNoViolations(axe: AxeBuilder, what: string): Promise<void> {
  const { violations } = await axe.analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`,
  );
  expect(found, what).toEqual([]);
}

/** No page is wider than its window. */
export async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(over, what).toBeLessThanOrEqual(0);
}

export { expect };
