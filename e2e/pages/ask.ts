import type { Page } from "@playwright/test";

/** What the API answers to whoever is signed in on this page. */
export async function ask<T = unknown>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(`/api/v1${path}`);
  return answer.json();
}
