import type { Page } from "@playwright/test";

/** A screen as it was opened, scrolled to and fro, and left. */
export interface Movement {
  screen: string;
  opened: number;
  /** Rows of lists and tables that are drawn, wherever the window is. */
  rows: number;
  nodes: number;
  /** Tasks of the main thread longer than 50 ms while it was scrolled, each in milliseconds. */
  tasks: number[];
}

/** How soon an answer stood on the screen after the last key or choice. */
export interface Answered {
  what: string;
  /** Between the request and the last byte of its answer, as the browser saw it. */
  server: number;
  painted: number;
  all: number[];
}

interface Watched {
  longTasks: number[];
  lastInput: number;
  lastChange: number;
}
declare global {
  interface Window {
    watched: Watched;
  }
}

/** Keeps in every page what its main thread does, when somebody last typed, and when the page last changed. */
export async function watchTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched: Watched = { longTasks: [], lastInput: 0, lastChange: 0 };
    window.watched = watched;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.longTasks.push(duration);
    }).observe({ type: "longtask" });
    addEventListener(
      "input",
      ({ timeStamp }) => {
        watched.lastInput = timeStamp;
      },
      true,
    );
    new MutationObserver(() => {
      // Drawn with the frame after the one in which it changed.
      requestAnimationFrame(() =>
        setTimeout(() => {
          watched.lastChange = performance.now();
        }),
      );
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  });
}

export async function movementOf(page: Page, address: string, screen: string): Promise<Movement> {
  const began = performance.now();
  await page.goto(address);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForLoadState("networkidle");
  const opened = performance.now() - began - 500;
  await page.evaluate(() => {
    window.watched.longTasks = [];
  });
  await page.mouse.move(640, 600);
  for (let turns = 0; turns < 40; turns += 1) {
    await page.mouse.wheel(0, turns < 30 ? 900 : -1_500);
    await page.waitForTimeout(25);
  }
  await page.waitForTimeout(500);
  return page.evaluate(
    ({ name, milliseconds }) => ({
      screen: name,
      opened: milliseconds,
      rows: [...document.querySelectorAll("main :is([role=row], li, tr)")].filter((row) =>
        (row.firstElementChild ?? row).checkVisibility({ contentVisibilityAuto: true }),
      ).length,
      nodes: document.querySelectorAll("*").length,
      tasks: window.watched.longTasks,
    }),
    { name: screen, milliseconds: opened },
  );
}

export async function answerOf(page: Page, what: string, act: () => Promise<unknown>): Promise<Answered> {
  const before = await page.evaluate(() => performance.now());
  await act();
  await page.waitForTimeout(300);
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(300);
  const { server, painted } = await page.evaluate((since) => {
    const asked = performance
      .getEntriesByType("resource")
      .filter((entry): entry is PerformanceResourceTiming => entry instanceof PerformanceResourceTiming)
      .filter(({ name, startTime }) => /\/records\?/.test(name) && startTime >= since)
      .at(-1);
    const { lastInput, lastChange } = window.watched;
    return { server: asked ? asked.responseEnd - asked.requestStart : 0, painted: lastChange - lastInput };
  }, before);
  return { what, server, painted, all: [painted] };
}
