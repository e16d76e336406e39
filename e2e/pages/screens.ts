import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, expectReadable } from "../fixtures";

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

/** The same in each light at each width. */
export async function expectGoodByDayAndNight(page: Page, what: string): Promise<void> {
  for (const [width, size] of [
    ["at a desk", DESK],
    ["on a phone", PHONE],
  ] as const) {
    await page.setViewportSize(size);
    await expectNoSidewaysScroll(page, `${what}, ${width}`);
    await expectAccessible(page, `${what}, ${width}`);
    await page.emulateMedia({ colorScheme: "dark" });
    await expectReadable(page, `${what}, ${width}, by night`);
    await page.emulateMedia({ colorScheme: "light" });
  }
  await page.setViewportSize(DESK);
}

/** Opens an address and waits until its first heading stands and nothing is loading. */
export async function opened(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForLoadState("networkidle");
}

/** Opens each address and looks at it. */
export async function expectGoodScreens(page: Page, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    await opened(page, address);
    await expectGoodScreen(page, address);
  }
}
