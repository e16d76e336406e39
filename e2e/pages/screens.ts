import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../fixtures";

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };

/** What stands on the page now is good by day at a desk and by night on a phone. */
export async function expectGoodScreen(page: Page, what: string): Promise<void> {
  await expectAccessible(page, `${what}, by day`);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page, `${what}, at 360`);
  await expectAccessible(page, `${what}, by night`);
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(DESK);
}

/** Opens each address and looks at it once its first heading stands and nothing is loading. */
export async function expectGoodScreens(page: Page, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    await page.goto(address);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    await expectGoodScreen(page, address);
  }
}
