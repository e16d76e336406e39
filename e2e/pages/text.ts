import { expect, type Locator, type Page } from "@playwright/test";

/** Marks words with the mouse, from before the first letter to behind the last one, as a reader does. */
export async function markWords(page: Page, within: Locator, words: string): Promise<void> {
  await expect(async () => {
    const ends = await within.evaluate(endsOf, words);
    if (!ends) throw new Error(`"${words}" does not stand there.`);
    await page.mouse.move(ends.from.x, ends.from.y);
    await page.mouse.down();
    await page.mouse.move(ends.to.x, ends.to.y, { steps: 4 });
    await page.mouse.up();
    const marked = await page.evaluate(() => document.getSelection()?.toString() ?? "");
    expect(bare(marked)).toBe(bare(words));
  }).toPass({ timeout: 10_000 });
}

const bare = (text: string) => text.replaceAll(/\s+/g, "");

/** Where the first and the last letter of some words are in the window; null where the words are not. */
function endsOf(element: Element, words: string) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const letters: { node: Node; at: number }[] = [];
  let text = "";
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (const [at, letter] of [...(node.nodeValue ?? "")].entries()) {
      if (/\s/.test(letter)) continue;
      letters.push({ node, at });
      text += letter;
    }
  }
  const wanted = words.replaceAll(/\s+/g, "");
  const start = text.indexOf(wanted);
  const [first, last] = [letters[start], letters[start + wanted.length - 1]];
  if (start < 0 || !first || !last) return null;
  const box = ({ node, at }: { node: Node; at: number }) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  };
  // Into sight, whatever scrolls.
  for (let pane = first.node.parentElement; pane; pane = pane.parentElement) {
    if (pane.scrollHeight <= pane.clientHeight || !/auto|scroll/.test(getComputedStyle(pane).overflowY))
      continue;
    pane.scrollTop += box(first).top - pane.getBoundingClientRect().top - pane.clientHeight / 4;
  }
  const [a, b] = [box(first), box(last)];
  return {
    from: { x: a.left + 0.5, y: a.top + a.height / 2 },
    to: { x: b.right - 0.5, y: b.top + b.height / 2 },
  };
}
