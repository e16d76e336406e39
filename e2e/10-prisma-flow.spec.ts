import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import type { MemberEntry } from "@/lib/review/prisma-flow/schema";
import { makeRecords } from "@/prisma/seed/screening";
import { expect, test } from "./fixtures";
import { ask } from "./pages/ask";
import { seedReview } from "./seeded";

const SENTENCE = "Records identified from databases";
const ODD = 'Ketamine, "rapid"\nand 5 µg: –';

test("the list behind a number is downloaded whole, line by line as it stands on the page", async ({
  visitor,
}) => {
  const ada = await visitor("Ada");
  const { page } = ada;
  const { reviewId, lead } = await seedReview(ada, []);
  // More than the list loads at once.
  const records = await makeRecords(reviewId, lead, 130, [], [ODD, "=1+1"]);

  await page.goto(`/reviews/${reviewId}/prisma-flow`);
  await page
    .getByRole("link", { name: `${SENTENCE}: 130`, exact: true })
    .first()
    .click();
  const sheet = page.getByRole("dialog", { name: SENTENCE });
  await expect(sheet.getByText(/^The first 100 of 130/)).toBeVisible();
  const saving = page.waitForEvent("download");
  await sheet.getByRole("button", { name: "Download as CSV" }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^prisma-[a-z-]+\.csv$/);
  const lines: Record<string, string>[] = parse(await readFile(await file.path(), "utf8"), {
    columns: true,
    bom: true,
  });

  const box = new URL(page.url()).search;
  const members: MemberEntry[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const path = `/reviews/${reviewId}/prisma-flow/members${box}&limit=100${cursor ? `&cursor=${cursor}` : ""}`;
    const answer: { members: MemberEntry[]; next: string | null } = await ask(page, path);
    members.push(...answer.members);
    cursor = answer.next;
  }
  expect(lines.map(({ id }) => id).sort()).toEqual(records.map(({ id }) => id).sort());
  expect(lines).toEqual(members.map(lineOf));
  const titles = lines.map(({ title }) => title);
  expect(titles).toEqual(expect.arrayContaining([ODD, "'=1+1"]));

  // What stands on the page, from its first row on, is what the file begins with.
  const rows = sheet.getByRole("row");
  await expect(rows.first()).toBeVisible();
  for (const [at, text] of (await rows.allInnerTexts()).entries()) {
    expect(bare(text), `row ${at + 1}`).toContain(bare((titles[at] ?? "").replace(/^'=/, "=")));
    expect(bare(text), `row ${at + 1}`).toContain(bare(lines[at]?.authors ?? ""));
  }
});

const bare = (text: string) => text.replaceAll(/\s+/g, " ").trim();

/** A member of the list as the file has it: a cell that would be a formula is told to be text. */
function lineOf(member: MemberEntry): Record<string, string> {
  const { byline, sourceName, because, event, of, ...rest } = member;
  const cells = {
    ...rest,
    ...{ authors: byline, source: sourceName, reason: because, of: of.join(" ") },
    ...{ event: event?.kind, at: event?.at, by: event?.actorName },
  };
  return Object.fromEntries(
    Object.entries(cells).map(([name, cell]) => [name, String(cell ?? "").replace(/^(?=[=+\-@\t\r])/, "'")]),
  );
}
